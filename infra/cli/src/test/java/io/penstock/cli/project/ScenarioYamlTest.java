package io.penstock.cli.project;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.penstock.cli.Examples;
import io.penstock.cli.deal.DealFile;
import io.penstock.cli.file.Fault;
import io.penstock.cli.file.RefusedException;
import io.penstock.deal.ResolvedDeal;
import io.penstock.projection.Conventions;
import io.penstock.projection.DefaultCurve;
import io.penstock.projection.PrepaymentCurve;
import io.penstock.projection.SeverityCurve;
import io.penstock.projection.deal.DealScenario;
import io.penstock.projection.deal.DefaultRule;
import io.penstock.projection.deal.Series;
import io.penstock.waterfall.program.CallRule;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioYamlTest {

    private static final ResolvedDeal CARMAX =
            DealFile.read(Examples.file("deals/caot-2024-2.yaml")).deal();
    private static final ResolvedDeal ALLY =
            DealFile.read(Examples.file("deals/ally-2017-3.yaml")).deal();

    @TempDir
    Path folder;

    @Test
    void readsTheExamples() {
        var base = ScenarioYaml.read(Examples.file("scenarios/caot-2024-2.yaml"), CARMAX);
        assertThat(base.scenario().name()).isEqualTo("base");
        assertThat(base.scenario().pool().conventions()).isEqualTo(Conventions.SEQUENTIAL);
        assertThat(base.scenario().pool().assumptions().prepayment()).isEqualTo(PrepaymentCurve.parse("ABS 0.013"));
        assertThat(base.scenario().pool().assumptions().defaults())
                .isEqualTo(DefaultCurve.parse("CDR byAge 0.005 0.01 0.015 0.02 0.02 0.02 0.018"));
        assertThat(base.scenario().pool().recoveryLagMonths()).isEqualTo(6);
        assertThat(base.scenario().pool().advances()).isFalse();
        assertThat(base.scenario().fixings()).containsEntry("SOFR_30D_AVG", Series.of("0.0533", "0.0530", "0.0525"));
        assertThat(base.scenario().pool().findings()).isEmpty();

        var grid = GridYaml.read(Examples.file("scenarios/caot-2024-2-grid.yaml"), base.scenario(), CARMAX);
        assertThat(grid).hasSize(14);
        assertThat(grid.getFirst().name()).isEqualTo("prepayment ABS 0.009, times default 0");
        assertThat(grid.get(2).pool().assumptions().defaults())
                .isEqualTo(DefaultCurve.parse("CDR byAge 0.010 0.02 0.030 0.04 0.04 0.04 0.036"));
        assertThat(grid.getLast().pool().assumptions().severity()).isEqualTo(SeverityCurve.of("0.825"));

        var ally = ScenarioYaml.read(Examples.file("scenarios/ally-2017-3.yaml"), ALLY)
                .scenario();
        assertThat(GridYaml.read(Examples.file("scenarios/ally-2017-3-grid.yaml"), ally, ALLY))
                .hasSize(14)
                .extracting(DealScenario::calls)
                .containsOnly(CallRule.FIRST_CHANCE, CallRule.NEVER);
    }

    @Test
    void whatAPersonMistypesIsNamedOnceAndInTheWordsOfTheFile() {
        assertThat(refused("""
            schema: penstock/scenario/1
            name: all
            convention: sifma
            prepayment: FOO 0.1
            indices: {SOFR_30D_AVG: ["0.053", "5.3"], LIBOR: "0.01"}
            """))
                .extracting(fault -> fault.toString().replace(folder + "/", ""))
                .containsExactlyInAnyOrder(
                        "scenario.yaml:3:13: VALUE_MALFORMED convention: \"sifma\" is not one of "
                                + ScenarioChange.CONVENTIONS,
                        "scenario.yaml:4:13: VALUE_MALFORMED prepayment: \"FOO 0.1\" cannot be read: FOO is none of"
                                + " the units [ABS, CPR, PSA, SMM], as in ABS 0.02",
                        "scenario.yaml:5:50: KEY_UNKNOWN indices.LIBOR: there is no key LIBOR here. Keys are"
                                + " SOFR_30D_AVG",
                        "scenario.yaml:5:11: VALUE_OUT_OF_RANGE indices.SOFR_30D_AVG: 5.3 is above 1, which is 100 %."
                                + " Write 5.33 % as \"0.0533\"");
    }

    @Test
    void readsEveryKey() {
        var scenario = scenario("""
            schema: penstock/scenario/1
            name: all
            convention: ACTUAL_CALENDAR
            prepayment: PSA 150 200
            severity: {values: ["0.6", "0.5"], by: age}
            segments:
              used: {prepayment: CPR 0.1}
            rollRates:
              - 0.97 0.03 0 0 0 0 0
              - [0.3, 0.4, 0.3, 0, 0, 0, 0]
              - 0.1 0.1 0.3 0.5 0 0 0
              - 0 0 0.1 0.3 0.6 0 0
              - 0 0 0 0.1 0.3 0.6 0
              - 0 0 0 0 0 0.2 0.8
            recoveryLag: 3
            calls: FIRST_CHANCE
            defaultsLeave: AT_LIQUIDATION
            purchases: {rate: "0.06", remainingTerm: 60, age: 3, kind: LEVEL, segment: used}
            times: {prepayment: "2"}
            """);
        assertThat(scenario.pool().assumptions().prepayment()).isEqualTo(PrepaymentCurve.parse("PSA 300 400"));
        assertThat(scenario.pool().assumptions().severity()).isEqualTo(SeverityCurve.parse("byAge 0.6 0.5"));
        assertThat(scenario.pool().segments().get("used"))
                .satisfies(used -> assertThat(used.prepayment()).isEqualTo(PrepaymentCurve.parse("CPR 0.2")))
                .satisfies(used -> assertThat(used.severity()).isEqualTo(SeverityCurve.parse("byAge 0.6 0.5")));
        assertThat(scenario.pool().rollRates()).isPresent();
        assertThat(scenario.pool().cutOffDate())
                .hasValue(CARMAX.document().deal().cutOffDate());
        assertThat(scenario.defaults()).isEqualTo(DefaultRule.AT_LIQUIDATION);
        assertThat(scenario.purchases())
                .hasValueSatisfying(p -> assertThat(p.loan().remainingTerm()).isEqualTo(60));
    }

    @Test
    void everyFaultHasItsPlace() {
        assertThat(faults("""
            schema: penstock/scenario/2
            convention: CUSTOM
            prepayment: {abs: "1.3"}
            default: {cdr: "0.02", sda: "100"}
            severity: high
            recoveryLag: six
            advances: maybe
            indices: {LIBOR: "0.05"}
            calls: ALWAYS
            colour: blue
            """))
                .containsExactlyInAnyOrder(
                        "10:9: KEY_UNKNOWN colour",
                        "1:9: SCHEMA_UNKNOWN schema",
                        "1:1: KEY_MISSING name",
                        "2:13: VALUE_MALFORMED convention",
                        "3:19: VALUE_MALFORMED prepayment.abs",
                        "4:1: UNIT_MISSING default",
                        "5:11: VALUE_MALFORMED severity",
                        "6:14: VALUE_MALFORMED recoveryLag",
                        "7:11: VALUE_MALFORMED advances",
                        "8:18: KEY_UNKNOWN indices.LIBOR",
                        "9:8: VALUE_MALFORMED calls");
    }

    @Test
    void aGridNamesItsScenariosApart() {
        var base = ScenarioYaml.read(Examples.file("scenarios/caot-2024-2.yaml"), CARMAX)
                .scenario();
        var file = file("""
            schema: penstock/grid/1
            scenarios:
              - {name: a, severity: "0.5"}
              - {name: a, severity: "0.6"}
              - {severity: "0.7"}
            """);
        assertThat(catchThrowableOfType(RefusedException.class, () -> GridYaml.read(file, base, CARMAX))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("KEY_MISSING", "NAME_DUPLICATE");
        var empty = file("schema: penstock/grid/1\n");
        assertThat(catchThrowableOfType(RefusedException.class, () -> GridYaml.read(empty, base, CARMAX))
                        .faults())
                .extracting(Fault::code)
                .containsExactly("GRID_EMPTY");
    }

    private DealScenario scenario(String yaml) {
        return ScenarioYaml.read(file(yaml), CARMAX).scenario();
    }

    private List<String> faults(String yaml) {
        return refused(yaml).stream()
                .map(f -> f.place() + ": " + f.code() + " " + f.path())
                .toList();
    }

    private List<Fault> refused(String yaml) {
        var file = file(yaml);
        return catchThrowableOfType(RefusedException.class, () -> ScenarioYaml.read(file, CARMAX))
                .faults();
    }

    private Path file(String text) {
        try {
            return Files.writeString(folder.resolve("scenario.yaml"), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
