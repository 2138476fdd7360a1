package io.penstock.tape;

import io.penstock.tape.LoanIndex.Figure;
import io.penstock.tape.TapeResult.Total;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Rules that need the whole tape: columns throughout, concentrations, loans that are gone, the originator's figures. */
final class PoolRules {

    private static final int REGION_PERCENT = 40;
    private static final int SCORES_MISSING_PERCENT = 10;
    private static final int FEWEST_ROWS = 20;
    private static final int MOST_GONE = 100_000;

    private final TapeTally tally;
    private final FindingSink sink;

    PoolRules(TapeTally tally, FindingSink sink) {
        this.tally = tally;
        this.sink = sink;
    }

    void columns(List<String> names, List<@Nullable TapeField> fields, PoolFigures pool) {
        if (pool.rows() == 0) {
            return;
        }
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (field == null || field.name().endsWith(TapeForm.CURRENCY_SUFFIX)) {
                continue;
            }
            if (pool.filled(i) == 0) {
                ofColumn(Rule.COLUMN_EMPTY, names.get(i), field.title());
            } else if (pool.noData(i) == pool.rows()) {
                ofColumn(Rule.COLUMN_NO_DATA, names.get(i), field.title());
            }
        }
    }

    void pool(RoleView view, PoolFigures pool) {
        long rows = pool.rows();
        if (rows < FEWEST_ROWS) {
            return;
        }
        if (tally.rowsWith(Rule.LOAN_DUPLICATE) * 2 > rows) {
            ofFile(Rule.ID_NOT_A_KEY, tally.rowsWith(Rule.LOAN_DUPLICATE) + " of " + rows + " rows repeat a number");
        }
        if (pool.currencyCodes().size() > 1) {
            ofFile(Rule.CURRENCIES_MIXED, String.join(", ", pool.currencyCodes()));
        }
        if (view.isOnTape(Role.SCORE) && (rows - pool.withScore()) * 100 > rows * SCORES_MISSING_PERCENT) {
            ofFile(Rule.SCORES_MISSING, rows - pool.withScore() + " of " + rows + " rows");
        }
        if (pool.collateralRows() > pool.objects()) {
            ofFile(
                    Rule.COLLATERAL_SHARED,
                    pool.collateralRows() + " rows are " + pool.objects() + " objects, worth "
                            + pool.collateralOnce().major() + " once and "
                            + pool.collateralSummed().major() + " summed");
        }
        long all = pool.regions().values().stream().mapToLong(g -> g.balance).sum();
        pool.regions().entrySet().stream()
                .filter(e -> all > 0 && e.getValue().balance > all / 100 * REGION_PERCENT)
                .sorted(Map.Entry.comparingByKey())
                .forEach(e -> ofFile(
                        Rule.REGION_CONCENTRATED,
                        e.getKey() + " has " + e.getValue().balance / (all / 100) + " % of the balance"));
    }

    void gone(LoanIndex before) {
        int told = 0;
        for (int loan = 0; loan < before.size() && told < MOST_GONE; loan++) {
            if (before.get(loan, Figure.SEEN) != 1 && before.get(loan, Figure.CLOSING_BALANCE) > 0) {
                told++;
                sink.found(new Finding(
                        Rule.LOAN_GONE,
                        0,
                        "",
                        before.keyOf(loan),
                        "",
                        "previous balance " + BigDecimal.valueOf(before.get(loan, Figure.CLOSING_BALANCE), 2)));
            }
        }
    }

    void control(ControlFigures control, List<Total> totals, long loans, PoolFigures pool) {
        control.loans().ifPresent(stated -> {
            if (stated != loans) {
                ofFile(Rule.CONTROL_COUNT_DIFFERS, "loans: originator " + stated + ", tape " + loans);
            }
        });
        control.sums().forEach((name, stated) -> {
            var total = totals.stream().filter(t -> t.field().equals(name)).findFirst();
            if (total.isEmpty()) {
                ofColumn(Rule.CONTROL_TOTAL_UNKNOWN, name, "originator " + stated.toPlainString());
            } else if (total.get().read().compareTo(stated) != 0) {
                ofColumn(
                        Rule.CONTROL_TOTAL_DIFFERS,
                        name,
                        "originator " + stated.toPlainString() + ", tape "
                                + total.get().read().toPlainString() + ", difference "
                                + total.get().read().subtract(stated).toPlainString());
            }
        });
        var regions = pool.regionRows();
        var statuses = pool.statusRows();
        control.counts().forEach((group, stated) -> {
            long seen = regions.getOrDefault(group, statuses.getOrDefault(group, 0L));
            if (seen != stated) {
                ofFile(Rule.CONTROL_COUNT_DIFFERS, group + ": originator " + stated + ", tape " + seen);
            }
        });
    }

    private void ofColumn(Rule rule, String column, String detail) {
        sink.found(new Finding(rule, 0, column, "", "", detail));
    }

    private void ofFile(Rule rule, String detail) {
        sink.found(Finding.ofFile(rule, detail));
    }
}
