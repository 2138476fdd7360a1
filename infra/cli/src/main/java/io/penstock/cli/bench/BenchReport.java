package io.penstock.cli.bench;

import io.penstock.cli.output.Progress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What one run of a bench has measured, group by group, and on which machine; for people and for machines. */
public final class BenchReport {

    private final Machine machine = new Machine();
    private final List<Measured> measured = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    /** Makes a group ready. */
    @FunctionalInterface
    public interface Preparation<P> {
        EngineBench of(P part) throws Exception;
    }

    /**
     * Measures group after group: the contestants of each in turns, then its facts.
     *
     * @param chosen the groups; all there are if it is empty
     */
    public <P extends Enum<P>> void measure(
            List<P> chosen, Class<P> all, Preparation<P> preparation, int rounds, Progress progress) throws Exception {
        for (var part : chosen.isEmpty() ? List.of(all.getEnumConstants()) : chosen) {
            var name = part.name().toLowerCase(Locale.ROOT);
            progress.note(name + ": preparing");
            try (var group = preparation.of(part)) {
                measured.addAll(Rounds.of(group.contestants(), rounds, line -> progress.note(name + ": " + line)));
                facts.putAll(group.facts());
            }
        }
    }

    /** Prints the table and the facts, the machine's among them, and gives the same for {@code --json}. */
    public Map<String, Object> show(PrintWriter out) {
        machine.idleShare().ifPresent(idle -> facts.put("idleShareOfAllCores", idle));
        facts.putAll(Machine.describe());
        out.println();
        Measured.table(measured).print(out);
        out.println();
        facts.forEach((name, value) ->
                out.printf("  %-44s %s%n", name, value instanceof Double d ? Measured.figure(d) : value));
        out.flush();
        var figures = new LinkedHashMap<String, Object>();
        measured.forEach(m -> figures.put(m.contestant().name(), m.toJson()));
        return Map.of("measured", figures, "facts", facts);
    }
}
