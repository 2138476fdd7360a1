package io.penstock.cli.tape;

import io.penstock.issuance.pool.domain.stratification.StratificationTable;
import io.penstock.issuance.pool.domain.stratification.Stratum;
import io.penstock.kernel.Fraction;
import io.penstock.kernel.Money;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The eligible loans in tables. Shares and averages are rounded half up when they are shown. */
final class StrataPart {

    private static final int LONGEST_BAR = 30;
    private static final int MOST_LINES = 15;
    private static final int DECIMALS = 6;

    private final PrintWriter out;
    private final Currency currency;

    StrataPart(PrintWriter out, Currency currency) {
        this.out = out;
        this.currency = currency;
    }

    /** Prints the tables, and gives them as they stand in the report. */
    List<Map<String, Object>> show(List<StratificationTable> tables, LocalDate asOf) {
        tables.forEach(table -> print(table, asOf));
        return tables.stream().map(this::reported).toList();
    }

    private void print(StratificationTable table, LocalDate asOf) {
        out.printf("%nBy %s at %s%n", table.name(), asOf);
        out.printf("  %-26s %8s %18s %7s %7s %6s %6s%n", "", "loans", "balance", "share", "rate", "term", "score");
        long pool = table.total().balance();
        table.strata().stream().limit(MOST_LINES).forEach(stratum -> line(stratum, pool, true));
        if (table.strata().size() > MOST_LINES) {
            out.printf("  and %,d more%n", table.strata().size() - MOST_LINES);
        }
        line(table.total(), pool, false);
    }

    private void line(Stratum stratum, long pool, boolean bar) {
        var share = stratum.share(pool);
        out.printf(
                "  %-26s %,8d %,18.2f %6s%% %7s %6s %6s %s%n",
                stratum.label(),
                stratum.loans(),
                new Money(currency, stratum.balance()).majorUnits(),
                text(share.times(Fraction.of(100)), 1),
                stratum.rate()
                        .map(rate -> text(rate.times(Fraction.of(100)), 2) + "%")
                        .orElse("–"),
                stratum.remainingTerm().map(term -> text(term, 1)).orElse("–"),
                stratum.score().map(score -> text(score, 0)).orElse("–"),
                bar
                        ? "█"
                                .repeat(rounded(share.times(Fraction.of(LONGEST_BAR)), 0)
                                        .intValue())
                        : "");
    }

    private Map<String, Object> reported(StratificationTable table) {
        long pool = table.total().balance();
        var map = new LinkedHashMap<String, Object>();
        map.put("table", table.name());
        map.put("strata", table.strata().stream().map(s -> reported(s, pool)).toList());
        map.put("total", reported(table.total(), pool));
        return map;
    }

    private Map<String, Object> reported(Stratum stratum, long pool) {
        var map = new LinkedHashMap<String, Object>();
        map.put("label", stratum.label());
        map.put("loans", stratum.loans());
        map.put("balance", new Money(currency, stratum.balance()).majorUnits().toPlainString());
        map.put("share", text(stratum.share(pool), DECIMALS));
        put(map, "rate", stratum.rate());
        put(map, "remainingTerm", stratum.remainingTerm());
        put(map, "score", stratum.score());
        return map;
    }

    private static void put(Map<String, Object> map, String name, Optional<Fraction> average) {
        average.ifPresent(value -> map.put(name, text(value, DECIMALS)));
    }

    private static String text(Fraction value, int decimals) {
        return rounded(value, decimals).toPlainString();
    }

    private static BigDecimal rounded(Fraction value, int decimals) {
        return new BigDecimal(value.numerator())
                .divide(new BigDecimal(value.denominator()), decimals, RoundingMode.HALF_UP);
    }
}
