package io.penstock.cli.bench.faults;

import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./penstock bench faults}: exit code 0 only if nothing was lost, doubled, skipped or reordered. */
@Command(
        name = "faults",
        mixinStandardHelpOptions = true,
        description = {
            "Runs a stack of its own under load, breaks it on purpose, then checks that nothing was lost, doubled,",
            "skipped or reordered. Kills services, broker and PostgreSQL (SIGKILL), pauses them, cuts connections, fills",
            "the broker's disk, sets clocks, holds a transaction open. A failing run keeps its data and prints its seed."
        })
public final class FaultsCommand implements Callable<Integer> {

    @Mixin
    private final FaultOptions options = new FaultOptions();

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "10",
            description = "How long faults go on at most; default ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--kills",
            paramLabel = "K",
            description = "End the faults as soon as so many processes were killed.")
    private Optional<Long> kills = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (minutes < 0) {
            throw new ParameterException(spec.commandLine(), "--minutes is at least 0");
        }
        var run = new FaultRun(
                options.stack(),
                options.seedOrClock(),
                minutes,
                kills.orElse(Long.MAX_VALUE),
                options.keep(),
                options.progress(spec));
        return options.show(run.call(), spec);
    }
}
