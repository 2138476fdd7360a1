package io.penstock.waterfall;

import io.penstock.deal.DocumentHash;
import io.penstock.deal.ResolvedDeal;
import io.penstock.waterfall.program.Program;

/**
 * The engine: a deal and the input of a payment date give the payments. The same two always give the same
 * report, byte for byte, on every machine.
 */
public final class Waterfall {

    /** Recorded with each report. Changes when equal inputs would be paid differently. */
    public static final String ENGINE_VERSION = "penstock-waterfall/2";

    private Waterfall() {}

    /**
     * Runs the priority of payments of one payment date.
     *
     * @throws IllegalArgumentException if the input belongs to another document or another date
     * @throws IllegalStateException if cash would not balance; then nobody is to be paid
     */
    public static PaymentReport run(ResolvedDeal deal, WaterfallInput input) {
        new InputCheck(deal, input).check();
        return Program.of(deal).run(input);
    }

    /**
     * Runs it the slow and obvious way: plain exact objects, one after the other. For a second opinion on {@link
     * #run}, which gives the same bytes.
     *
     * @throws IllegalArgumentException if the input belongs to another document or another date
     * @throws IllegalStateException if cash would not balance; then nobody is to be paid
     */
    public static PaymentReport interpret(ResolvedDeal deal, WaterfallInput input) {
        new InputCheck(deal, input).check();
        return new Execution(deal, input).run();
    }

    /**
     * Runs it both ways: for cash that is really paid, and for whoever checks it. Two readings of one document that were
     * written apart have to agree to the byte.
     *
     * @throws IllegalArgumentException if the input belongs to another document or another date
     * @throws IllegalStateException if cash would not balance or the two readings differ; then nobody is to be paid
     */
    public static PaymentReport confirmed(ResolvedDeal deal, WaterfallInput input) {
        var report = run(deal, input);
        var other = new Execution(deal, input).run();
        if (!report.equals(other)) {
            throw new IllegalStateException("payment date " + input.paymentDate() + " of " + deal.dealId()
                    + ": the compiled program reports " + report.stateHash() + ", the interpreter "
                    + other.stateHash() + "; nobody is paid");
        }
        return report;
    }

    /** SHA-256 of the canonical JSON of the input. */
    static String hash(WaterfallInput input) {
        return DocumentHash.of(WaterfallJson.print(input));
    }
}
