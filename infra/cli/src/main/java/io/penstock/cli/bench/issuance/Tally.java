package io.penstock.cli.bench.issuance;

import io.penstock.cli.bench.issuance.Act.Kind;
import io.penstock.cli.bench.issuance.Desk.Wait;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What an issuance took, counted from what was sent. */
record Tally(List<Act> acts, List<Wait> waits, int reads) {

    /** Who does what, and whether it is a decision. */
    record Duty(Kind kind, String role, String action) {}

    Tally {
        acts = List.copyOf(acts);
        waits = List.copyOf(waits);
    }

    int decisions() {
        return (int) acts.stream().filter(act -> act.kind() == Kind.DECISION).count();
    }

    int entries() {
        return acts.size() - decisions();
    }

    int typed() {
        return acts.stream().mapToInt(Act::typed).sum();
    }

    List<String> rekeyed() {
        return acts.stream()
                .flatMap(act -> act.rekeyed().stream().map(field -> act.action() + ": " + field))
                .toList();
    }

    int taken() {
        return acts.stream().mapToInt(Act::taken).sum();
    }

    /** How often the next thing is done by another person than the last one. */
    int handOvers() {
        int changes = 0;
        for (int i = 1; i < acts.size(); i++) {
            changes += acts.get(i).person().equals(acts.get(i - 1).person()) ? 0 : 1;
        }
        return changes;
    }

    int persons() {
        return (int) acts.stream().map(Act::person).distinct().count();
    }

    /** Answers to persons and waits: all time in which no person is waited for. */
    double machineSeconds() {
        return acts.stream().mapToDouble(Act::seconds).sum()
                + waits.stream().mapToDouble(Wait::seconds).sum();
    }

    /** How often each duty was done, in the order of its first time. */
    Map<Duty, Integer> duties() {
        var duties = new LinkedHashMap<Duty, Integer>();
        acts.forEach(act -> duties.merge(new Duty(act.kind(), act.role(), act.action()), 1, Integer::sum));
        return duties;
    }

    /** Seconds by what was waited for. */
    Map<String, Double> waited() {
        var waited = new LinkedHashMap<String, Double>();
        waits.forEach(wait -> waited.merge(wait.forWhat(), wait.seconds(), Double::sum));
        return waited;
    }
}
