package io.penstock.cli.bench;

import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./penstock bench engine}: pool projection and waterfall, each beside a peer. Exit code 0 when measured. */
@Command(
        name = "engine",
        mixinStandardHelpOptions = true,
        description = {
            "Measures pool projection and waterfall, in turns with their peers: a bare C loop (where gcc is), the exact",
            "interpreter, the same deal written out by hand. A missed target is shown; it is no failure."
        })
final class EngineBenchCommand implements Callable<Integer> {

    private static final int FEWEST_ROUNDS = 1;

    @Option(
            names = "--rounds",
            paramLabel = "N",
            defaultValue = "5",
            description = "Measured turns of each; default ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--only",
            paramLabel = "GROUP",
            description = "Measure only these: ${COMPLETION-CANDIDATES}; may be repeated.")
    private List<Group> only = new ArrayList<>();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    /** What can be measured by itself. */
    enum Group {
        POOL,
        WATERFALL,
        PORTFOLIO
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < FEWEST_ROUNDS) {
            throw new ParameterException(spec.commandLine(), "--rounds is at least " + FEWEST_ROUNDS);
        }
        var out = spec.commandLine().getOut();
        var progress = new Progress(spec.commandLine().getErr());
        var report = new BenchReport();
        report.measure(only, Group.class, EngineBenchCommand::bench, rounds, progress);
        json.write(report.show(out));
        return 0;
    }

    private static EngineBench bench(Group group) throws IOException {
        return switch (group) {
            case POOL -> PoolBench.prepare();
            case WATERFALL -> WaterfallBench.prepare();
            case PORTFOLIO -> PortfolioBench.prepare();
        };
    }
}
