package io.penstock.issuance.pool.domain.stratification;

import io.penstock.issuance.pool.domain.eligibility.FieldType;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.issuance.pool.domain.eligibility.LoanFigures;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Arranges the loans of a pool in tables: by balance, rate, remaining and original term, seasoning, score, loan to value,
 * region and status. Ranges have their lower bound in them and their upper one not. A table that no loan has a value for
 * is left out.
 */
public final class Stratification {

    private static final String MISSING = "not reported";

    /** A way to arrange loans: by equal steps of a number, or by a text. */
    private record Arrangement(String name, LoanField field, String step) {}

    private static final List<Arrangement> ALL = List.of(
            new Arrangement("balance", LoanField.CURRENT_BALANCE, ""),
            new Arrangement("rate", LoanField.RATE, "0.01"),
            new Arrangement("remainingTerm", LoanField.REMAINING_TERM, "12"),
            new Arrangement("originalTerm", LoanField.ORIGINAL_TERM, "12"),
            new Arrangement("seasoning", LoanField.SEASONING, "12"),
            new Arrangement("score", LoanField.SCORE, "50"),
            new Arrangement("ltv", LoanField.LTV, "0.1"),
            new Arrangement("originalLtv", LoanField.ORIGINAL_LTV, "0.1"),
            new Arrangement("region", LoanField.REGION, ""),
            new Arrangement("status", LoanField.STATUS, ""));

    /** Steps of balances, in major units: ten lines at most for what loans usually are. */
    private static final List<Long> BALANCE_STEPS =
            List.of(1_000L, 2_500L, 5_000L, 10_000L, 25_000L, 50_000L, 100_000L, 250_000L, 1_000_000L, 10_000_000L);

    private static final int MOST_LINES = 12;

    private final List<LoanFacts> loans;
    private final LoanFigures figures;
    private final int digits;

    private Stratification(List<LoanFacts> loans, Currency currency, LocalDate cutOff) {
        this.loans = loans;
        this.figures = new LoanFigures(cutOff);
        this.digits = currency.getDefaultFractionDigits();
    }

    /**
     * All tables of a pool.
     *
     * @param currency of the balances
     * @param cutOff day of the balances
     */
    public static List<StratificationTable> of(List<LoanFacts> loans, Currency currency, LocalDate cutOff) {
        var stratification = new Stratification(loans, currency, cutOff);
        var tables = new ArrayList<StratificationTable>();
        for (var arrangement : ALL) {
            if (stratification.isKnown(arrangement.field())) {
                tables.add(stratification.table(arrangement));
            }
        }
        return List.copyOf(tables);
    }

    private boolean isKnown(LoanField field) {
        return loans.stream()
                .anyMatch(loan -> field.type() == FieldType.TEXT
                        ? loan.has(field)
                        : figures.number(loan, field).isPresent());
    }

    private StratificationTable table(Arrangement arrangement) {
        var total = new StratumSums();
        loans.forEach(loan -> total.add(figures, loan));
        var strata = arrangement.field().type() == FieldType.TEXT ? texts(arrangement) : ranges(arrangement);
        return new StratificationTable(arrangement.name(), strata, total.named("total"));
    }

    private List<Stratum> texts(Arrangement arrangement) {
        Map<String, StratumSums> byText = new HashMap<>();
        var missing = new StratumSums();
        boolean anyMissing = false;
        for (var loan : loans) {
            if (loan.has(arrangement.field())) {
                byText.computeIfAbsent(loan.text(arrangement.field()), _ -> new StratumSums())
                        .add(figures, loan);
            } else {
                missing.add(figures, loan);
                anyMissing = true;
            }
        }
        var strata = new ArrayList<Stratum>();
        byText.entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, StratumSums>>comparingLong(
                                e -> -e.getValue().balance())
                        .thenComparing(Map.Entry::getKey))
                .forEach(e -> strata.add(e.getValue().named(e.getKey())));
        if (anyMissing) {
            strata.add(missing.named(MISSING));
        }
        return strata;
    }

    private List<Stratum> ranges(Arrangement arrangement) {
        var field = arrangement.field();
        int decimals = field.type().decimals(digits);
        long step = step(arrangement, decimals);
        var byRange = new TreeMap<Long, StratumSums>();
        var missing = new StratumSums();
        boolean anyMissing = false;
        for (var loan : loans) {
            var value = figures.number(loan, field);
            if (value.isPresent()) {
                byRange.computeIfAbsent(Math.floorDiv(value.getAsLong(), step), _ -> new StratumSums())
                        .add(figures, loan);
            } else {
                missing.add(figures, loan);
                anyMissing = true;
            }
        }
        var strata = new ArrayList<Stratum>();
        byRange.forEach((range, sums) -> strata.add(sums.named(label(range, step, field, decimals))));
        if (anyMissing) {
            strata.add(missing.named(MISSING));
        }
        return strata;
    }

    private long step(Arrangement arrangement, int decimals) {
        if (!arrangement.step().isEmpty()) {
            return new BigDecimal(arrangement.step()).movePointRight(decimals).longValueExact();
        }
        long largest = loans.stream()
                .mapToLong(loan ->
                        Math.abs(figures.number(loan, arrangement.field()).orElse(0)))
                .max()
                .orElse(0);
        for (long major : BALANCE_STEPS) {
            long step = BigDecimal.valueOf(major).movePointRight(decimals).longValueExact();
            if (largest / step < MOST_LINES) {
                return step;
            }
        }
        return Math.max(1, largest);
    }

    private static String label(long range, long step, LoanField field, int decimals) {
        var low = BigDecimal.valueOf(Math.multiplyExact(range, step), decimals);
        var high = BigDecimal.valueOf(Math.multiplyExact(range + 1, step), decimals);
        return text(low, field) + " to under " + text(high, field);
    }

    private static String text(BigDecimal bound, LoanField field) {
        var shown = field.type() == FieldType.RATE ? bound.movePointRight(2) : bound;
        var plain = shown.signum() == 0 ? "0" : shown.stripTrailingZeros().toPlainString();
        return field.type() == FieldType.RATE ? plain + "%" : plain;
    }
}
