package io.penstock.cli.pay;

import static java.util.stream.Collectors.groupingBy;

import io.penstock.SharedMaterial;
import io.penstock.kernel.Money;
import java.io.IOException;
import java.nio.file.Files;
import java.time.YearMonth;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The note payments of five trusts as {@code carmax_10d_note_payments.csv} has them. */
final class NotePayments {

    private NotePayments() {}

    /**
     * A class on a paper. Balances may be blank: missing, not zero.
     *
     * @param trust for example {@code 2018-1}
     * @param paper address of the filing
     */
    record Row(
            String trust,
            String paper,
            YearMonth period,
            String className,
            Optional<Money> opening,
            Optional<Money> closing,
            Money interest,
            Money principal) {}

    /**
     * One filing.
     *
     * @param rows in the order of the paper
     */
    record Paper(String trust, YearMonth period, List<Row> rows) {

        Money total(java.util.function.Function<Row, Money> part) {
            return rows.stream().map(part).reduce(Money.of("USD", "0.00"), Money::plus);
        }

        Optional<Row> row(String className) {
            return rows.stream().filter(r -> r.className().equals(className)).findFirst();
        }
    }

    /** The papers of each trust in the order of the file. */
    static Map<String, List<Paper>> byTrust() throws IOException {
        try (var lines = Files.lines(SharedMaterial.file("data/certificates/carmax_10d_note_payments.csv"))) {
            return lines
                    .skip(1)
                    .map(line -> row(line.split(",", -1)))
                    .collect(groupingBy(row -> row.trust() + row.paper(), LinkedHashMap::new, Collectors.toList()))
                    .values()
                    .stream()
                    .map(rows ->
                            new Paper(rows.getFirst().trust(), rows.getFirst().period(), rows))
                    .collect(groupingBy(Paper::trust, LinkedHashMap::new, Collectors.toList()));
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
