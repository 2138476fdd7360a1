package io.penstock.cli.bench.faults;

import io.penstock.cli.output.Table;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * What was done, what it cost, and what was found.
 *
 * @param facts what was compared, and the figures of the load
 * @param folder with the data, if it was kept
 */
record FaultReport(long seed, Tally tally, Findings findings, Map<String, Object> facts, String folder)
        implements FaultOptions.Report {

    FaultReport {
        facts = new LinkedHashMap<>(facts);
    }

    @Override
    public boolean passed() {
        return findings.none();
    }

    @Override
    public void print(PrintWriter out) {
        out.println();
        var done = Table.of("done to the stack", "times");
        done.row("SIGKILL in all", kills());
        tally.under("kill ").forEach((target, times) -> done.row("  " + target, times));
        tally.under("fault ").forEach((kind, times) -> done.row(kind, times));
        tally.under("broker ").forEach((what, times) -> done.row("  broker " + what, times));
        done.row("killed during its start", tally.of("killed during start"));
        done.print(out);
        tally.notRun().forEach((what, why) -> out.println("not run: " + what + ": " + why));
        out.println();
        var ready = Table.of("seconds until ready", "starts", "median", "longest");
        tally.readyTimes()
                .forEach((process, times) -> ready.row(
                        process,
                        times.restarts(),
                        String.format(Locale.ROOT, "%.1f", times.median()),
                        String.format(Locale.ROOT, "%.1f", times.longest())));
        ready.print(out);
        out.println();
        var load = Table.of("seen", "");
        facts.forEach(load::row);
        for (var kind : Findings.Kind.values()) {
            load.row(kind.name().toLowerCase(Locale.ROOT), findings.of(kind));
        }
        load.print(out);
        out.println();
        findings.texts().forEach(out::println);
        out.println(
                passed()
                        ? "HELD   seed " + seed + "   " + kills() + " kills"
                        : "BROKEN   seed " + seed + "   data in " + folder + "   again: ./penstock bench faults --seed "
                                + seed);
        out.flush();
    }

    @Override
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("seed", seed);
        map.put("passed", passed());
        map.put("kills", kills());
        map.put("killsByTarget", tally.under("kill "));
        map.put("faults", tally.under("fault "));
        map.put("notRun", tally.notRun());
        var ready = new LinkedHashMap<String, Object>();
        tally.readyTimes()
                .forEach((process, times) -> ready.put(
                        process,
                        Map.of("starts", times.restarts(), "median", times.median(), "longest", times.longest())));
        map.put("secondsUntilReady", ready);
        map.put("seen", facts);
        var found = new LinkedHashMap<String, Object>();
        for (var kind : Findings.Kind.values()) {
            found.put(kind.name().toLowerCase(Locale.ROOT), findings.of(kind));
        }
        map.put("findings", found);
        map.put("texts", findings.texts());
        map.put("folder", folder);
        return map;
    }

    private long kills() {
        return tally.under("kill ").values().stream().mapToLong(Long::longValue).sum();
    }
}
