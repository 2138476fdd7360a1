package io.penstock.cli.pay;

import static io.penstock.cli.pay.Published.map;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.Examples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PayCommandTest {

    private static final Path DEAL = Examples.file("deals/caot-2024-2.yaml");
    private static final Path APRIL = Examples.file("reports/caot-2024-2-2024-04.json");

    @TempDir
    Path folder;

    private PayRun run;

    @BeforeEach
    void run() {
        run = new PayRun(folder);
    }

    @Test
    void theExampleOfTheReferencePagePays() throws IOException {
        var paid = run.pay(DEAL, APRIL, Optional.empty(), "april");
        assertThat(run.out()).isEqualTo(PayRun.text(paid.folder().resolve("payment-report.txt")));
        assertThat(run.out())
                .contains("13  residual   certificateHolder  certificateHolder   7,773,265.37   7,773,265.37")
                .contains("4,030,228.50 in the accounts + 65,319,367.15 received = 65,319,367.15 paid out");
        try (var files = Files.list(paid.folder())) {
            assertThat(files.map(f -> f.getFileName().toString()))
                    .containsExactlyInAnyOrder("input.json", "payment-report.json", "payment-report.txt", "state.json");
        }
    }

    @Test
    void theSameRunGivesTheSameBytesAndAnotherIsNotWrittenOverIt() {
        var paid = run.pay(DEAL, APRIL, Optional.empty(), "april");
        var before = PayRun.text(paid.state());
        run.pay(DEAL, APRIL, Optional.empty(), "april");
        assertThat(PayRun.text(paid.state())).isEqualTo(before);

        var other = write("other.json", PayRun.text(APRIL).replace("14300555.35", "14300555.36"));
        assertThat(run.execute(DEAL, other, Optional.empty(), paid.folder())).isEqualTo(1);
        assertThat(run.err())
                .contains("input.json is there already and differs")
                .contains("--force");
        assertThat(PayRun.text(paid.state())).isEqualTo(before);
        assertThat(run.execute(DEAL, other, Optional.empty(), paid.folder(), "--force"))
                .isZero();
        assertThat(PayRun.text(paid.folder().resolve("payment-report.json"))).contains("7773265.38");
    }

    @Test
    void everyFaultOfAReportHasItsPlaceAndNothingIsWritten() {
        var report = write("report.json", """
            {
              "schema": "penstock/collection-report/1",
              "dealId": "CAOT-2025-2",
              "collectionPeriod": "2024-05",
              "collections": {
                "interest": "14300555.355",
                "principal": "-1.00",
                "recoverys": "0.00",
                "investmentIncome": "53753.79",
                "reserveIncome": "4008.93"
              },
              "pool": {"cutOff": "1612091400.06", "end": "1561130350.98", "defaulted": "0.01"}
            }
            """);
        assertThat(run.execute(DEAL, report, Optional.empty(), folder.resolve("out")))
                .isEqualTo(1);
        assertThat(run.err().replace(report.toString(), "F"))
                .contains("F is refused: 8 faults")
                .contains("F:3:13: VALUE_UNEXPECTED dealId: it is CAOT-2025-2, not CAOT-2024-2")
                .contains("F:4:23: PERIOD_OUT_OF_TURN collectionPeriod: 2024-05 is paid on payment date 2, 2024-06-17;"
                        + " the closing of the deal is followed by payment date 1, 2024-05-15")
                .contains("F:6:17: VALUE_MALFORMED collections.interest: \"14300555.355\" is not an amount of USD")
                .contains("F:7:18: VALUE_MALFORMED collections.principal")
                .contains("F:8:18: KEY_UNKNOWN collections.recoverys: there is no key recoverys here")
                .contains("F:5:3: KEY_MISSING collections.recoveries: recoveries is missing. Write \"0.00\"")
                .contains(
                        "F:1:1: KEY_MISSING fixings: fixings is missing. Name the rate of each index of the deal: [SOFR")
                .contains("F:12:3: POOL_DOES_NOT_ROLL pool: begin USD 1612091400.06");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    @Test
    void anotherIndexAnUndeclaredInputAndAnUnknownCallHaveTheirPlaces() {
        var report = write(
                "report.json",
                PayRun.text(APRIL)
                        .replace(
                                "\"fixings\": {\"SOFR_30D_AVG\"",
                                "\"inputs\": {\"x\": \"1\"}, \"exercised\": [\"cleanUp\"],\n\"fixings\": {\"SOFR\""));
        assertThat(run.execute(DEAL, report, Optional.empty(), folder.resolve("out")))
                .isEqualTo(1);
        assertThat(run.err().replace(report.toString(), "F"))
                .contains("F is refused: 4 faults")
                .contains("F:15:21: KEY_UNKNOWN fixings.SOFR: there is no key SOFR here. Keys are SOFR_30D_AVG")
                .contains(
                        "F:15:1: KEY_MISSING fixings.SOFR_30D_AVG: SOFR_30D_AVG is missing. Write its rate as printed")
                .contains("F:14:19: KEY_UNKNOWN inputs.x: there is no key x here. Remove it; the deal knows none")
                .contains("F:14:39: NAME_UNKNOWN exercised[0]: the deal has no call cleanUp. Remove it");
    }

    @Test
    void aFileInPlaceOfTheFolderIsNamed() {
        var file = write("taken", "");
        assertThat(run.execute(DEAL, APRIL, Optional.empty(), file)).isEqualTo(1);
        assertThat(run.err()).contains(file + " is a file and no folder").contains("Name a folder that you may write");
    }

    @Test
    void aCallThatCannotBeExercisedIsToldAtItsKeyAndClassesStandAsInTheDocument() {
        var deal = Examples.file("deals/rmbs-shifting-interest.yaml");
        var text = """
            {
              "schema": "penstock/collection-report/1",
              "dealId": "HARBOR-2026-1",
              "collectionPeriod": "2026-01",
              "collections": {"interest": "530000.00", "principal": "0.00", "scheduledPrincipal": "120000.00",
                "prepayments": "300000.00", "recoveries": "0.00"},
              "pool": {"cutOff": "100000000.00", "end": "99580000.00"},
              "exercised": ["cleanUp"]
            }
            """;
        assertThat(run.execute(deal, write("early.json", text), Optional.empty(), folder.resolve("early")))
                .isEqualTo(1);
        assertThat(run.err())
                .contains("early.json:8:3: INPUT_REFUSED exercised: call cleanUp of HARBOR-2026-1 cannot be exercised");
        var called = text.replace("120000.00", "90000000.00").replace("99580000.00", "9700000.00");
        var paid = run.pay(deal, write("called.json", called), Optional.empty(), "called");
        assertThat(paid.report().closing().ended()).isTrue();
        var table = run.out().substring(run.out().indexOf("Classes"), run.out().indexOf("Accounts"));
        assertThat(table.lines().skip(2).filter(line -> !line.isBlank()).map(line -> line.split(" ", 2)[0]))
                .containsExactly("PAC", "SUP", "NAS", "Z", "IO", "B1", "B2");
    }

    /** 5.33 for 5.33 % would pay a class a hundred times its interest. */
    @Test
    void aFixingInPercentIsRefused() {
        var report = write("report.json", PayRun.text(APRIL).replace("0.0532999", "5.32999"));
        assertThat(run.execute(DEAL, report, Optional.empty(), folder.resolve("out")))
                .isEqualTo(1);
        assertThat(run.err()).contains("VALUE_OUT_OF_RANGE fixings.SOFR_30D_AVG: 5.32999 is above 1, which is 100 %");
    }

    @Test
    void amountsBeyondAllReasonAreRefused() {
        for (var amount : List.of("999999999999999.99", "9999999999999999.99")) {
            var report = write("report.json", PayRun.text(APRIL).replace("14300555.35", amount));
            int code = run.execute(DEAL, report, Optional.empty(), folder.resolve(amount));
            assertThat(code == 0 || run.err().contains("report.json:"))
                    .as(run.err())
                    .isTrue();
            assertThat(run.err()).doesNotContain("unexpected");
        }
    }

    @Test
    void brokenJsonNamesTheLine() {
        var report =
                write("report.json", "{\n  \"schema\": \"penstock/collection-report/1\",\n  \"dealId\" \"X\"\n}\n");
        assertThat(run.execute(DEAL, report, Optional.empty(), folder.resolve("out")))
                .isEqualTo(1);
        assertThat(run.err()).contains("report.json:3:").contains("YAML_SYNTAX");
    }

    @Test
    void aStateBelongsToItsDocument() {
        var april = run.pay(DEAL, APRIL, Optional.empty(), "april");
        var amended = write("amended.yaml", PayRun.text(DEAL).replace("0.05532", "0.05533"));
        var may = run.may();
        assertThat(run.execute(amended, may, Optional.of(april.state()), folder.resolve("may")))
                .isEqualTo(1);
        assertThat(run.err())
                .contains("VALUE_UNEXPECTED documentHash")
                .contains("computed with another version of the document")
                .contains("takenOver");
        assertThat(run.execute(DEAL, may, Optional.of(april.state()), folder.resolve("may")))
                .isZero();
        assertThat(run.execute(DEAL, may, Optional.empty(), folder.resolve("june")))
                .isEqualTo(1);
        assertThat(run.err()).contains("PERIOD_OUT_OF_TURN").contains("--state");
    }

    @Test
    void thePoolContinuesWhereTheStateLeftIt() {
        var april = run.pay(DEAL, APRIL, Optional.empty(), "april");
        var may = run.pay(DEAL, run.may(), Optional.of(april.state()), "may");
        assertThat(may.input().pool().begin()).isEqualTo(april.input().pool().end());
        assertThat(may.input().pool().cutOff()).isEqualTo(april.input().pool().cutOff());
        assertThat(may.report().opening()).isEqualTo(april.report().closing());

        var wrong = write(
                "wrong.json", PayRun.text(run.may()).replace("\"pool\" : {", "\"pool\" : { \"begin\": \"1.00\","));
        assertThat(run.execute(DEAL, wrong, Optional.of(april.state()), folder.resolve("wrong")))
                .isEqualTo(1);
        assertThat(run.err()).contains("POOL_DOES_NOT_ROLL pool.begin");
    }

    @Test
    void aStateThatAPersonWritesNeedsOnlyWhatDiffersFromClosing() {
        var state = run.json(
                "state.json",
                map(
                        "schema", StateFile.SCHEMA,
                        "dealId", "CAOT-2024-2",
                        "takenOver", "certificate of 15 May 2024",
                        "collectionPeriod", "2024-04",
                        "poolAtCutOff", "1612091400.06",
                        "state",
                                map(
                                        "classes",
                                        map("A1", map("balance", "258039665.48")),
                                        "pool",
                                        map("balance", "1561130350.98"))));
        var computed = run.pay(DEAL, APRIL, Optional.empty(), "april");
        var own = run.pay(DEAL, run.may(), Optional.of(computed.state()), "own");
        var taken = run.pay(DEAL, run.may(), Optional.of(state), "taken");
        assertThat(taken.report().lines()).isEqualTo(own.report().lines());

        var wrong = write("wrong.json", PayRun.text(state).replace("A1", "A9"));
        assertThat(run.execute(DEAL, run.may(), Optional.of(wrong), folder.resolve("wrong")))
                .isEqualTo(1);
        assertThat(run.err()).contains("wrong.json:");
    }

    @Test
    void findingsOfADocumentHaveTheirPlaceAndAdvice() {
        var deal = write(
                "deal.yaml",
                PayRun.text(DEAL)
                        .replace("upTo: second", "upTo: secnd")
                        .replace("pool.balance@end\"", "pool.balance\""));
        assertThat(run.execute(deal, APRIL, Optional.empty(), folder.resolve("out")))
                .isEqualTo(1);
        assertThat(run.err())
                .contains("deal.yaml:" + lineOf(deal, "upTo: secnd") + ":")
                .contains("NAME_UNKNOWN modes.amortizing[5].upTo")
                .contains("deal.yaml:" + lineOf(deal, "pool.balance\"") + ":")
                .contains("TIME_MISSING amounts[1].formula")
                .contains("Add the moment");
    }

    @Test
    void aWrongCommandLineIsAnother() {
        assertThat(run.execute("pay", DEAL.toString())).isEqualTo(2);
        assertThat(run.err()).contains("--report");
        assertThat(run.execute("pay", "none.yaml", "--report", APRIL.toString(), "--out", folder.toString()))
                .isEqualTo(1);
        assertThat(run.err()).contains("cannot read none.yaml");
    }

    private Path write(String name, String text) {
        try {
            return Files.writeString(folder.resolve(name), text);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static long lineOf(Path file, String text) {
        return PayRun.text(file).lines().takeWhile(line -> !line.contains(text)).count() + 1;
    }
}
