package io.penstock.cli.backup;

import io.penstock.cli.output.JsonOption;
import io.penstock.launcher.Backup;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./penstock restore}: a data folder from a backup, each file checked. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = "Make a data folder from a backup; refuses one with a missing, added or changed file.")
public final class RestoreCommand implements Callable<Integer> {

    @Option(names = "--from", required = true, paramLabel = "DIR", description = "Written by ./penstock backup.")
    private Path from = Path.of("");

    @Option(names = "--data", required = true, paramLabel = "DIR", description = "A folder that does not exist yet.")
    private Path data = Path.of("");

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        var copied = Backup.restore(from, data);
        var text = spec.commandLine().getOut();
        text.println(BackupCommand.line("Restored", copied));
        text.println("Start it with ./penstock up --data " + data);
        text.flush();
        json.write(Map.of("folder", data.toString(), "files", copied.files(), "bytes", copied.bytes()));
        return 0;
    }
}
