package io.penstock.cli.bench.payouts;

import io.penstock.cli.bench.faults.FaultOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./penstock bench payouts}: exit code 0 only if every payment was made once and all books agree. */
@Command(
        name = "payouts",
        mixinStandardHelpOptions = true,
        description = {
            "Pays many holders, date after date, while the chain's node, the paying service or both are killed (SIGKILL).",
            "Anvil then comes back with the chain of its last orderly stop, and the mirror has to repeat what is gone.",
            "After each payout every balance, payment, event and effect is compared. A failing run keeps its data."
        })
public final class PayoutsCommand implements Callable<Integer> {

    @Mixin
    private final FaultOptions options = new FaultOptions();

    @Option(
            names = "--kills",
            paramLabel = "K",
            defaultValue = "100",
            description = "Go on until so many kills; one of both counts once; default ${DEFAULT-VALUE}.")
    private int kills;

    @Option(
            names = "--holders",
            paramLabel = "N",
            defaultValue = "10000",
            description = "Who is paid on each date; default ${DEFAULT-VALUE}.")
    private int holders;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (kills < 1 || holders < 1) {
            throw new ParameterException(spec.commandLine(), "--kills and --holders are at least 1");
        }
        if (options.stack().chain().filter(chain -> chain.startsWith("http")).isPresent()) {
            throw new ParameterException(spec.commandLine(), "a node that somebody else runs is not killed");
        }
        var run = new PayoutRun(
                options.stack(), options.seedOrClock(), kills, holders, options.keep(), options.progress(spec));
        return options.show(run.call(), spec);
    }
}
