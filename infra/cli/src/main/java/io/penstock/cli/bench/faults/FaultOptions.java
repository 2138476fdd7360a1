package io.penstock.cli.bench.faults;

import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.LaunchProgress;
import java.io.PrintWriter;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** Options of every command that breaks a stack of its own from a seed and then checks that all held. */
public final class FaultOptions {

    @Mixin
    private final StackOptions stack = new StackOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--seed", paramLabel = "N", description = "Of all that is drawn (default: by the clock).")
    private Optional<Long> seed = Optional.empty();

    @Option(names = "--keep", description = "Keep the data of a run that passes, too.")
    private boolean keep;

    /** What such a run ends with. */
    public interface Report {

        /** Whether all held. */
        boolean passed();

        /** For a person. */
        void print(PrintWriter out);

        /** For a program. */
        Map<String, Object> toMap();
    }

    /** Which stack. */
    public StackOptions stack() {
        return stack;
    }

    /** The seed that was given, else one by the clock. */
    public long seedOrClock() {
        return seed.orElseGet(() -> System.currentTimeMillis() % 1_000_000);
    }

    /** Whether the data of a run that passes stay. */
    public boolean keep() {
        return keep;
    }

    /** Tells how far the run is. */
    public LaunchProgress progress(CommandSpec spec) {
        return new Progress(spec.commandLine().getErr());
    }

    /** Prints the report and writes it. @return the exit code */
    public int show(Report report, CommandSpec spec) {
        report.print(spec.commandLine().getOut());
        json.write(report.toMap());
        return report.passed() ? 0 : 1;
    }
}
