package io.penstock.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.Examples;
import io.penstock.cli.deal.DealFile;
import io.penstock.cli.project.ProjectRun.Row;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The made-up deals of {@code docs/examples}, each of another kind, projected with the pool and the scenario of their name.
 * What is written is held to itself: the cash of all files adds up, and every balance rolls on.
 */
class MadeUpDealsTest {

    private static final List<String> NO_CASH = List.of(
            "paymentDate",
            "collectionPeriod",
            "beginBalance",
            "bought",
            "defaulted",
            "loss",
            "endBalance",
            "delinquent30",
            "delinquent60",
            "delinquent90");

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "auto-turbo",
                "clo",
                "lease-plan-cn",
                "receivables-revolving",
                "rmbs-pdl",
                "rmbs-shifting-interest"
            })
    void cashAddsUpAndBalancesRollOn(String name) {
        var document = Examples.file("deals/" + name + ".yaml");
        var written = new ProjectRun(folder)
                .project(
                        "out",
                        document,
                        Examples.file("pools/" + name + ".csv"),
                        Examples.file("scenarios/" + name + ".yaml"));
        var deal = DealFile.read(document).deal();
        var pool = ProjectRun.csv(written.resolve("pool.csv"));
        var classes = ProjectRun.csv(written.resolve("classes.csv"));
        var figures = ProjectRun.csv(written.resolve("deal.csv"));

        var deposits = deal.accounts().values().stream()
                .map(account -> account.initialDeposit().majorUnits())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var received = pool.stream()
                .flatMap(row -> row.cells().entrySet().stream())
                .filter(cell -> !NO_CASH.contains(cell.getKey()))
                .map(cell -> new BigDecimal(cell.getValue()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        var last = figures.getLast().get("paymentDate");
        var toClasses = sum(classes.stream(), "interestPaid")
                .add(sum(classes.stream(), "principal"))
                .add(sum(classes.stream(), "residual"));
        var elsewhere = sum(
                figures.stream()
                        .filter(figure("feePaid").or(figure("purchased")).or(toAParty(classes))),
                "value");
        var kept = sum(
                figures.stream()
                        .filter(figure("account"))
                        .filter(r -> r.get("paymentDate").equals(last)),
                "value");
        assertThat(deposits.add(received))
                .isEqualByComparingTo(toClasses.add(elsewhere).add(kept));
        assertThat(toClasses).isPositive();

        var grows = deal.tranches().stream()
                .filter(tranche -> tranche.deferral().name().equals("CAPITALISE"))
                .map(tranche -> tranche.className())
                .toList();
        for (var row : classes) {
            var rest = number(row, "openingBalance")
                    .subtract(number(row, "principal"))
                    .subtract(number(row, "writeDown"));
            if (grows.contains(row.get("class"))) {
                assertThat(number(row, "closingBalance")).isGreaterThanOrEqualTo(rest);
            } else {
                assertThat(number(row, "closingBalance")).isEqualByComparingTo(rest);
            }
        }
    }

    private static Predicate<Row> figure(String name) {
        return row -> row.get("figure").equals(name);
    }

    /** A residual of somebody who is no class. */
    private static Predicate<Row> toAParty(List<Row> classes) {
        return figure("residual")
                .and(row -> classes.stream().noneMatch(of -> of.get("class").equals(row.get("name"))));
    }

    private static BigDecimal sum(Stream<Row> rows, String column) {
        return rows.map(row -> number(row, column)).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static BigDecimal number(Row row, String column) {
        return new BigDecimal(row.get(column));
    }
}
