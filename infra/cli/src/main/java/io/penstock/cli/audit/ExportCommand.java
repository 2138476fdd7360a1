package io.penstock.cli.audit;

import io.penstock.cli.output.SlowProgress;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code ./penstock audit export}: everything that an auditor needs to check the log without us. */
@Command(
        name = "export",
        description = {
            "Writes the logs of both services, their anchors and what the chain says of those into a folder.",
            "A broken-off export goes on with the same folder. Then checks what it wrote."
        })
final class ExportCommand extends AuditCommand.Base {

    @Option(
            names = "--out",
            required = true,
            paramLabel = "DIR",
            description = "A folder that is new, empty or half exported.")
    private @Nullable Path out;

    @Override
    public Integer call() throws Exception {
        var folder = Objects.requireNonNull(out);
        var progress = new SlowProgress(notes());
        session(audit -> {
            try {
                audit.export(folder, progress::note);
            } catch (IOException e) {
                throw new AuditException("cannot write " + folder + ": " + e.getMessage());
            }
            return folder;
        });
        return show(new BundleVerify(folder, progress::note).run(false));
    }
}
