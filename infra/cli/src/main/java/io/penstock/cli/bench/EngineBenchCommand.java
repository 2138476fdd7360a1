package io.penstock.cli.bench;

import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
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
    public Integer call() throws IOException {
        if (rounds < FEWEST_ROUNDS) {
            throw new ParameterException(spec.commandLine(), "--rounds is at least " + FEWEST_ROUNDS);
        }
        var out = spec.commandLine().getOut();
        var progress = new Progress(out);
        var machine = new Machine();
        var measured = new ArrayList<Measured>();
        var facts = new LinkedHashMap<String, Object>();
        for (var group : only.isEmpty() ? List.of(Group.values()) : only) {
            var name = group.name().toLowerCase(Locale.ROOT);
            progress.note(name + ": preparing");
            try (var bench = bench(group)) {
                measured.addAll(Rounds.of(bench.contestants(), rounds, line -> progress.note(name + ": " + line)));
                facts.putAll(bench.facts());
            }
        }
        machine.idleShare().ifPresent(idle -> facts.put("idleShareOfAllCores", idle));
        facts.putAll(Machine.describe());
        show(measured, facts, out);
        var figures = new LinkedHashMap<String, Object>();
        measured.forEach(m -> figures.put(m.contestant().name(), m.toJson()));
        json.write(Map.of("measured", figures, "facts", facts));
        return 0;
    }

    private static EngineBench bench(Group group) throws IOException {
        return switch (group) {
            case POOL -> PoolBench.prepare();
            case WATERFALL -> WaterfallBench.prepare();
            case PORTFOLIO -> PortfolioBench.prepare();
        };
    }

    private static void show(List<Measured> measured, Map<String, Object> facts, PrintWriter out) {
        out.println();
        Measured.table(measured).print(out);
        out.println();
        facts.forEach((name, value) ->
                out.printf("  %-44s %s%n", name, value instanceof Double d ? Measured.figure(d) : value));
        out.flush();
    }
}
