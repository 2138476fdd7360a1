package io.penstock.cli.project;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.Examples;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProjectCommandTest {

    @Test
    void aWrongCommandLineIsToldInItsOwnWords() {
        assertThat(run.execute(folder.resolve("out"), DEAL, pool, scenario, "--threads", "0"))
                .isEqualTo(2);
        assertThat(run.err()).contains("--threads 0 is not possible; name a number from 1.");
        assertThat(run.execute(folder.resolve("out"), DEAL, pool, scenario, "--yield", "B=x"))
                .isEqualTo(2);
        assertThat(run.err()).contains("'x' is not a number").doesNotContain("double");
        assertThat(folder.resolve("out")).doesNotExist();
    }

    private static final List<String> FILES =
            List.of("classes.csv", "deal.csv", "pool.csv", "report.html", "summary.json");
    private static final Path DEAL = Examples.file("deals/ally-2017-3.yaml");

    @TempDir
    Path folder;

    private ProjectRun run;
    private Path pool;
    private Path scenario;

    @BeforeEach
    void files() {
        run = new ProjectRun(folder);
        pool = run.write("pool.csv", """
                id,balance,rate,remainingTerm,age
                one,200000000.00,0.0525,48,6
                two,337640787.96,0.0400,60,0
                """);
        scenario = run.write("scenario.yaml", """
                schema: penstock/scenario/1
                name: base
                convention: SEQUENTIAL
                prepayment: ABS 0.013
                default: CDR 0.015
                severity: "0.5"
                recoveryLag: 6
                """);
    }

    /** Attachments by hand: (537,640,787.96 − classes beside and above) / 537,640,787.96. Losses are the projection's own. */
    @Test
    void sizesClasses() {
        var sizing = ProjectRun.json(
                        run.project("sized", DEAL, pool, scenario, "--sizing").resolve("summary.json"))
                .path("sizing");
        assertThat(run.out()).contains("attachment", "losses of the pool expected under the scenario");
        var classes = sizing.path("classes");
        for (var senior : List.of("A2", "A3", "A4")) {
            assertThat(classes.path(senior).path("attachment").asText()).isEqualTo("0.12691380");
            assertThat(classes.path(senior).path("detachment").asText()).isEqualTo("1.00000000");
        }
        assertThat(classes.path("D").path("attachment").asText()).isEqualTo("0.02558221");
        assertThat(classes.path("D").path("detachment").asText()).isEqualTo("0.05115690");
        assertThat(sizing.path("expectedLosses").asText())
                .isEqualTo(ProjectRun.json(folder.resolve("sized").resolve("summary.json"))
                        .path("scenarios")
                        .path(0)
                        .path("pool")
                        .path("principalLoss")
                        .asText());
        double before = Double.MAX_VALUE;
        for (var name : List.of("A4", "B", "C", "D")) {
            double times = classes.path(name).path("times").asDouble();
            assertThat(times).as("a class below bears less").isPositive().isLessThan(before);
            before = times;
        }
    }

    @Test
    void theSameFilesGiveTheSameBytesOnAnyNumberOfThreads() throws IOException {
        var grid = run.write("grid.yaml", """
                schema: penstock/grid/1
                scenarios:
                  - {name: slow, prepayment: ABS 0.005}
                  - {name: fast, prepayment: ABS 0.018}
                  - {name: bad, default: CDR 0.10}
                """);
        var one = run.project("one", DEAL, pool, scenario, "--grid", grid.toString(), "--threads", "1");
        var three = run.project("three", DEAL, pool, scenario, "--grid", grid.toString(), "--threads", "3");
        assertThat(names(one)).containsExactlyElementsOf(FILES);
        for (var file : FILES) {
            assertThat(three.resolve(file)).as(file).hasSameBinaryContentAs(one.resolve(file));
        }
        assertThat(ProjectRun.csv(one.resolve("classes.csv")).stream()
                        .map(line -> line.get("scenario"))
                        .distinct())
                .containsExactly("slow", "fast", "bad");
    }

    @Test
    void everyClassRollsForwardOnEveryDate() {
        var lines = ProjectRun.csv(run.project("out", DEAL, pool, scenario).resolve("classes.csv"));
        assertThat(lines).hasSize(66 * 6);
        for (var line : lines) {
            assertThat(amount(line.get("openingBalance"))
                            .subtract(amount(line.get("principal")))
                            .subtract(amount(line.get("writeDown"))))
                    .isEqualTo(amount(line.get("closingBalance")));
        }
    }

    @Test
    void thePoolRollsForwardAndItsCashIsThatOfTheSummary() {
        var results = run.project("out", DEAL, pool, scenario);
        var interest = BigDecimal.ZERO;
        for (var line : ProjectRun.csv(results.resolve("pool.csv"))) {
            assertThat(amount(line.get("beginBalance"))
                            .subtract(amount(line.get("principal")))
                            .subtract(amount(line.get("defaulted"))))
                    .isEqualTo(amount(line.get("endBalance")));
            interest = interest.add(amount(line.get("interest")));
        }
        var summary = ProjectRun.json(results.resolve("summary.json"))
                .get("scenarios")
                .get(0);
        assertThat(summary.get("pool").get("interest").asText()).isEqualTo(interest.toPlainString());
        assertThat(summary.get("engine").asText()).isEqualTo("COLLAPSED_BY_AGE");
        assertThat(summary.get("engineReason").asText()).contains("2 loans in 2 groups");
    }

    @Test
    void loanByLoanIsTheSameToTheCent() throws IOException {
        var collapsed = run.project("collapsed", DEAL, pool, scenario);
        var loans = run.project("loans", DEAL, pool, scenario, "--loan-level");
        assertThat(loans.resolve("classes.csv")).hasSameBinaryContentAs(collapsed.resolve("classes.csv"));
        assertThat(ProjectRun.json(loans.resolve("summary.json"))
                        .get("scenarios")
                        .get(0)
                        .get("engine")
                        .asText())
                .isEqualTo("LOAN_LEVEL");
    }

    @Test
    void theSummaryNamesItsInputsByHash() {
        var summary = ProjectRun.json(run.project("out", DEAL, pool, scenario).resolve("summary.json"));
        assertThat(summary.get("inputs")).hasSize(3);
        for (var input : summary.get("inputs")) {
            assertThat(input.get("sha256").asText()).matches("[0-9a-f]{64}");
        }
        assertThat(summary.get("inputs").get(1).get("file").asText()).isEqualTo("pool.csv");
        assertThat(summary.get("documentHash").asText()).matches("[0-9a-f]{64}");
    }

    @Test
    void pricesAndBreakevensStandInAllResults() {
        var results =
                run.project("out", DEAL, pool, scenario, "--price", "A3=99.5", "--yield", "B=0.03", "--breakeven", "D");
        assertThat(run.out())
                .contains("class A3 under base: price 99.5000")
                .contains("break-even default rate of class D");
        var summary = ProjectRun.json(results.resolve("summary.json"));
        var classes = summary.get("scenarios").get(0).get("classes");
        assertThat(classes.get("A3").get("valuations").get(0).get("price").asText())
                .isEqualTo("99.500000");
        assertThat(classes.get("B").get("valuations").get(0).get("yield").asText())
                .isEqualTo("0.03000000");
        var breakeven = summary.get("breakevenDefaultRate").get("D");
        assertThat(amount(breakeven.get("failsAt").asText())
                        .subtract(amount(breakeven.get("holdsAt").asText())))
                .isBetween(BigDecimal.ZERO, new BigDecimal("0.00005"));
        assertThat(ProjectRun.text(results.resolve("report.html"))).contains("Break-even default rate");
    }

    @Test
    void theReportNeedsNothingFromOutside() {
        var page = ProjectRun.text(run.project("out", DEAL, pool, scenario).resolve("report.html"));
        assertThat(page).contains("<svg").contains("prefers-color-scheme: dark").contains("width=device-width");
        assertThat(page)
                .doesNotContain("http:")
                .doesNotContain("https:")
                .doesNotContain("<script")
                .doesNotContain("url(");
    }

    @Test
    void namesOfPeopleCannotBreakThePage() {
        var hostile = run.write("hostile.yaml", """
                schema: penstock/scenario/1
                name: "<script>alert(1)</script>, \\"x\\""
                convention: SEQUENTIAL
                """);
        var grid = run.write("grid.yaml", """
                schema: penstock/grid/1
                scenarios: [{name: "a, <b>\\"c\\""}]
                """);
        var page = ProjectRun.text(run.project("plain", DEAL, pool, hostile).resolve("report.html"));
        assertThat(page).doesNotContain("<script>alert").contains("&lt;script&gt;alert(1)");
        var lines = ProjectRun.csv(run.project("grid", DEAL, pool, hostile, "--grid", grid.toString())
                .resolve("classes.csv"));
        assertThat(lines.getFirst().get("scenario")).isEqualTo("a, <b>\"c\"");
    }

    @Test
    void aWrongPoolNamesLineAndColumnAndWritesNothing() {
        var wrong = run.write("wrong.csv", """
                id,balance,rate,remainingTerm,age
                one,200000000.00,abc,48,6
                """);
        assertThat(run.execute(folder.resolve("none"), DEAL, wrong, scenario)).isEqualTo(1);
        assertThat(run.err()).contains("wrong.csv:2:18").contains("abc");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void aWrongScenarioNamesLineAndColumnAndWritesNothing() {
        var wrong = run.write("wrong.yaml", """
                schema: penstock/scenario/1
                name: base
                convention: SEQUENTIAL
                prepayment: ABZ 0.013
                """);
        assertThat(run.execute(folder.resolve("none"), DEAL, pool, wrong)).isEqualTo(1);
        assertThat(run.err()).contains("wrong.yaml:4:13").contains("ABZ");
        assertThat(folder.resolve("none")).doesNotExist();
    }

    @Test
    void whatContradictsItselfIsRefused() {
        var wrong = run.write("wrong.yaml", """
                schema: penstock/scenario/1
                name: base
                convention: PROSPECTUS_30
                default: CDR 0.02
                """);
        assertThat(run.execute(folder.resolve("none"), DEAL, pool, wrong)).isEqualTo(1);
        assertThat(run.err()).contains("PROSPECTUS_30 knows no defaults");
    }

    @Test
    void anUnknownClassIsNamed() {
        assertThat(run.execute(folder.resolve("none"), DEAL, pool, scenario, "--price", "Z=99"))
                .isEqualTo(1);
        assertThat(run.err()).contains("ALLY-2017-3 has no class Z").contains("A2, A3, A4, B, C, D");
    }

    @Test
    void aDifferentResultIsNotOverwrittenByAccident() {
        run.project("out", DEAL, pool, scenario);
        run.project("out", DEAL, pool, scenario);
        var other = run.write("other.yaml", """
                schema: penstock/scenario/1
                name: other
                convention: SEQUENTIAL
                """);
        assertThat(run.execute(folder.resolve("out"), DEAL, pool, other)).isEqualTo(1);
        assertThat(run.err()).contains("--force");
        run.project("out", DEAL, pool, other, "--force");
    }

    /** The command on the reference page, as it stands there. */
    @Test
    void theExampleOfTheReferencePageRuns() {
        var page = ProjectRun.text(Path.of("../../docs/reference/projection.md"));
        int block = page.indexOf("```console");
        var command = page.substring(page.indexOf("$ ", block) + 2, page.indexOf("```", block + 3));
        var words = List.of(command.replace("\\\n", " ").strip().split("\\s+"));
        assertThat(words.subList(0, 2)).containsExactly("./penstock", "project");
        var results = run.project(
                "ally",
                Path.of("../..").resolve(words.get(2)),
                Path.of("../..").resolve(words.get(words.indexOf("--pool") + 1)),
                Path.of("../..").resolve(words.get(words.indexOf("--scenario") + 1)),
                "--price",
                words.get(words.indexOf("--price") + 1));
        var classes = ProjectRun.json(results.resolve("summary.json"))
                .get("scenarios")
                .get(0)
                .get("classes");
        assertThat(classes.get("A2").get("life").asText()).startsWith("0.23");
        assertThat(classes.get("D").get("life").asText()).startsWith("3.20");
        assertThat(page).contains("`0.23` years for A2 and `3.20` for D");
        assertThat(run.out()).contains("class A3 under");
        for (var column : ProjectRun.csv(results.resolve("classes.csv"))
                .getFirst()
                .cells()
                .keySet()) {
            assertThat(page).as("classes.csv").contains("`" + column + "`");
        }
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text);
    }

    private static List<String> names(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }
}
