package io.penstock.cli.bench.log;

import io.penstock.cli.bench.BenchReport;
import io.penstock.cli.bench.EngineBench;
import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.LaunchProgress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./penstock bench log}: the event log beside the stock engines and bare PostgreSQL. Exit code 0 when measured. */
@Command(
        name = "log",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the event log in turns with its peers: Axon's JDBC and JPA engines under the same handler, pgbench,",
            "COPY, sha256sum. Runs a PostgreSQL (and Kafka) of its own. A missed target is shown; it is no failure."
        })
public final class LogBenchCommand implements Callable<Integer> {

    private static final int FEWEST_ROUNDS = 1;

    @Mixin
    private final StackOptions options = new StackOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measured turns of each; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--events",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Length of the log that is replayed, verified and restarted; default ${DEFAULT-VALUE}.")
    private long events;

    @Option(
            names = "--minutes",
            paramLabel = "M",
            defaultValue = "2",
            description = "How long the schedule of GAP goes on for each engine; default ${DEFAULT-VALUE}.")
    private int minutes;

    @Option(
            names = "--only",
            paramLabel = "PART",
            description = "Measure only these: ${COMPLETION-CANDIDATES}; may be repeated.")
    private List<Part> only = new ArrayList<>();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    /** What can be measured by itself. */
    enum Part {
        /** Commands a second, 1, 8 and 16 callers, one aggregate and many. */
        COMMANDS,
        /** Events a second, a hundred in a transaction. */
        APPEND,
        /** A long log decoded, folded, hashed. */
        REPLAY,
        /** From the commit of an event to a consumer of Kafka. */
        PUBLISH,
        /** A service with a long log until it is ready again, and the verification of that log. */
        LONG,
        /** Late commits and late readers: what each engine skips. Not a measure of speed. */
        GAP
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < FEWEST_ROUNDS) {
            throw new ParameterException(spec.commandLine(), "--rounds is at least " + FEWEST_ROUNDS);
        }
        var progress = new Progress(spec.commandLine().getErr());
        var report = new BenchReport();
        Path folder = options.dataDirectory().resolve("bench-log");
        try (var bench = BenchStack.start(options, folder, progress)) {
            report.measure(only, Part.class, part -> group(part, bench, progress), rounds, progress);
        }
        json.write(report.show(spec.commandLine().getOut()));
        return 0;
    }

    private EngineBench group(Part part, BenchStack bench, LaunchProgress progress) throws Exception {
        return switch (part) {
            case COMMANDS -> CommandBench.prepare(bench.server());
            case APPEND -> AppendBench.prepare(bench.server());
            case REPLAY -> ReplayBench.prepare(bench.server(), events);
            case PUBLISH -> PublishBench.prepare(bench.server());
            case LONG ->
                LongLogBench.prepare(options, options.dataDirectory().resolve("bench-long"), events, rounds, progress);
            case GAP -> GapBench.prepare(bench.server(), minutes, progress);
        };
    }
}
