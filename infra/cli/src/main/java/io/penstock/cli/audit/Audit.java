package io.penstock.cli.audit;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.penstock.cli.audit.recompute.Recompute;
import io.penstock.cli.audit.recompute.Selection;
import io.penstock.cli.audit.replay.Cut;
import io.penstock.cli.audit.replay.Replay;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.launcher.Urls;
import io.penstock.onchain.AnchorReceipts;
import io.penstock.onchain.ChainBooks;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.LogReader;
import io.penstock.onchain.PayoutEvidence;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.web3j.protocol.Web3j;

/** All audits of a running platform, as one proof. */
public final class Audit {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final LiveEvidence evidence;
    private final Map<String, ServiceClient> services;
    private final ChainReader chain;
    private final ContractAddresses contracts;
    private final Web3j web3j;
    private final AnchorReceipts receipts;

    /**
     * Audits a running platform.
     *
     * @param auditorToken of somebody with the role auditor; nothing here needs more
     */
    public Audit(Urls urls, String auditorToken, Web3j web3j, ContractAddresses contracts) {
        services = Map.of(
                "issuance", new ServiceClient("issuance", urls.issuance(), auditorToken),
                "servicing", new ServiceClient("servicing", urls.servicing(), auditorToken));
        evidence = new LiveEvidence(services);
        chain = new ChainReader(web3j, contracts);
        receipts = new AnchorReceipts(web3j, contracts.eventAnchor());
        this.contracts = contracts;
        this.web3j = web3j;
    }

    /** Anchors what is not anchored yet, then runs verify, replay, recompute and reconcile. */
    public AuditResult all(String dealId) {
        return new AuditResult(dealId, List.of(verify(), replay(), recompute(), reconcile()));
    }

    /** Whether each service comes to the state that the auditor's own fold of its log gives. */
    AuditReport replay() {
        var report = new AuditReport("replay");
        for (var service : Evidence.SERVICES) {
            var replayed = Replay.of(evidence, service, Cut.NONE);
            if (replayed.position() > 0) {
                report.count("events folded", replayed.events());
                report.count("states", replayed.streams());
                report.same(
                        service + " state at position " + replayed.position(),
                        replayed.stateHash(),
                        "replayed",
                        stateHash(service, replayed.position()),
                        "running service");
            }
        }
        return report;
    }

    AuditReport verify() {
        evidence.anchorNow();
        return new Verify(evidence, chain).run();
    }

    AuditReport recompute() {
        return new Recompute(evidence, Selection.ALL).run();
    }

    AuditReport reconcile() {
        return new Reconcile(evidence, services, chain, books(web3j, contracts), cashMoves(web3j, contracts)).run();
    }

    /** The chain at the end of its newest block. */
    static ChainBooks books(Web3j web3j, ContractAddresses contracts) {
        return new ChainBooks(web3j, contracts, new PayoutEvidence(web3j, contracts).block());
    }

    /** What holders have sent to each other up to the newest block. */
    static CashMoves cashMoves(Web3j web3j, ContractAddresses contracts) {
        return CashMoves.upTo(new PayoutEvidence(web3j, contracts).block(), new LogReader(web3j, contracts), contracts);
    }

    /** The logs as they are, nothing anchored for the purpose. */
    Evidence log() {
        return evidence;
    }

    /** The proof of one loan, with the contracts that hold the root. */
    ObjectNode loanProof(String poolId, String loanId) {
        var service = services.get("issuance");
        if (service == null) {
            throw new AuditException("no service issuance");
        }
        var proof = (ObjectNode) service.get(
                "/v1/pools/" + ServiceClient.encode(poolId) + "/loans/" + ServiceClient.encode(loanId) + "/proof");
        if (!proof.path("anchored").asBoolean()) {
            throw new AuditException("the root of pool " + poolId + " is not on chain yet");
        }
        return proof.set("contracts", JSON.valueToTree(contracts));
    }

    /** The state hash that a running service has at a position of its journal. */
    String stateHash(String service, long position) {
        return LiveState.at(services, service, position);
    }

    /** Anchors what is not anchored yet, then writes everything into the folder. */
    void export(Path folder, Consumer<String> progress) throws IOException {
        evidence.anchorNow();
        var transactions = Evidence.SERVICES.stream().collect(Collectors.toMap(s -> s, evidence::transactions));
        BundleWriter.Witness witness = (service, anchor) -> Optional.ofNullable(
                        transactions.getOrDefault(service, Map.of()).get(anchor.to()))
                .flatMap(receipts::of);
        new BundleWriter(evidence, witness, contracts, folder, progress, BundleWriter.PART).write();
    }
}
