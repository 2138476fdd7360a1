package io.penstock.issuance.pool.domain.selection;

import io.penstock.issuance.pool.domain.eligibility.Limit;
import io.penstock.issuance.pool.domain.eligibility.LimitReader;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.RuleDocument;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Loans in the few figures that limits ask for, so that a million of them fit into memory. Loans come in order of their
 * ids: that order breaks ties.
 */
public final class Candidates {

    /**
     * One limit over all loans.
     *
     * @param group of each loan, for limits by value and for buckets, where 1 is inside; empty for averages
     * @param values of the groups, for limits by value; empty for others
     * @param groups how many there are
     * @param excess value less bound of each loan, positive if it makes the average worse; 0 without a value
     * @param excessDecimals of its unit
     * @param numerator of the largest share
     * @param denominator of the largest share
     */
    @SuppressWarnings("ArrayRecordComponent") // read for every loan, shared and never compared
    record Ready(
            Limit limit,
            int[] group,
            List<String> values,
            int groups,
            long[] excess,
            int excessDecimals,
            long numerator,
            long denominator) {

        /** The largest sum that a share leaves of a pool, rounded down: sums are whole. */
        long cap(long pool) {
            return BigInteger.valueOf(pool)
                    .multiply(BigInteger.valueOf(numerator))
                    .divide(BigInteger.valueOf(denominator))
                    .longValueExact();
        }
    }

    private final long[] balances;
    private final List<Ready> limits;

    private Candidates(long[] balances, List<Ready> limits) {
        this.balances = balances;
        this.limits = limits;
    }

    /** Collects loans one by one, in order of their ids. */
    public static final class Builder {

        private final List<Limit> limits;
        private final LimitReader reader;
        private final List<Map<String, Integer>> names = new ArrayList<>();
        private final int[][] groups;
        private final long[][] excess;
        private final long[] balances;
        private int size;

        /**
         * Room for loans.
         *
         * @param capacity how many there will be at most
         */
        public Builder(RuleDocument document, LocalDate cutOff, int capacity) {
            limits = document.limits();
            reader = new LimitReader(document, cutOff);
            groups = new int[limits.size()][];
            excess = new long[limits.size()][];
            for (int i = 0; i < limits.size(); i++) {
                names.add(new LinkedHashMap<>());
                boolean average = limits.get(i) instanceof Limit.Average;
                groups[i] = new int[average ? 0 : capacity];
                excess[i] = new long[average ? capacity : 0];
            }
            balances = new long[capacity];
        }

        /** The next loan; its balance is positive. */
        public Builder add(LoanFacts facts) {
            balances[size] = facts.number(LoanField.CURRENT_BALANCE);
            for (int i = 0; i < limits.size(); i++) {
                switch (limits.get(i)) {
                    case Limit.Share share -> groups[i][size] = group(i, LimitReader.value(facts, share.by()));
                    case Limit.Top top -> groups[i][size] = group(i, LimitReader.value(facts, top.by()));
                    case Limit.Bucket bucket -> groups[i][size] = reader.isInside(bucket, facts) ? 1 : 0;
                    case Limit.Average average -> excess[i][size] = reader.excess(average, facts);
                }
            }
            size++;
            return this;
        }

        private int group(int limit, String value) {
            var known = names.get(limit);
            return known.computeIfAbsent(value, _ -> known.size());
        }

        /** The loans so far. */
        public Candidates build() {
            var ready = new ArrayList<Ready>();
            for (int i = 0; i < limits.size(); i++) {
                var limit = limits.get(i);
                var max = LimitReader.share(limit);
                var denominator = BigInteger.TEN.pow(Math.max(max.scale(), 0));
                ready.add(new Ready(
                        limit,
                        groups[i],
                        List.copyOf(names.get(i).keySet()),
                        limit instanceof Limit.Bucket ? 2 : names.get(i).size(),
                        excess[i],
                        limit instanceof Limit.Average average ? reader.excessDecimals(average) : 0,
                        max.movePointRight(Math.max(max.scale(), 0)).longValueExact(),
                        denominator.longValueExact()));
            }
            return new Candidates(Arrays.copyOf(balances, size), List.copyOf(ready));
        }
    }

    public int size() {
        return balances.length;
    }

    /** Balance of a loan in minor units. */
    public long balance(int loan) {
        return balances[loan];
    }

    List<Ready> limits() {
        return limits;
    }
}
