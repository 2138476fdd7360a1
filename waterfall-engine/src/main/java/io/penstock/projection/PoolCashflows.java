package io.penstock.projection;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a pool pays, month by month, under one scenario. Month 0 is the opening state: its balances are filled, its
 * flows are 0. Amounts are minor units as {@code double}; {@link #cents} rounds a flow for a priority of payments.
 *
 * <p>Balance identity of every month: performing balance and balance in foreclosure at the start = the same at the
 * end + scheduled principal + prepayment + default amortization + recovery + principal loss.
 */
public final class PoolCashflows {

    private final Scenario scenario;
    private final Currency currency;
    private final Method method;
    private final double[][] columns;
    private final double[][] buckets;

    /** Takes the arrays as they are; {@code buckets} is empty without roll rates. */
    PoolCashflows(Scenario scenario, Currency currency, Method method, double[][] columns, double[][] buckets) {
        this.scenario = scenario;
        this.currency = currency;
        this.method = method;
        this.columns = columns;
        this.buckets = buckets;
    }

    public Scenario scenario() {
        return scenario;
    }

    public Currency currency() {
        return currency;
    }

    /** How it was computed, and why. */
    public Method method() {
        return method;
    }

    /** Number of months; figures exist for month 0 to this one. */
    public int months() {
        return columns[0].length - 1;
    }

    /** A figure of a month in minor units. */
    public double value(PoolColumn column, int month) {
        return columns[column.place()][month];
    }

    /** A column of all months in minor units, index 0 the opening state. */
    public double[] values(PoolColumn column) {
        return columns[column.place()].clone();
    }

    /** Sum of a flow over all months, in minor units. */
    public double total(PoolColumn column) {
        double sum = 0;
        var values = columns[column.place()];
        for (int month = 1; month < values.length; month++) {
            sum += values[month];
        }
        return sum;
    }

    /** A flow in whole minor units, by cumulative rounding. */
    public CentFlows cents(PoolColumn column) {
        return CentFlows.of(columns[column.place()]);
    }

    /** Interest collected, expected less lost, in whole minor units by cumulative rounding. */
    public CentFlows interestCents() {
        var interest = new double[months() + 1];
        Arrays.setAll(interest, this::interest);
        return CentFlows.of(interest);
    }

    /** Performing balance at the start of a month. */
    public double openingBalance(int month) {
        return value(PoolColumn.PERFORMING_BALANCE, month - 1);
    }

    /** Performing balance at the end of a month. */
    public double closingBalance(int month) {
        return value(PoolColumn.PERFORMING_BALANCE, month);
    }

    /** Interest collected in a month, expected less lost. */
    public double interest(int month) {
        return value(PoolColumn.EXPECTED_INTEREST, month) - value(PoolColumn.INTEREST_LOST, month);
    }

    /** Scheduled principal of paying loans, and of defaulted loans as advanced: the expected amortization. */
    public double expectedAmortization(int month) {
        return value(PoolColumn.SCHEDULED_PRINCIPAL, month) + value(PoolColumn.DEFAULT_AMORTIZATION, month);
    }

    /** Principal that reaches the deal in a month: scheduled, prepaid, advanced and recovered. */
    public double principal(int month) {
        return expectedAmortization(month) + value(PoolColumn.PREPAYMENT, month) + value(PoolColumn.RECOVERY, month);
    }

    /** Scheduled balance over scheduled balance at the start: 1 in month 0. */
    public double amortizationFactor(int month) {
        return ratio(value(PoolColumn.SCHEDULED_BALANCE, month), value(PoolColumn.SCHEDULED_BALANCE, 0));
    }

    /** New defaults over opening balance, a monthly rate; 0 where nothing is left. */
    public double defaultRate(int month) {
        return ratio(value(PoolColumn.NEW_DEFAULTS, month), openingBalance(month));
    }

    /** Prepayment over its base, a monthly rate; 0 where nothing is left to prepay. */
    public double prepaymentRate(int month) {
        return ratio(value(PoolColumn.PREPAYMENT, month), value(PoolColumn.PREPAYMENT_BASE, month));
    }

    /** Balance in a delinquency bucket at the end of a month; empty without roll rates. */
    public Optional<double[]> bucket(DelinquencyBucket bucket) {
        return buckets.length == 0 ? Optional.empty() : Optional.of(buckets[bucket.place()].clone());
    }

    /** True if all figures of all months have the same bits as the other's. */
    public boolean sameBits(PoolCashflows other) {
        return sameBits(columns, other.columns) && sameBits(buckets, other.buckets);
    }

    private static boolean sameBits(double[][] one, double[][] other) {
        return Arrays.deepEquals(one, other);
    }

    private static double ratio(double part, double whole) {
        return whole == 0 ? 0 : part / whole;
    }

    /** For example {@code base, 360 months, COLLAPSED_BY_AGE: 60 groups}. */
    @Override
    public String toString() {
        return String.join(", ", List.of(scenario.name(), months() + " months", method.toString()));
    }
}
