package io.penstock.cli.bench.servicing;

import io.penstock.cli.bench.BenchReport;
import io.penstock.cli.bench.log.BenchStack;
import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import io.penstock.cli.stack.StackOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./penstock bench servicing}: a collection period beside COPY of its file. Exit code 0 when measured. */
@Command(
        name = "servicing",
        mixinStandardHelpOptions = true,
        description = {
            "Measures a collection period: a servicer report read, rolled over all loans and stored, and closed over",
            "what is stored, beside PostgreSQL's COPY of the same file, in turns. Runs a PostgreSQL of its own."
        })
public final class ServicingBenchCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "3",
            description = "Measured turns of each; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--loans",
            paramLabel = "N",
            defaultValue = "1000000",
            description = "Loans of the period; default ${DEFAULT-VALUE}.")
    private int loans;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    /** What can be measured by itself. */
    enum Part {
        PERIOD
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || loans < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds and --loans are at least 1");
        }
        var progress = new Progress(spec.commandLine().getErr());
        var report = new BenchReport();
        Path folder = options.dataDirectory().resolve("bench-servicing");
        try (var bench = BenchStack.start(options, folder, progress)) {
            report.measure(
                    List.of(),
                    Part.class,
                    _ -> ServicingBench.prepare(bench.server(), folder, loans),
                    rounds,
                    progress);
        }
        json.write(report.show(spec.commandLine().getOut()));
        return 0;
    }
}
