package io.penstock.cli.audit;

import io.penstock.cli.output.SlowProgress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./penstock audit verify}: of the running platform, or of an exported folder. */
@Command(
        name = "verify",
        description = {
            "Is the log whole and unchanged? Recomputes the hash chain and the blocks' roots and compares them with the"
                    + " anchors.",
            "With --bundle --chain URL also asks a node of your choice for each anchor."
        })
final class VerifyCommand extends AuditCommand.Base {

    @Option(names = "--resume", description = "Go on where a check of the same folder was ended.")
    private boolean resume;

    @Override
    public Integer call() throws Exception {
        var folder = bundle;
        if (folder == null) {
            if (resume) {
                throw usage("--resume needs --bundle DIR.");
            }
            return show(live(Audit::verify));
        }
        var verify = new BundleVerify(folder, new SlowProgress(notes())::note);
        var report = verify.run(resume);
        if (options.chain().isPresent() && report.holds()) {
            new BundleOnChain(folder, options.chain().get()).compare(verify, report);
        }
        return show(report);
    }
}
