package io.penstock.servicing.report.domain;

import static io.penstock.servicing.report.domain.ReportCases.usd;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.servicing.loan.LoanPeriod;
import io.penstock.servicing.loan.SourceCash;
import io.penstock.servicing.report.ReportDocument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InvestorReportTest {

    private static final Path APPROVED = Path.of("src/test/resources/approved/reports/small-2020-09-15.json");

    private final ReportDocument report = InvestorReport.of(ReportCases.facts());

    /** The whole report of the sample deal, byte for byte; {@code -Dpenstock.approve=true} writes it anew. */
    @Test
    void isTheApprovedOne() throws IOException {
        if (Boolean.getBoolean("penstock.approve")) {
            Files.createDirectories(APPROVED.getParent());
            Files.writeString(APPROVED, report.text() + "\n");
        }
        assertThat(report.text()).isEqualTo(Files.readString(APPROVED).stripTrailing());
    }

    /** Counted by hand; what the rows mean is in {@link ReportCases}. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "collections   | principal          | 20000.00",
                "poolRoll      | end                | 980000.00",
                "distributions | A                  | 800000.00 800000.00 1300.00 1300.00 22420.56 0.00 23720.56 777579.44 0.00 0.00",
                // 22,420.56 ÷ 800,000.00 × 1,000 and 777,579.44 ÷ 800,000.00 × 1,000
                "factors       | A                  | 1000.00000000 1.62500000 28.02570000 0.00000000 971.97430000",
                "fees          | servicingFee       | 0.00 833.33 833.33 0.00",
                "accounts      | reserve            | 10000.00 0.00 0.00 10000.00",
                "delinquency   | Current to 29 days | 39 955000.00 0.97448980",
                "delinquency   | 30 to 59 days      | 1 25000.00 0.02551020",
                "delinquency   | total              | 40 980000.00 1.00000000",
                "losses        | netLoss            | 0.00 0.00 0.00000000",
                // 5,375.00 ÷ (1,000,000.00 − 14,625.00) = 0.00545477…, and 1 − (1 − 0.00545477…)^12 = 0.06352878…
                "speeds        | prepayments        | 5375.00 0.00545478 0.06352878",
                "pool          | poolFactor         | 0.98000000",
                "pool          | weightedAverageRate| 0.06000000",
                // (25,000 × 60 + 955,000 × 59) ÷ 980,000
                "pool          | weightedAverageRemainingMonths | 59.02551020",
            })
    void tellsTheFigures(String section, String row, String figures) {
        assertThat(row(section.strip(), row.strip())).isEqualTo(figures.strip());
    }

    @Test
    void namesNoHolder() {
        assertThat(report.text()).doesNotContain("ALDER").doesNotContain("0xa1");
    }

    @Test
    void readsItsOwnText() {
        assertThat(ReportDocument.parse(report.text())).isEqualTo(report);
        assertThat(report.hash()).hasSize(64);
    }

    /** Another position, another report: the pin is part of what is hashed. */
    @Test
    void isPinnedToTheLog() {
        var f = ReportCases.facts();
        var later = new ReportFacts(
                f.deal(),
                f.cutOffBalance(),
                f.periods(),
                f.receipts(),
                f.calculation(),
                f.payments(),
                f.loans(),
                "731:13");
        assertThat(InvestorReport.of(later).hash()).isNotEqualTo(report.hash());
        assertThat(report.fact("logPosition")).contains("731:12");
    }

    /** Loans that are not those of the closed period stop the report. */
    @Test
    void isNotMadeOfOtherLoans() {
        var loans = ReportCases.loans();
        var fewer = new LoanPeriod(loans.opening(), loans.closing().subList(1, 40));
        assertThatThrownBy(() -> InvestorReport.of(ReportCases.facts(Optional.of(fewer))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("are 39 with USD 955000.00");
    }

    /** Counted by hand: 25,000.00 of borrowers and 12.34 of the bank. */
    @Test
    void tellsCashThatNoBorrowerPaid() {
        var f = ReportCases.facts();
        var withIncome = new ReportFacts(
                f.deal(),
                f.cutOffBalance(),
                f.periods(),
                List.of(new SourceCash("investmentIncome", usd("12.34"))),
                f.calculation(),
                f.payments(),
                f.loans(),
                f.position());
        assertThat(InvestorReport.of(withIncome).section("collections").rows())
                .endsWith(List.of("investmentIncome", "12.34"), List.of("total", "25012.34"));
    }

    @Test
    void isMadeWithoutSingleLoansToo() {
        var byTotals = InvestorReport.of(ReportCases.facts(Optional.empty()));
        assertThat(byTotals.section("delinquency").rows().get(1))
                .containsExactly("30 to 59 days", "", "25000.00", "0.02551020");
        assertThatThrownBy(() -> byTotals.section("speeds")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aLoanThatPaysItsArrearsDoesNotPrepay() {
        // Two payments missed: 3 × 375.00 are due, with a little less than that for interest on the balance.
        var opened = ReportCases.loan(1, 2_500_000, 60, 60);
        var paid = ReportCases.loan(1, 2_387_500, 59, 0);
        var month = PoolMonth.of(new LoanPeriod(List.of(opened), List.of(paid)));
        assertThat(month.scheduled()).isEqualTo(112_500);
        assertThat(month.prepaid()).isZero();
    }

    @Test
    void aLoanInItsLastMonthDoesNotPrepay() {
        var month = PoolMonth.of(
                new LoanPeriod(List.of(ReportCases.loan(1, 80_000, 1, 0)), List.of(ReportCases.loan(1, 0, 0, 0))));
        assertThat(month.scheduled()).isEqualTo(80_000);
        assertThat(month.prepaid()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"1/3, 0.33333333", "2/3, 0.66666667", "1500.00, 1500.00", "-1/8, -0.12500000", "'', ''", "a/b, a/b"})
    void ratiosOfTheEngineBecomeDecimals(String value, String shown) {
        assertThat(Rates.decimal(value)).isEqualTo(shown);
    }

    @Test
    void noRatioToNothing() {
        assertThat(Rates.share(usd("1.00"), usd("0.00"))).isEmpty();
        assertThat(Rates.perThousand(usd("1.00"), usd("0.00"))).isEmpty();
    }

    private String row(String section, String first) {
        return report.section(section).rows().stream()
                .filter(row -> row.getFirst().equals(first))
                .findFirst()
                .map(row -> String.join(" ", row.subList(1, row.size())))
                .orElse("no such row");
    }
}
