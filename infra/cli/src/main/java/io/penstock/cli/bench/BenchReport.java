package io.penstock.cli.bench;

import io.penstock.cli.output.Progress;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What one run of a bench has measured, group by group, and on which machine; for people and for machines. */
public final class BenchReport {

    private final Machine machine = new Machine();
    private final List<Measured> measured = new ArrayList<>();
    private final Map<String, Object> facts = new LinkedHashMap<>();

    /** Measures the contestants of a group in turns, and takes its facts. */
    public void measure(String name, EngineBench group, int rounds, Progress progress) {
        measured.addAll(Rounds.of(group.contestants(), rounds, line -> progress.note(name + ": " + line)));
        facts.putAll(group.facts());
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
