package io.penstock.cli.audit.explain;

import static java.util.stream.Collectors.joining;

import io.penstock.waterfall.Waterfall;
import io.penstock.waterfall.WaterfallJson;
import java.util.ArrayList;
import java.util.List;

/**
 * Why the report behind a figure can be believed: its document, its engine, its approvals, and the engine run again.
 *
 * @param stands what was found, a line each; none for a figure of no payment date
 * @param breaks where the recorded report is not what the engine computes from the recorded inputs
 */
record Proof(List<String> stands, List<String> breaks) {

    private static final int SHORT_HASH = 12;

    /** Of a figure that no payment date computed. */
    static final Proof OF_NOTHING = new Proof(List.of(), List.of());

    static Proof of(DealHistory deal, PaymentHistory payment) {
        var report = payment.report();
        var stands = new ArrayList<String>();
        var breaks = new ArrayList<String>();
        deal.document(report.documentHash())
                .ifPresent(document ->
                        stands.add("Deal document " + report.documentHash().substring(0, SHORT_HASH) + "... ["
                                + document.fact().place() + "], whose text has this hash."));
        stands.add("Report " + report.stateHash().substring(0, SHORT_HASH) + "... ["
                + payment.calculated().place()
                + "], engine version " + report.engineVersion() + ", "
                + (payment.approvals().isEmpty()
                        ? "approved by nobody yet."
                        : "approved by "
                                + payment.approvals().stream()
                                        .map(f -> f.actor() + " [" + f.place() + "]")
                                        .collect(joining(" and "))
                                + "."));
        if (!payment.replaced().isEmpty()) {
            stands.add("It took the place of the calculations "
                    + payment.replaced().stream()
                            .map(f -> "[" + f.place() + "]")
                            .collect(joining(" ")) + ".");
        }
        try {
            var again = Waterfall.confirmed(deal.resolved(report.documentHash()), payment.input());
            if (WaterfallJson.print(again).equals(WaterfallJson.print(report))) {
                stands.add("The engine of this command computes the same report again from the recorded inputs.");
            } else {
                breaks.add("the engine computes another report than "
                        + payment.calculated().place() + " recorded: ./penstock audit recompute says where");
            }
        } catch (IllegalArgumentException | IllegalStateException e) {
            breaks.add("the recorded inputs of " + payment.calculated().place() + " do not run: " + e.getMessage());
        }
        return new Proof(List.copyOf(stands), List.copyOf(breaks));
    }
}
