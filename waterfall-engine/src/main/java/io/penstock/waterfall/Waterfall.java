package io.penstock.waterfall;

import io.penstock.deal.DocumentHash;
import io.penstock.deal.ResolvedDeal;

/**
 * The engine: a deal and the input of a payment date give the payments. The same two always give the same
 * report, byte for byte, on every machine.
 */
public final class Waterfall {

    /** Recorded with each report. Changes when equal inputs would be paid differently. */
    public static final String ENGINE_VERSION = "penstock-waterfall/1";

    private Waterfall() {}

    /**
     * Runs the priority of payments of one payment date.
     *
     * @throws IllegalArgumentException if the input belongs to another document or another date
     * @throws IllegalStateException if cash would not balance; then nobody is to be paid
     */
    public static PaymentReport run(ResolvedDeal deal, WaterfallInput input) {
        new InputCheck(deal, input).check();
        var report = new Execution(deal, input).run();
        return report.withStateHash(DocumentHash.of(WaterfallJson.print(report)));
    }

    /** SHA-256 of the canonical JSON of the input. */
    static String hash(WaterfallInput input) {
        return DocumentHash.of(WaterfallJson.print(input));
    }
}
