package io.penstock.cli.simulation;

import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import io.penstock.simulation.Campaign;
import io.penstock.simulation.DealLifeSimulation;
import io.penstock.simulation.Outcome;
import io.penstock.simulation.Plan;
import io.penstock.simulation.Shrinker;
import io.penstock.simulation.world.Fault;
import io.penstock.simulation.world.PlantedBug;
import java.io.PrintWriter;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./penstock simulate}. Exit code 0 only if every invariant held in every seed. */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        description = {
            "Lives the life of a deal again and again, from seeds: both services with their real rules, on one thread, with",
            "crashes, duplicates, late and reordered messages, reorganised chains and people's errors. Checks what must",
            "hold after each step. A failing seed ends the run with exit code 1 and prints the command that repeats it.",
            "Needs no servers."
        })
public final class SimulateCommand implements Callable<Integer> {

    private static final long PROGRESS_NANOS = TimeUnit.SECONDS.toNanos(2);
    private static final int MOST_THREADS = 64;

    @Option(names = "--seed", paramLabel = "N", description = "Only this seed.")
    private @Nullable Long seed;

    @Option(
            names = "--seeds",
            paramLabel = "N",
            defaultValue = "1000",
            description = "How many seeds; default ${DEFAULT-VALUE}. With --minutes, at most so many.")
    private long seeds;

    @Option(
            names = "--from",
            paramLabel = "N",
            defaultValue = "1",
            description = "First seed; default ${DEFAULT-VALUE}.")
    private long from;

    @Option(names = "--minutes", paramLabel = "N", description = "Go on for so long instead of a number of seeds.")
    private @Nullable Integer minutes;

    @Option(
            names = "--steps",
            paramLabel = "N",
            defaultValue = "" + Plan.STEPS,
            description = "Steps with faults in each life; default ${DEFAULT-VALUE}. The rest of it follows without.")
    private int steps;

    @Option(
            names = "--faults",
            paramLabel = "LIST",
            defaultValue = "all",
            description =
                    "What may go wrong: all, none, or some of crash, duplicate, reorder, late, clock, cut, mistake, reorg.")
    private String faults = "all";

    @Option(names = "--bug", paramLabel = "LIST", hidden = true, defaultValue = "none")
    private String bugs = "none";

    @Option(names = "--trace", description = "Print what happens, step by step; with --seed.")
    private boolean trace;

    @Option(names = "--threads", paramLabel = "N", description = "Seeds at a time; default: one a core.")
    private @Nullable Integer threads;

    @Mixin
    private final JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws InterruptedException {
        // The services' own words on what is refused belong into the trace, which says it in its order.
        System.setProperty("org.slf4j.simpleLogger.log.io.penstock", "off");
        if (steps < 0 || seeds < 1) {
            throw new ParameterException(spec.commandLine(), "--steps is at least 0, --seeds at least 1");
        }
        var template = new Plan(seed == null ? from : seed, steps, faults(), chosen(PlantedBug.class, bugs));
        return seed == null ? many(template) : one(template);
    }

    private Set<Fault> faults() {
        return chosen(Fault.class, faults);
    }

