package io.penstock.projection;

import io.penstock.kernel.Money;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * Loans and replines of one currency at the start of a projection, held as arrays of fields and not as objects: a
 * million of them take about 150 MB with their ids.
 *
 * <p>Made by a {@link PoolBuilder}, which checks every row; the pool itself is immutable. Loans are numbered from 0
 * in the order in which they were added.
 */
public final class Pool {

    private final Currency currency;
    private final String[] id;
    private final long[] balance;
    private final double[] rate;
    private final double[] firstPeriod;
    private final int[] term;
    private final int[] age;
    private final int[] other;
    private final int[] segment;
    private final int[] loans;
    private final byte[] kind;
    private final byte[] bucket;
    private final List<String> segmentTags;
    private final Map<Integer, double[]> schedules;

    /** Takes the arrays as they are: the builder hands over copies. */
    Pool(
            Currency currency,
            String[] id,
            long[] balance,
            double[] rate,
            double[] firstPeriod,
            int[] term,
            int[] age,
            int[] other,
            int[] segment,
            int[] loans,
            byte[] kind,
            byte[] bucket,
            List<String> segmentTags,
            Map<Integer, double[]> schedules) {
        this.currency = currency;
        this.id = id;
        this.balance = balance;
        this.rate = rate;
        this.firstPeriod = firstPeriod;
        this.term = term;
        this.age = age;
        this.other = other;
        this.segment = segment;
        this.loans = loans;
        this.kind = kind;
        this.bucket = bucket;
        this.segmentTags = segmentTags;
        this.schedules = schedules;
    }

    /**
     * A pool of a few rows.
     *
     * @throws IllegalStateException if a row has a fault
     */
    public static Pool of(LoanTerms... rows) {
        var builder = new PoolBuilder();
        for (var row : rows) {
            builder.add(row);
        }
        return builder.build();
    }

    public Currency currency() {
        return currency;
    }

    /** Number of rows. */
    public int size() {
        return id.length;
    }

    /** Number of loans that the rows stand for. */
    public long loanCount() {
        long sum = 0;
        for (int n : loans) {
            sum += n;
        }
        return sum;
    }

    /** Sum of all balances. */
    public Money balance() {
        long sum = 0;
        for (long b : balance) {
            sum = Math.addExact(sum, b);
        }
        return new Money(currency, sum);
    }

    /** Months until the last loan has made its last payment. */
    public int longestTerm() {
        int longest = 0;
        for (int n : term) {
            longest = Math.max(longest, n);
        }
        return longest;
    }

    /** Tags in the order in which they first appeared; the empty tag stands for none. */
    public List<String> segments() {
        return segmentTags;
    }

    public String id(int loan) {
        return id[loan];
    }

    public Money balance(int loan) {
        return new Money(currency, balance[loan]);
    }

    /** Minor units of the loan's balance: exact in a {@code double} up to 9.0e15. */
    double minorUnits(int loan) {
        return balance[loan];
    }

    /** Rate per annum, 0.045 is 4.5 %. */
    public double annualRate(int loan) {
        return rate[loan];
    }

    /** Length of the first interest period in months. */
    public double firstPeriodFactor(int loan) {
        return firstPeriod[loan];
    }

    public int remainingTerm(int loan) {
        return term[loan];
    }

    public int age(int loan) {
        return age[loan];
    }

    public AmortizationKind kind(int loan) {
        return AmortizationKind.at(kind[loan]);
    }

    public DelinquencyBucket bucket(int loan) {
        return DelinquencyBucket.at(bucket[loan]);
    }

    public String segment(int loan) {
        return segmentTags.get(segment[loan]);
    }

    int segmentNumber(int loan) {
        return segment[loan];
    }

    public int loans(int loan) {
        return loans[loan];
    }

    /** Months without principal of an interest-only loan, else 0. */
    public int interestOnlyMonths(int loan) {
        return kind(loan) == AmortizationKind.INTEREST_ONLY ? other[loan] : 0;
    }

    /** Months over which the level payment is computed: longer than the remaining term for a balloon loan. */
    public int amortizationTerm(int loan) {
        return kind(loan) == AmortizationKind.BALLOON ? other[loan] : term[loan];
    }

    /** Listed principal by month in minor units; empty unless the kind is {@link AmortizationKind#SCHEDULED}. */
    double[] listedPrincipal(int loan) {
        var listed = schedules.get(loan);
        return listed == null ? new double[0] : listed.clone();
    }
}
