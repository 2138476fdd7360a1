package io.penstock.cli.audit;

import io.penstock.cli.audit.replay.Cut;
import io.penstock.onchain.ChainIdentity;
import io.penstock.onchain.ChainReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./penstock audit reconcile}: log, register, chain and cash against each other. */
@Command(
        name = "reconcile",
        description = {
            "Do event log, holder register, tokens on chain and cash agree, to the cent?",
            "With --bundle or --as-of the logs are compared with each other; with --bundle and --chain URL also with that"
                    + " node."
        })
final class ReconcileCommand extends AuditCommand.Base {

    @Option(
            names = "--as-of",
            paramLabel = "DATE|POSITION",
            description = "The logs as they stood then: 2026-05-31, an instant, or issuance:37,servicing:88.")
    private @Nullable String asOf;

    @Override
    public Integer call() throws Exception {
        var folder = bundle;
        if (folder != null && options.chain().isPresent()) {
            return show(onChain(folder, options.chain().get()));
        }
        return show(folder == null && asOf == null ? session(Audit::reconcile) : evidence(this::logs));
    }

    private AuditReport logs(Evidence log) {
        try {
            return new ReconcileLogs(log, asOf == null ? Cut.NONE : Cut.of(asOf, "", log)).run();
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()));
        }
    }

    private AuditReport onChain(Path folder, String node) throws IOException {
        if (asOf != null) {
            throw usage("a node tells how things are now: leave out --as-of or --chain");
        }
        var contracts = Manifest.parse(BundleEvidence.manifestText(folder), new ArrayList<>())
                .orElseThrow(
                        () -> new AuditException(folder + " has a manifest that cannot be read: audit verify says why"))
                .contracts();
        var web3j = Web3j.build(new HttpService(node));
        try {
            var mismatch = ChainIdentity.check(web3j, contracts);
            if (mismatch.isPresent()) {
                throw new AuditException("the node is not of the chain of this folder: " + mismatch.get());
            }
            return new Reconcile(
                            new BundleEvidence(folder),
                            null,
                            new ChainReader(web3j, contracts),
                            Audit.books(web3j, contracts),
                            Audit.cashMoves(web3j, contracts))
                    .run();
        } finally {
            web3j.shutdown();
        }
    }
}
