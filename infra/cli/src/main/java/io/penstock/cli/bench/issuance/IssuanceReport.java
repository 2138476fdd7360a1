package io.penstock.cli.bench.issuance;

import io.penstock.cli.bench.Machine;
import io.penstock.cli.bench.issuance.Act.Kind;
import io.penstock.cli.bench.issuance.ClosingStory.Holding;
import io.penstock.cli.bench.issuance.ManualBaseline.Counts;
import io.penstock.cli.bench.issuance.ManualBaseline.Size;
import io.penstock.cli.output.Table;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Both ways of one deal, side by side. */
record IssuanceReport(
        String dealId,
        int loans,
        Size size,
        Tally tally,
        Counts manual,
        List<Holding> holdings,
        List<String> assumptions) {

    IssuanceReport {
        holdings = List.copyOf(holdings);
        assumptions = List.copyOf(assumptions);
    }

    /** Units are where they belong, and nobody typed what the system had. */
    boolean passed() {
        return !holdings.isEmpty() && tally.rekeyed().isEmpty();
    }

    void print(PrintWriter out) {
        out.println();
        var duties = Table.of("times", "what a person does", "role", "is a");
        tally.duties()
                .forEach((duty, times) -> duties.row(
                        times, duty.action(), duty.role(), duty.kind().name().toLowerCase(Locale.ROOT)));
        duties.print(out);
        out.println();
        var waits = Table.of("seconds", "waited for");
        tally.waited().forEach((what, seconds) -> waits.row(figure(seconds), what));
        waits.print(out);
        out.println();
        var both = Table.of(dealId + ", " + loans + " loans", "by script", "by documents and spreadsheets");
        both.row("human decisions", tally.decisions(), manual.decisions());
        both.row("other things a person does", tally.entries(), manual.entries());
        both.row("fields typed", tally.typed(), manual.typed());
        both.row("of them re-keyed", tally.rekeyed().size(), manual.rekeyed());
        both.row("hand-overs from person to person", tally.handOvers(), manual.handOvers());
        both.row("persons or roles", tally.persons(), manual.persons());
        both.row("systems", 1, manual.systems());
        both.row("requests that change something", tally.acts().size(), "");
        both.row("machine seconds", figure(tally.machineSeconds()), "");
        both.print(out);
        out.println();
        tally.rekeyed().forEach(each -> out.println("RE-KEYED  " + each));
        out.println("The right column is a model and not a measurement. It assumes:");
        assumptions.forEach(each -> out.println("  - " + each));
        holdings.forEach(each -> out.println("in the wallet of " + each.investorId() + ": class " + each.className()
                + ", " + each.units() / 100 + " of face value"));
        out.println(passed() ? "ISSUED" : "NOT AS IT SHOULD BE");
        out.flush();
    }

    Map<String, Object> toMap() {
        var map = new LinkedHashMap<String, Object>();
        map.put("deal", dealId);
        map.put("loans", loans);
        map.put("humanDecisions", tally.decisions());
        map.put("entries", tally.entries());
        map.put("fieldsTyped", tally.typed());
        map.put("fieldsTaken", tally.taken());
        map.put("rekeyedFields", tally.rekeyed().size());
        map.put("rekeyed", tally.rekeyed());
        map.put("handOvers", tally.handOvers());
        map.put("persons", tally.persons());
        map.put("requests", tally.acts().size() + tally.reads());
        map.put("machineSeconds", tally.machineSeconds());
        map.put("waits", tally.waited());
        map.put(
                "decisions",
                tally.duties().entrySet().stream()
                        .filter(each -> each.getKey().kind() == Kind.DECISION)
                        .map(each -> Map.of(
                                "role", each.getKey().role(),
                                "action", each.getKey().action(),
                                "times", each.getValue()))
                        .toList());
        map.put(
                "manualBaseline",
                Map.of(
                        "humanDecisions", manual.decisions(),
                        "entries", manual.entries(),
                        "fieldsTyped", manual.typed(),
                        "rekeyedFields", manual.rekeyed(),
                        "handOvers", manual.handOvers(),
                        "roles", manual.persons(),
                        "systems", manual.systems(),
                        "assumptions", assumptions));
        map.put("machine", Machine.describe());
        map.put("passed", passed());
        return map;
    }

    private static String figure(double seconds) {
        return String.format(Locale.ROOT, "%.1f", seconds);
    }
}
