package io.penstock.servicing.distribution;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.penstock.SharedMaterial;
import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** Monthly papers of five trusts: interest, principal and balances of each class, as {@code carmax_10d_note_payments.csv} has them. */
public final class PublishedNotes {

    private PublishedNotes() {}

    /**
     * A class on a paper. Balances may be blank: missing, not zero.
     *
     * @param paper address of the filing
     */
    public record Row(
            String trust,
            String paper,
            YearMonth period,
            String className,
            Optional<Money> opening,
            Optional<Money> closing,
            Money interest,
            Money principal) {}

    /** One filing, its rows in the order of the paper. */
    public record Paper(String trust, YearMonth period, List<Row> rows) {

        public Money total(Function<Row, Money> part) {
            return rows.stream().map(part).reduce(Money.of("USD", "0.00"), Money::plus);
        }

        /** What a person takes from the paper: principal of all classes together, and the rate of a floating class. */
        public DeclaredInputs declared(ResolvedDeal deal) {
            var source = "paper of " + period;
            var fixings = new ArrayList<OutsideFigure>();
            rows.stream()
                    .filter(row -> row.className().equals("A2b"))
                    .forEach(row -> fixings.add(new OutsideFigure("A2B_REPORTED", rate(deal, row), source)));
            return new DeclaredInputs(
                    fixings,
                    List.of(new OutsideFigure(
                            "principalDistributed",
                            total(Row::principal).majorUnits().toPlainString(),
                            source)),
                    List.of());
        }

        /** The rate that the reported interest comes to. */
        private static String rate(ResolvedDeal deal, Row row) {
            var period = deal.period(row.period());
            var opening = row.opening().orElseThrow();
            if (opening.isZero()) {
                return "0";
            }
            long days = ChronoUnit.DAYS.between(period.previousPaymentDate(), period.paymentDate());
            return BigDecimal.valueOf(row.interest().minorUnits())
                    .multiply(BigDecimal.valueOf(360))
                    .divide(
                            BigDecimal.valueOf(opening.minorUnits()).multiply(BigDecimal.valueOf(days)),
                            10,
                            RoundingMode.HALF_UP)
                    .toPlainString();
        }
    }

    /** The papers of each trust, {@code 2017-1} for instance, in the order of the file. */
    public static Map<String, List<Paper>> byTrust() throws IOException {
        try (var lines = Files.lines(SharedMaterial.file("data/certificates/carmax_10d_note_payments.csv"))) {
            return lines
                    .skip(1)
                    .map(line -> row(line.split(",", -1)))
                    .collect(groupingBy(row -> row.trust() + row.paper(), LinkedHashMap::new, toList()))
                    .values()
                    .stream()
                    .map(rows ->
                            new Paper(rows.getFirst().trust(), rows.getFirst().period(), rows))
                    .collect(groupingBy(Paper::trust, LinkedHashMap::new, toList()));
        }
    }

    private static Row row(String[] cells) {
        var trust = cells[0].substring(cells[0].lastIndexOf(' ') + 1);
        return new Row(
                trust,
                cells[1],
                YearMonth.parse(cells[2].substring(0, 7)),
                cells[3].replace("-", ""),
                money(cells[4]),
                money(cells[5]),
                money(cells[6]).orElseThrow(),
                money(cells[7]).orElseThrow());
    }

    private static Optional<Money> money(String cell) {
        return cell.isEmpty() ? Optional.empty() : Optional.of(Money.of("USD", cell));
    }
}
