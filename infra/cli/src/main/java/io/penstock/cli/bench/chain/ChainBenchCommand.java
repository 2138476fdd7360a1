package io.penstock.cli.bench.chain;

import io.penstock.cli.bench.BenchReport;
import io.penstock.cli.bench.EngineBench;
import io.penstock.cli.bench.log.BenchStack;
import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import io.penstock.cli.stack.StackOptions;
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

/** {@code ./penstock bench chain}: gas, the mirror beside raw sends, a large payout. Exit code 0 when measured. */
@Command(
        name = "chain",
        mixinStandardHelpOptions = true,
        description = {
            "Measures the gas of the contracts, effects a second through the mirror in turns with the same effects signed",
            "and sent bare, and a payout to many holders. Runs a PostgreSQL and a chain of its own, the chain as the",
            "product has it. A missed target is shown; it is no failure."
        })
public final class ChainBenchCommand implements Callable<Integer> {

    private static final int QUICK_HOLDERS = 500;
    private static final int QUICK_EFFECTS = 200;

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
            names = "--effects",
            paramLabel = "N",
            defaultValue = "2000",
            description = "Effects in each turn of RATE; default ${DEFAULT-VALUE}.")
    private int effects;

    @Option(
            names = "--holders",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Holders of PAYOUT, in hundreds; default ${DEFAULT-VALUE}.")
    private int holders;

    @Option(
            names = "--quick",
            description = "One turn, " + QUICK_EFFECTS + " effects, " + QUICK_HOLDERS + " holders: shows that it runs.")
    private boolean quick;

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
        /** Gas of each operation. Not a measure of speed. */
        GAS,
        /** Effects a second, through the mirror and bare. */
        RATE,
        /** From the declaration to the last confirmed payment. */
        PAYOUT
    }

    @Override
    public Integer call() throws Exception {
        if (rounds < 1 || effects < 1 || holders < 1) {
            throw new ParameterException(spec.commandLine(), "--rounds, --effects and --holders are at least 1");
        }
        var progress = new Progress(spec.commandLine().getErr());
        var report = new BenchReport();
        Path folder = options.dataDirectory().resolve("bench-chain");
        try (var stack = BenchStack.start(options, folder, progress);
                var chain = BenchChain.on(stack.chain(), stack.mnemonic(), stack.contracts())) {
            report.measure(only, Part.class, part -> group(part, stack, chain, progress), quick ? 1 : rounds, progress);
        }
        json.write(report.show(spec.commandLine().getOut()));
        return 0;
    }

    private EngineBench group(Part part, BenchStack stack, BenchChain chain, Progress progress) {
        return switch (part) {
            case GAS -> GasBench.prepare(chain);
            case RATE -> RateBench.prepare(stack.server(), chain, quick ? QUICK_EFFECTS : effects);
            case PAYOUT -> PayoutBench.prepare(stack.server(), chain, quick ? QUICK_HOLDERS : holders, progress);
        };
    }
}
