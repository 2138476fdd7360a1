package io.penstock.cli.bench.payouts;

import io.penstock.cli.bench.faults.FaultOptions;
import io.penstock.cli.bench.faults.Findings;
import io.penstock.cli.bench.faults.Tally;
import io.penstock.cli.output.Table;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was done, what was seen, what was found.
 *
 * @param blows how often somebody was killed; of both at once counts once
 * @param again the command that repeats the run
 * @param folder with the data, if it was kept
 */
record PayoutReport(
        long seed, long blows, Tally tally, Findings findings, Map<String, Object> facts, String again, String folder)
        implements FaultOptions.Report {

    PayoutReport {
        facts = new LinkedHashMap<>(facts);
    }

    @Override
    public boolean passed() {
        return findings.none();
    }

    @Override
    public void print(PrintWriter out) {
        out.println();
        var done = Table.of("done", "times");
        done.row("kills (SIGKILL)", blows);
        tally.under("kill ").forEach((victim, times) -> done.row("  " + victim, times));
        tally.under("node ").forEach((what, times) -> done.row("node " + what, times));
        done.print(out);
        out.println();
        var seen = Table.of("seen", "");
        facts.forEach(seen::row);
        tally.readyTimes()
                .forEach((process, times) -> seen.row(process + ": seconds until ready, longest", times.longest()));
        for (var kind : Findings.Kind.values()) {
            seen.row(kind.name().toLowerCase(java.util.Locale.ROOT), findings.of(kind));
        }
        seen.print(out);
        out.println();
        findings.texts().forEach(out::println);
        out.println(
                passed()
                        ? "HELD   seed " + seed + "   " + blows + " kills"
                        : "BROKEN   seed " + seed + "   data in " + folder + "   again: " + again);
        out.flush();
    }

    @Override
    public Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("seed", seed);
        map.put("passed", passed());
        map.put("kills", blows);
        map.put("killsByVictim", tally.under("kill "));
        map.put("node", tally.under("node "));
        map.put("seen", facts);
        var found = new LinkedHashMap<String, Object>();
        for (var kind : Findings.Kind.values()) {
            found.put(kind.name().toLowerCase(java.util.Locale.ROOT), findings.of(kind));
        }
        map.put("findings", found);
        map.put("texts", findings.texts());
        map.put("again", again);
        map.put("folder", folder);
        return map;
    }
}
