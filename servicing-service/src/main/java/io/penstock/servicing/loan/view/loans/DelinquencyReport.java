package io.penstock.servicing.loan.view.loans;

import io.penstock.servicing.loan.DelinquencyBucket;
import java.util.List;

/**
 * How late the loans of a closed collection period are, and where each group of them went. Balances are major units.
 *
 * @param buckets loans with a balance at the end, by days past due
 * @param roll where the loans of each bucket of the begin are at the end
 */
record DelinquencyReport(
        String dealId, String collectionPeriod, String currency, List<Bucket> buckets, List<RollFrom> roll) {

    /**
     * Loans of one bucket at the end.
     *
     * @param balance at the end
     * @param share of the pool's balance at the end, eight decimals; empty if nothing is owed any more
     */
    record Bucket(DelinquencyBucket bucket, long loans, String balance, String share) {}

    /**
     * Loans of one bucket at the begin; their parts add up to them.
     *
     * @param balance at the begin
     */
    record RollFrom(DelinquencyBucket from, long loans, String balance, List<RollTo> to) {}

    /**
     * A part of them.
     *
     * @param to the bucket at the end, or {@code PAID_OFF}, {@code CHARGED_OFF}, {@code REPURCHASED}
     * @param balance of these loans at the begin
     * @param rate of that balance in the bucket's, eight decimals: the roll rate
     */
    record RollTo(String to, long loans, String balance, String rate) {}
}
