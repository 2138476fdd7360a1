package io.penstock.cli.bench.faults;

import static io.penstock.cli.bench.faults.Findings.Kind.*;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Compares the order in which a reader met the events while all went wrong with the order of a fresh reading. */
final class SameOrder {

    private SameOrder() {}

    /**
     * Compares.
     *
     * @param reader in messages: {@code issuance journal}
     * @param live ids as the reader met them
     * @param replay ids of the whole log, read now
     */
    static void check(String reader, List<String> live, List<String> replay, Findings findings) {
        Set<String> all = new HashSet<>(replay);
        Set<String> met = new HashSet<>();
        for (String id : live) {
            if (!met.add(id)) {
                findings.add(DOUBLED, reader + " met event " + id + " twice");
            }
            if (!all.contains(id)) {
                findings.add(DIFFERENT, reader + " met event " + id + ", which the log does not hold");
            }
        }
        for (String id : replay) {
            if (!met.contains(id)) {
                findings.add(SKIPPED, reader + " passed over event " + id);
            }
        }
        var wanted = replay.stream().filter(met::contains).toList();
        var seen =
                live.stream()
                        .filter(all::contains)
                        .collect(Collectors.toCollection(java.util.LinkedHashSet::new))
                        .stream()
                        .toList();
        for (int place = 0; place < wanted.size(); place++) {
            if (!wanted.get(place).equals(seen.get(place))) {
                findings.add(REORDERED, reader + " met " + seen.get(place) + " where the log has " + wanted.get(place));
                return;
            }
        }
    }
}
