package io.penstock.cli.stack;

import io.penstock.cli.output.JsonOption;
import io.penstock.launcher.StackStop;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./penstock down}: stops a stack and everything that an earlier one may have left. */
@Command(
        name = "down",
        mixinStandardHelpOptions = true,
        description = "Stop what ./penstock up or demo has started; the data stays.")
public final class DownCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        List<String> stopped = StackStop.stop(data.directory());
        var out = spec.commandLine().getOut();
        out.println(stopped.isEmpty() ? "Nothing was running." : "Stopped: " + String.join(", ", stopped));
        out.flush();
        json.write(Map.of("stopped", stopped));
        return 0;
    }
}
