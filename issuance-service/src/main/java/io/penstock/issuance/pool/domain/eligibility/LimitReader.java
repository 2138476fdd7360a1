package io.penstock.issuance.pool.domain.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Reads off one loan what the limits of a document ask for. */
public final class LimitReader {

    private static final BigDecimal ALL = BigDecimal.ONE;

    private final Map<Limit.Bucket, Check> buckets = new HashMap<>();
    private final Map<Limit.Average, Long> bounds = new HashMap<>();
    private final LocalDate cutOff;
    private final int spare;
    private final int currencyDigits;

    /** Makes the limits of a document ready for one cut-off date. */
    public LimitReader(RuleDocument document, LocalDate cutOff) {
        this.cutOff = cutOff;
        int digits = document.currency().getDefaultFractionDigits();
        currencyDigits = digits;
        var checks = new Checks(cutOff, digits);
        int most = 0;
        for (var limit : document.limits()) {
            if (limit instanceof Limit.Bucket bucket) {
                buckets.put(bucket, checks.of(bucket.where()));
            } else if (limit instanceof Limit.Average average) {
                int decimals = average.of().type().decimals(digits);
                most = Math.max(most, average.bound().scale() - decimals);
            }
        }
        spare = most;
        for (var limit : document.limits()) {
            if (limit instanceof Limit.Average average) {
                bounds.put(
                        average,
                        average.bound()
                                .movePointRight(average.of().type().decimals(digits) + spare)
                                .longValueExact());
            }
        }
    }

    /** The value by which a loan is counted; that of loans without one is empty. */
    public static String value(LoanFacts facts, LoanField by) {
        return facts.has(by) ? facts.text(by) : "";
    }

    /** Whether the loan counts against the share: also if it is not known. */
    public boolean isInside(Limit.Bucket bucket, LoanFacts facts) {
        var check = buckets.get(bucket);
        return check == null || check.test(facts) != Check.FALSE;
    }

    /** How far the loan is on the wrong side of the bound, in one unit for the limit; 0 if it has no value. */
    public long excess(Limit.Average average, LoanFacts facts) {
        var value = Derived.number(facts, average.of(), cutOff);
        var bound = bounds.get(average);
        if (value.isEmpty() || bound == null) {
            return 0;
        }
        long figure = value.getAsLong();
        for (int i = 0; i < spare; i++) {
            figure = Math.multiplyExact(figure, 10L);
        }
        long excess = Math.subtractExact(figure, bound);
        return average.atMost() ? excess : -excess;
    }

    /** Decimals of the unit in which {@link #excess} counts. */
    public int excessDecimals(Limit.Average average) {
        return average.of().type().decimals(currencyDigits) + spare;
    }

    /** The largest share that a limit allows; the whole for one that is not about shares. */
    public static BigDecimal share(Limit limit) {
        return switch (limit) {
            case Limit.Share share -> share.max();
            case Limit.Top top -> top.max();
            case Limit.Bucket bucket -> bucket.max();
            case Limit.Average _ -> ALL;
        };
    }
}
