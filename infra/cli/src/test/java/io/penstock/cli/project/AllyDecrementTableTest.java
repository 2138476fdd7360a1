package io.penstock.cli.project;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.SharedMaterial;
import io.penstock.cli.Examples;
import io.penstock.cli.file.CsvLine;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The published table of Ally Auto Receivables Trust 2017-3 through {@code ./penstock project}: percent of each class
 * outstanding after each payment date at seven prepayment speeds, and the lives to maturity and to call. A printed
 * figure is hit within half of its last digit.
 */
class AllyDecrementTableTest {

    private static final DateTimeFormatter PRINTED = DateTimeFormatter.ofPattern("MM/dd/yy", Locale.ROOT);
    private static final BigDecimal HALF_A_UNIT = new BigDecimal("0.005");
    private static final String CLOSING = "Certificate Closing Date";

    @TempDir
    Path folder;

    /** A printed figure: speed in percent, class, and date or kind of life. */
    private record Cell(String speed, String className, String row) {}

    @Test
    void allCellsButTheFourKnownOnesAndAllLives() {
        var published = published();
        var run = new ProjectRun(folder);
        var deal = Examples.file("deals/ally-2017-3.yaml");
        var scenario = run.write("scenario.yaml", """
                schema: penstock/scenario/1
                name: table
                convention: PROSPECTUS_30
                measures: {life: WHOLE_MONTHS}
                """);
        var toMaturity = run.project(
                "maturity",
                deal,
                pool(run),
                scenario,
                "--grid",
                grid(run, "NEVER").toString());
        var toCall = run.project(
                "call",
                deal,
                pool(run),
                scenario,
                "--grid",
                grid(run, "FIRST_CHANCE").toString());
        var computed = balances(toMaturity);
        lives(toMaturity, "WAL_to_maturity", computed);
        lives(toCall, "WAL_to_call", computed);
        var missed = new ArrayList<String>();
        int cells = 0;
        int lives = 0;
        for (var cell : published.entrySet()) {
            assertThat(computed).containsKey(cell.getKey());
            var found = computed.getOrDefault(cell.getKey(), BigDecimal.ZERO);
            if (found.subtract(cell.getValue()).abs().compareTo(HALF_A_UNIT) > 0) {
                missed.add(cell.getKey().speed() + " " + cell.getKey().className() + " "
                        + cell.getKey().row() + " " + cell.getValue() + " " + found);
            }
            if (cell.getKey().row().startsWith("WAL")) {
                lives++;
            } else {
                cells++;
            }
        }
        assertThat(cells).isEqualTo(1498);
        assertThat(lives).isEqualTo(84);
        assertThat(missed)
                .as("beyond the half-unit by 0.00004 to 0.0004: vectors/waterfall/README.md, section 9")
                .containsExactlyInAnyOrder(
                        "0.50 A4 04/15/21 40.90 40.894961",
                        "1.30 D 01/15/22 0.46 0.454632",
                        "1.50 D 08/15/21 29.31 29.304955",
                        "1.80 C 10/15/20 43.47 43.464840");
    }

    /** The months after which the pool is bought at the seven speeds. */
    @Test
    void theServicerCallsInThePublishedMonths() {
        var run = new ProjectRun(folder);
        var scenario = run.write("scenario.yaml", """
                schema: penstock/scenario/1
                name: table
                convention: PROSPECTUS_30
                """);
        var results = run.project(
                "call",
                Examples.file("deals/ally-2017-3.yaml"),
                pool(run),
                scenario,
                "--grid",
                grid(run, "FIRST_CHANCE").toString());
        var dates = new ArrayList<Integer>();
        for (var each : ProjectRun.json(results.resolve("summary.json")).get("scenarios")) {
            assertThat(each.get("called").asText()).isEqualTo("true");
            dates.add(each.get("paymentDates").asInt());
        }
        assertThat(dates).containsExactly(34, 31, 29, 27, 25, 23, 19);
    }

    private static Map<Cell, BigDecimal> published() {
        var lines = lines("ally_2017_3_grid.csv");
        var speeds = lines.getFirst();
        return lines.stream()
                .skip(1)
                .flatMap(line -> IntStream.range(2, line.size())
                        .mapToObj(i -> Map.entry(
                                new Cell(
                                        speeds.cell(i).substring("abs_".length()),
                                        line.cell(0).replace("-", ""),
                                        line.cell(1)),
                                new BigDecimal(line.cell(i)))))
                .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static Map<Cell, BigDecimal> balances(Path results) {
        var computed = ProjectRun.csv(results.resolve("classes.csv")).stream()
                .collect(toMap(
                        line -> new Cell(
                                line.get("scenario"),
                                line.get("class"),
                                PRINTED.format(LocalDate.parse(line.get("paymentDate")))),
                        line -> new BigDecimal(line.get("percentOfOriginal"))));
        List.copyOf(computed.keySet())
                .forEach(cell ->
                        computed.put(new Cell(cell.speed(), cell.className(), CLOSING), BigDecimal.valueOf(100)));
        return computed;
    }

    private static void lives(Path results, String kind, Map<Cell, BigDecimal> computed) {
        for (var scenario : ProjectRun.json(results.resolve("summary.json")).get("scenarios")) {
            scenario.get("classes")
                    .properties()
                    .forEach(entry -> computed.put(
                            new Cell(scenario.get("name").asText(), entry.getKey(), kind),
                            new BigDecimal(entry.getValue().get("life").asText())));
        }
    }

    /** The pool as the vectors have it, its seven empty sub-pools left out. */
    private static Path pool(ProjectRun run) {
        var rows = lines("ally_2017_3_pools.csv").stream()
                .skip(1)
                .filter(line -> new BigDecimal(line.cell(1)).signum() > 0)
                .map(line ->
                        String.join(",", line.cell(0), line.cell(1), line.cell(2) + "%", line.cell(3), line.cell(4)))
                .toList();
        assertThat(rows).hasSize(43);
        return run.write("pool.csv", "id,balance,rate,remainingTerm,age\n" + String.join("\n", rows) + "\n");
    }

    private static Path grid(ProjectRun run, String calls) {
        var speeds = List.of("0.00", "0.50", "0.90", "1.10", "1.30", "1.50", "1.80");
        return run.write(
                "grid-" + calls + ".yaml",
                "schema: penstock/grid/1\nscenarios:\n"
                        + speeds.stream()
                                .map(speed -> "  - {name: \"" + speed + "\", prepayment: ABS "
                                        + new BigDecimal(speed).movePointLeft(2).toPlainString() + ", calls: " + calls
                                        + "}\n")
                                .collect(joining()));
    }

    private static List<CsvLine> lines(String vector) {
        return ProjectRun.text(SharedMaterial.file("vectors/waterfall/" + vector))
                .lines()
                .map(CsvLine::split)
                .toList();
    }
}
