package io.penstock.cli.audit;

import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.LoanEvidence;
import io.penstock.onchain.PayoutEvidence;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code ./penstock audit loan}: is this loan in the pool that was anchored on chain? */
@Command(
        name = "loan",
        description = {
            "Is one loan in the pool whose root is on chain? Needs the proof and any node, and nothing of the platform.",
            "Make a proof with ./penstock audit proof --loan POOL/LOAN --out PROOF.json.",
            "Exit codes: 0 it is, 1 it is not or cannot be told, 2 the command line is wrong."
        })
final class LoanCommand extends NodeCommand {

    @Parameters(paramLabel = "PROOF.json", description = "The proof of one loan.")
    private @Nullable Path file;

    @Option(
            names = "--contracts",
            paramLabel = "FILE",
            description = {
                "Addresses of the contracts from a source that you trust.",
                "Without it those in the proof count: compare the registry's address with the offering document."
            })
    private @Nullable Path contracts;

    @Override
    public Integer call() {
        var proof = LoanProofFile.read(Objects.requireNonNull(file));
        var trusted = contracts;
        var addresses = trusted != null
                ? ContractsFile.read(trusted)
                : proof.contracts().orElseThrow(() -> usage(file + " names no contracts: add --contracts FILE"));
        var report = ask(addresses, web3j -> check(proof, addresses, web3j));
        var fields = fields(proof, report);
        var out = out();
        fields.forEach((name, value) -> out.println("%-22s%s".formatted(name, value)));
        out.println("%-22s%s".formatted("root", proof.root()));
        out.println("%-22s%s".formatted("registry on chain", addresses.assetPoolRegistry()));
        report.details("loan", fields);
        report.details("root", proof.root());
        report.details("registry", addresses.assetPoolRegistry());
        return show(report);
    }

    private static AuditReport check(LoanProofFile proof, ContractAddresses contracts, Web3j web3j) {
        var report = new AuditReport("loan");
        report.count("loans", 1);
        report.count("block", new PayoutEvidence(web3j, contracts).block());
        if (!proof.path().verify(proof.leaf(), HexFormat.of().parseHex(proof.root()))) {
            report.fault("the path of the proof does not lead from the loan to the root " + proof.root());
        }
        var anchor = new ChainReader(web3j, contracts).poolAnchor(proof.poolId(), proof.version());
        if (anchor.isEmpty()) {
            report.fault("version " + proof.version() + " of pool " + proof.poolId() + " is not on chain");
            return report;
        }
        report.same(
                "root of pool " + proof.poolId(),
                proof.root(),
                "proof",
                anchor.get().root().substring(2),
                "chain");
        report.same(
                "loans in the pool",
                (long) proof.path().count(),
                "proof",
                anchor.get().loanCount(),
                "chain");
        boolean held = new LoanEvidence(web3j, contracts.assetPoolRegistry())
                .holds(proof.poolId(), proof.version(), proof.path().index(), proof.leafHex(), proof.siblings());
        report.same("the loan is in the pool", true, "proof", held, "registry on chain");
        return report;
    }

    /** What the leaf says, not what the file says beside it. */
    private static Map<String, String> fields(LoanProofFile proof, AuditReport report) {
        var fields = new LinkedHashMap<String, String>();
        try {
            fields.putAll(LoanFields.of(proof.leaf()));
        } catch (AuditException e) {
            report.fault(String.valueOf(e.getMessage()));
            return fields;
        }
        report.same("pool of the loan", proof.poolId(), "proof", fields.getOrDefault("pool", ""), "leaf");
        report.same("id of the loan", proof.loanId(), "proof", fields.getOrDefault("loan", ""), "leaf");
        return fields;
    }
}