    private <E extends Enum<E>> Set<E> chosen(Class<E> type, String list) {
        if (list.equals("all")) {
            return EnumSet.allOf(type);
        }
        var chosen = EnumSet.noneOf(type);
        if (!list.equals("none")) {
            for (var name : List.of(list.split(",", -1))) {
                try {
                    chosen.add(Enum.valueOf(type, name.trim().toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    throw new ParameterException(
                            spec.commandLine(),
                            "'" + name + "' is none of "
                                    + EnumSet.allOf(type).toString().toLowerCase(Locale.ROOT),
                            e);
                }
            }
        }
        return chosen;
    }

    private int one(Plan plan) {
        var out = spec.commandLine().getOut();
        Consumer<String> lines = trace ? out::println : _ -> {};
        var outcome = DealLifeSimulation.run(plan, lines);
        out.printf(
                Locale.ROOT,
                "seed %d: %d steps, %d events, %d.%02d paid out, trace %s%n",
                plan.seed(),
                outcome.steps(),
                outcome.events(),
                outcome.paidCents() / 100,
                outcome.paidCents() % 100,
                outcome.traceChecksum());
        var report = new LinkedHashMap<String, Object>();
        report.put("seed", plan.seed());
        report.put("steps", outcome.steps());
        report.put("events", outcome.events());
        report.put("trace", outcome.traceChecksum());
        report.put("holds", outcome.failure().isEmpty());
        outcome.failure().ifPresent(failure -> {
            out.printf("BROKEN %s at step %d: %s%n", failure.invariant(), failure.step(), failure.detail());
            report.put("failure", describe(outcome, failure));
        });
        out.flush();
        json.write(report);
        return outcome.failure().isEmpty() ? 0 : 1;
    }

    private int many(Plan template) throws InterruptedException {
        var out = spec.commandLine().getOut();
        int at = Math.clamp(threads == null ? Runtime.getRuntime().availableProcessors() : threads, 1, MOST_THREADS);
        long end = minutes == null ? Long.MAX_VALUE : System.nanoTime() + TimeUnit.MINUTES.toNanos(minutes);
        long most = minutes == null ? seeds : Long.MAX_VALUE;
        var result = new Campaign(template, from, most, at).run(() -> System.nanoTime() < end, progress());
        double wall = result.wallNanos() / 1e9;
        double cpu = result.cpuNanos() / 1e9;
        out.printf(
                Locale.ROOT,
                "%,d seeds, %,d steps, %,d events in %.1f s on %d threads: %,.0f seeds a minute; %.1f s of CPU, %,.0f a CPU minute%n",
                result.seeds(),
                result.steps(),
                result.events(),
                wall,
                at,
                result.seeds() * 60 / wall,
                cpu,
                result.seeds() * 60 / cpu);
        var report = new LinkedHashMap<String, Object>();
        report.put("seeds", result.seeds());
        report.put("steps", result.steps());
        report.put("events", result.events());
        report.put("seconds", wall);
        report.put("cpuSeconds", cpu);
        report.put("seedsPerMinute", result.seeds() * 60 / wall);
        report.put("holds", result.failure().isEmpty());
        result.failure().ifPresent(outcome -> report.put("failure", broken(outcome, out)));
        out.println(result.failure().isEmpty() ? "All invariants held." : "FAILED");
        out.flush();
        json.write(report);
        return result.failure().isEmpty() ? 0 : 1;
    }

    private static Map<String, Object> broken(Outcome outcome, PrintWriter out) {
        var failure = outcome.failure().orElseThrow();
        out.printf(
                "BROKEN %s in seed %d at step %d: %s%n",
                failure.invariant(), outcome.plan().seed(), failure.step(), failure.detail());
        out.println("  repeat it:  " + outcome.plan().command() + " --trace");
        out.flush();
        var smaller = Shrinker.shrink(outcome);
        out.printf(
                "  smallest:   %s --trace   (%s)%n",
                smaller.plan().command(),
                smaller.failure().map(Outcome.Failure::invariant).orElse("?"));
        var described = describe(outcome, failure);
        described.put("smallest", smaller.plan().command());
        return described;
    }

    private static Map<String, Object> describe(Outcome outcome, Outcome.Failure failure) {
        var described = new LinkedHashMap<String, Object>();
        described.put("seed", outcome.plan().seed());
        described.put("invariant", failure.invariant());
        described.put("step", failure.step());
        described.put("detail", failure.detail());
        described.put("command", outcome.plan().command());
        return described;
    }

    /** A line at most every two seconds. */
    private LongConsumer progress() {
        var progress = new Progress(spec.commandLine().getErr());
        var last = new AtomicLong(System.nanoTime());
        return done -> {
            long before = last.get();
            long now = System.nanoTime();
            if (now - before >= PROGRESS_NANOS && last.compareAndSet(before, now)) {
                progress.note("%,d seeds".formatted(done));
            }
        };
    }
}
