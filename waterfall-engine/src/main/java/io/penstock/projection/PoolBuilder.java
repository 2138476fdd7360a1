package io.penstock.projection;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects rows into a {@link Pool} and reports faults with row and field. Faulty rows are left out, so that one
 * run names them all; {@link #build} works only when there are none.
 */
public final class PoolBuilder {

    /** A hundred years: terms and ages beyond it are mistakes of unit. */
    static final int LONGEST_TERM = 1200;

    private static final int MOST_SEGMENTS = 2000;
    private static final BigDecimal HIGHEST_RATE = new BigDecimal("10");

    private final List<PoolFinding> findings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Map<String, Integer> segments = new HashMap<>();
    private final List<String> segmentTags = new ArrayList<>();
    private final Map<Integer, double[]> schedules = new HashMap<>();
    private @Nullable Currency currency;
    private int rows;
    private int size;

    private String[] id = new String[16];
    private long[] balance = new long[16];
    private double[] rate = new double[16];
    private double[] firstPeriod = new double[16];
    private int[] term = new int[16];
    private int[] age = new int[16];
    private int[] other = new int[16];
    private int[] segment = new int[16];
    private int[] loans = new int[16];
    private byte[] kind = new byte[16];
    private byte[] bucket = new byte[16];

    /** Adds a row, or findings about it. */
    public PoolBuilder add(LoanTerms row) {
        rows++;
        int before = findings.size();
        var annualRate = decimal(row, "annualRate", row.annualRate());
        var factor = decimal(row, "firstPeriodFactor", row.firstPeriodFactor());
        check(row, annualRate, factor);
        checkKind(row);
        if (findings.size() == before) {
            store(row, annualRate.doubleValue(), factor.doubleValue());
        }
        return this;
    }

    /** The faults so far, in the order of the rows. */
    public List<PoolFinding> findings() {
        return rows == 0
                ? List.of(new PoolFinding(0, "", "rows", "a pool has at least one loan"))
                : List.copyOf(findings);
    }

    /**
     * The pool of all rows.
     *
     * @throws IllegalStateException if there are findings
     */
    public Pool build() {
        if (!findings().isEmpty() || currency == null) {
            throw new IllegalStateException("the pool has faults: " + findings());
        }
        return new Pool(
                currency,
                Arrays.copyOf(id, size),
                Arrays.copyOf(balance, size),
                Arrays.copyOf(rate, size),
                Arrays.copyOf(firstPeriod, size),
                Arrays.copyOf(term, size),
                Arrays.copyOf(age, size),
                Arrays.copyOf(other, size),
                Arrays.copyOf(segment, size),
                Arrays.copyOf(loans, size),
                Arrays.copyOf(kind, size),
                Arrays.copyOf(bucket, size),
                List.copyOf(segmentTags),
                Map.copyOf(schedules));
    }

    private BigDecimal decimal(LoanTerms row, String field, String text) {
        try {
            if (text.length() <= 40) {
                return new BigDecimal(text);
            }
        } catch (NumberFormatException e) {
            // Reported below like a text that is too long.
        }
        fault(row, field, "\"" + text + "\" is not a decimal number");
        return BigDecimal.ZERO;
    }

    private void check(LoanTerms row, BigDecimal annualRate, BigDecimal factor) {
        if (row.id().isBlank()) {
            fault(row, "id", "is empty");
        } else if (!ids.add(row.id())) {
            fault(row, "id", "is not unique");
        }
        var unit = row.balance().currency();
        if (currency == null) {
            currency = unit;
        } else if (!currency.equals(unit)) {
            fault(row, "balance", "is in " + unit + ", the pool in " + currency);
        }
        if (row.balance().isNegative()) {
            fault(row, "balance", "is negative: " + row.balance());
        }
        if (annualRate.signum() < 0 || annualRate.compareTo(HIGHEST_RATE) > 0) {
            fault(row, "annualRate", row.annualRate() + " is not between 0 and 10 (0.045 is 4.5 %)");
        }
        if (factor.signum() < 0 || factor.compareTo(BigDecimal.TWO) > 0) {
            fault(row, "firstPeriodFactor", row.firstPeriodFactor() + " is not between 0 and 2 months");
        }
        if (row.remainingTerm() < 1 || row.remainingTerm() > LONGEST_TERM) {
            fault(row, "remainingTerm", row.remainingTerm() + " is not between 1 and " + LONGEST_TERM + " months");
        }
        if (row.age() < 0 || row.age() > LONGEST_TERM) {
            fault(row, "age", row.age() + " is not between 0 and " + LONGEST_TERM + " months");
        }
        if (row.loans() < 1) {
            fault(row, "loans", row.loans() + " is not a number of loans");
        }
        if (!segments.containsKey(row.segment()) && segments.size() == MOST_SEGMENTS) {
            fault(row, "segment", "is the " + (MOST_SEGMENTS + 1) + "th tag; a pool has at most " + MOST_SEGMENTS);
        }
    }

    private void checkKind(LoanTerms row) {
        boolean io = row.kind() == AmortizationKind.INTEREST_ONLY;
        if (io && (row.interestOnlyMonths() < 0 || row.interestOnlyMonths() >= row.remainingTerm())) {
            fault(row, "interestOnlyMonths", row.interestOnlyMonths() + " is not between 0 and the remaining term");
        }
        if (!io && row.interestOnlyMonths() != 0) {
            fault(row, "interestOnlyMonths", "belongs to INTEREST_ONLY loans");
        }
        boolean balloon = row.kind() == AmortizationKind.BALLOON;
        if (balloon && (row.amortizationTerm() < row.remainingTerm() || row.amortizationTerm() > LONGEST_TERM)) {
            fault(
                    row,
                    "amortizationTerm",
                    row.amortizationTerm() + " is not between the remaining term and " + LONGEST_TERM);
        }
        if (!balloon && row.amortizationTerm() != 0) {
            fault(row, "amortizationTerm", "belongs to BALLOON loans");
        }
        boolean scheduled = row.kind() == AmortizationKind.SCHEDULED;
        if (!scheduled && !row.scheduledPrincipal().isEmpty()) {
            fault(row, "scheduledPrincipal", "belongs to SCHEDULED loans");
        }
        if (scheduled) {
            checkSchedule(row);
        }
    }

    private void checkSchedule(LoanTerms row) {
        if (row.scheduledPrincipal().size() != row.remainingTerm()) {
            fault(
                    row,
                    "scheduledPrincipal",
                    row.scheduledPrincipal().size() + " months are listed, the remaining term is "
                            + row.remainingTerm());
        }
        var left = row.balance().minorUnits();
        for (var principal : row.scheduledPrincipal()) {
            if (principal.isNegative() || principal.minorUnits() > left) {
                fault(row, "scheduledPrincipal", principal + " is negative or more than what is left");
                return;
            }
            left -= principal.minorUnits();
        }
    }

    private void fault(LoanTerms row, String field, String message) {
        findings.add(new PoolFinding(rows, row.id(), field, message));
    }

    private void store(LoanTerms row, double annualRate, double factor) {
        if (size == id.length) {
            grow();
        }
        id[size] = row.id();
        balance[size] = row.balance().minorUnits();
        rate[size] = annualRate;
        firstPeriod[size] = factor;
        term[size] = row.remainingTerm();
        age[size] = row.age();
        other[size] = Math.max(row.interestOnlyMonths(), row.amortizationTerm());
        loans[size] = row.loans();
        kind[size] = (byte) row.kind().place();
        bucket[size] = (byte) row.bucket().place();
        var known = segments.get(row.segment());
        if (known == null) {
            known = segments.size();
            segments.put(row.segment(), known);
            segmentTags.add(row.segment());
        }
        segment[size] = known;
        if (row.kind() == AmortizationKind.SCHEDULED) {
            schedules.put(
                    size,
                    row.scheduledPrincipal().stream()
                            .mapToDouble(p -> p.minorUnits())
                            .toArray());
        }
        size++;
    }

    private void grow() {
        int larger = size * 2;
        id = Arrays.copyOf(id, larger);
        balance = Arrays.copyOf(balance, larger);
        rate = Arrays.copyOf(rate, larger);
        firstPeriod = Arrays.copyOf(firstPeriod, larger);
        term = Arrays.copyOf(term, larger);
        age = Arrays.copyOf(age, larger);
        other = Arrays.copyOf(other, larger);
        segment = Arrays.copyOf(segment, larger);
        loans = Arrays.copyOf(loans, larger);
        kind = Arrays.copyOf(kind, larger);
        bucket = Arrays.copyOf(bucket, larger);
    }
}
