package io.penstock.projection.deal;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the pool brings to each payment date, in minor units: cash by source of the deal, and the pool balances that
 * formulas read. Payment dates count from 0.
 *
 * <p>The balance rolls forward exactly: begin + bought on the date before − principal − defaulted = end.
 */
public final class PoolPayments {

    private final SortedMap<String, long[]> cash = new TreeMap<>();
    private final long[] begin;
    private final long[] bought;
    private final long[] defaulted;
    private final long[] end;
    private final long[] loss;
    private final long[][] delinquent;

    PoolPayments(int payments) {
        begin = new long[payments];
        bought = new long[payments];
        defaulted = new long[payments];
        end = new long[payments];
        loss = new long[payments];
        delinquent = new long[3][payments];
    }

    /** Number of payment dates. */
    public int payments() {
        return end.length;
    }

    /** Cash by source of the deal that the pool feeds, by payment date. */
    public SortedMap<String, long[]> cash() {
        return Collections.unmodifiableSortedMap(cash);
    }

    /** Cash of a source on a payment date; 0 if the pool does not feed it. */
    public long cash(String source, int payment) {
        var column = cash.get(source);
        return column == null ? 0 : column[payment];
    }

    /** Balance at the begin of the collection period. */
    public long begin(int payment) {
        return begin[payment];
    }

    /** Balance bought on the payment date before, which this collection period holds. */
    public long bought(int payment) {
        return bought[payment];
    }

    /** Balance that left the pool in the collection period without being paid. */
    public long defaulted(int payment) {
        return defaulted[payment];
    }

    /** Balance at the end of the collection period. */
    public long end(int payment) {
        return end[payment];
    }

    /** Principal that is lost for good, known at recovery. */
    public long loss(int payment) {
        return loss[payment];
    }

    /**
     * Balance at the end of the collection period that is past due; 0 without roll rates.
     *
     * @param fromDays 30 for 30 to 59 days, 60 for 60 to 89, 90 for 90 and more
     */
    public long delinquent(int fromDays, int payment) {
        return delinquent[bucket(fromDays)][payment];
    }

    long[] column(String source) {
        return cash.computeIfAbsent(source, _ -> new long[payments()]);
    }

    long[] begins() {
        return begin;
    }

    long[] purchases() {
        return bought;
    }

    long[] defaults() {
        return defaulted;
    }

    long[] ends() {
        return end;
    }

    long[] losses() {
        return loss;
    }

    long[] delinquencies(int fromDays) {
        return delinquent[bucket(fromDays)];
    }

    private static int bucket(int fromDays) {
        return switch (fromDays) {
            case 30 -> 0;
            case 60 -> 1;
            case 90 -> 2;
            default -> throw new IllegalArgumentException("no bucket from " + fromDays + " days");
        };
    }
}
