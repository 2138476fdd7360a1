package io.penstock.cli.backup;

import io.penstock.cli.output.JsonOption;
import io.penstock.cli.stack.DataOption;
import io.penstock.launcher.Backup;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./penstock backup}: a physical copy of a stopped stack. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Copy the data of a stopped stack: databases, broker, chain, keys.",
            "The copy holds secrets: keep it as you keep those."
        })
public final class BackupCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "A folder that does not exist yet.")
    private Path out = Path.of("");

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        var copied = Backup.take(data.directory(), out);
        var text = spec.commandLine().getOut();
        text.println(line("Backed up", copied));
        text.flush();
        json.write(Map.of("folder", out.toString(), "files", copied.files(), "bytes", copied.bytes()));
        return 0;
    }

    static String line(String verb, Backup.Copied copied) {
        return String.format(
                Locale.ROOT,
                "%s %,d files, %,d MB, to %s",
                verb,
                copied.files(),
                copied.bytes() >> 20,
                copied.folder());
    }
}
