package io.penstock.servicing.loan.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.servicing.loan.CollectionFinding;
import io.penstock.servicing.loan.DefaultDefinition;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanFlag;
import io.penstock.servicing.loan.LoanFlows;
import io.penstock.servicing.loan.LoanStatus;
import io.penstock.servicing.loan.ReportColumn;
import io.penstock.servicing.loan.ReportTerms;
import io.penstock.servicing.loan.ReportTerms.Begin;
import io.penstock.servicing.loan.ReportedMonth;
import io.penstock.servicing.loan.ReportedMonth.ZeroBalance;
import io.penstock.servicing.loan.adapter.csv.ServicerReportCsv;
import io.penstock.servicing.loan.domain.ReportedMonths.Outcome.Applied;
import io.penstock.servicing.loan.domain.ReportedMonths.Outcome.Refused;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rows as a servicer writes them, on a loan of 1,000.00. */
class ReportedMonthsTest {

    private static final int BY_LOAN = ReportColumn.BY_LOAN;

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                // begin,interest,scheduled,prepaid,adjustment,chargedOff,recovery,fees,repurchased,paid,end,days,code,flags
                "1000.00,5.00,100.00,0.00,0.00,0.00,0.00,0.00,0.00,105.00,900.00,0,,            | CURRENT    |",
                "1000.00,5.00,100.00,0.00,0.00,0.00,0.00,2.00,0.00,107.00,900.00,30,,           | CURRENT    |",
                "1000.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,1000.00,31,,              | DELINQUENT |",
                "1000.00,5.00,100.00,900.00,0.00,0.00,0.00,0.00,0.00,1005.00,0.00,,PAID,        | PAID_OFF   |",
                "1000.00,5.00,0.00,999.64,0.00,0.36,0.00,0.00,0.00,1004.64,0.00,,PAID,          | PAID_OFF   |",
                "1000.00,0.00,0.00,0.00,0.00,1000.00,250.00,0.00,0.00,0.00,0.00,,CHARGED_OFF,   | DEFAULTED  |",
                "1000.00,4.00,0.00,0.00,0.00,0.00,0.00,0.00,1000.00,4.00,0.00,,REPURCHASED,     | REPURCHASED|",
                "1000.00,0.00,0.00,0.00,-80.00,0.00,0.00,0.00,0.00,0.00,1080.00,0,,             | CURRENT    |",
                "1000.00,0.00,0.00,0.00,0.00,0.00,-8.75,0.00,0.00,0.00,1000.00,0,,              | CURRENT    |",
                "1000.00,0.00,0.00,0.00,0.00,400.00,0.00,0.00,0.00,0.00,600.00,90,,             | DELINQUENT |",
                // accepted, and somebody should look
                ",5.00,100.00,0.00,0.00,0.00,0.00,0.00,0.00,,900.00,0,,                   | CURRENT     | BEGIN_BALANCE_MISSING",
                "1000.00,5.00,100.00,0.00,0.00,0.00,0.00,0.00,0.00,,900.00,,,             | CURRENT     | DAYS_PAST_DUE_MISSING",
                "1000.00,0.00,0.00,1000.00,0.00,0.00,0.00,0.00,0.00,,0.00,,,              | PAID_OFF    | ZERO_BALANCE_CODE_MISSING",
                "1000.00,0.00,0.00,0.00,0.00,1000.00,0.00,0.00,0.00,,0.00,,,              | DEFAULTED   | ZERO_BALANCE_CODE_MISSING",
                "1000.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,1000.00,,0.00,,,              | REPURCHASED | ZERO_BALANCE_CODE_MISSING",
                "1000.00,0.00,0.00,0.00,0.00,1000.00,0.00,0.00,0.00,,0.00,,PAID,          | PAID_OFF    | ZERO_BALANCE_CODE_UNLIKELY",
                "1000.00,0.00,0.00,1000.00,0.00,0.00,0.00,0.00,0.00,,0.00,,CHARGED_OFF,   | DEFAULTED   | ZERO_BALANCE_CODE_UNLIKELY",
                "1000.00,0.00,0.00,999.72,0.00,0.00,0.00,0.00,0.00,,0.28,0,PAID,          | CURRENT     | ZERO_BALANCE_CODE_UNLIKELY",
                "1000.00,0.00,0.00,0.00,0.00,0.00,0.01,0.00,0.00,,1000.00,0,,             | CURRENT     | RECOVERY_EXCEEDS_LOSS",
            })
    void aRowIsTaken(String row, String status, String finding) {
        var applied = applied(ReportTerms.STANDARD, open(), row(row));

        assertThat(applied.month().account().status().name()).isEqualTo(status);
        assertThat(codes(applied)).isEqualTo(finding == null ? "" : finding);
        assertThat(applied.month().account().currentBalance())
                .isEqualTo(100_000 - applied.month().flows().reduction());
    }

    @ParameterizedTest(name = "{1} {2}: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "1000.00,0.00,0.00,1000.01,0.00,0.00,0.00,0.00,0.00,,-0.01,0,,     | BALANCE_NEGATIVE      | endBalance",
                "1000.00,0.00,0.00,0.00,0.00,-1.00,0.00,0.00,0.00,,1001.00,0,,     | CHARGE_OFF_NEGATIVE   | chargedOffPrincipal",
                "1000.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,-1.00,,1001.00,0,,     | REPURCHASE_NEGATIVE   | repurchasedPrincipal",
                "999.99,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,,999.99,0,,        | BEGIN_BALANCE_DIFFERS | beginBalance",
                "1000.01,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,,1000.01,0,,      | BEGIN_BALANCE_DIFFERS | beginBalance",
                "1000.00,0.00,100.00,0.00,0.00,0.00,0.00,0.00,0.00,,900.01,0,,     | BALANCE_NOT_ROLLED    | endBalance",
                "1000.00,0.00,100.00,0.00,0.00,0.00,0.00,0.00,0.00,,899.99,0,,     | BALANCE_NOT_ROLLED    | endBalance",
                "1000.00,0.00,0.00,0.00,80.00,0.00,0.00,0.00,0.00,,1080.00,0,,     | BALANCE_NOT_ROLLED    | endBalance", // subtracted
                "1000.00,5.00,100.00,0.00,0.00,0.00,0.00,2.00,0.00,105.00,900.00,0,, | PAID_DIFFERS        | totalPaid",
                // Ford Credit 2025-A, loan …439: charged off 0.28, and 0.28 still there
                "1000.00,0.00,0.00,999.72,0.00,0.28,0.00,0.00,0.00,,0.28,0,PAID,   | BALANCE_NOT_ROLLED    | endBalance",
                // the first in documented order wins
                "999.00,0.00,0.00,0.00,0.00,-1.00,0.00,0.00,0.00,1.00,-7.00,0,,    | BALANCE_NEGATIVE      | endBalance",
                "999.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,1.00,7.00,0,,      | BEGIN_BALANCE_DIFFERS | beginBalance",
                "1000.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,1.00,7.00,0,,     | BALANCE_NOT_ROLLED    | endBalance",
            })
    void aRowIsRefused(String row, String code, String column) {
        var fault = refused(ReportTerms.STANDARD, open(), row(row)).fault();

        assertThat(fault.code()).isEqualTo(code);
        assertThat(ReportColumn.at(fault.column()).orElseThrow().header()).isEqualTo(column);
        assertThat(fault.line()).isEqualTo(2);
        assertThat(fault.detail()).contains("loan L1");
    }

    @ParameterizedTest(name = "{1}: {0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "0.00,0.00,0.00,0.00,0.00,0.00,100.00,0.00,0.00,,0.00,,CHARGED_OFF,     | DEFAULTED | ''",
                "0.00,0.00,0.00,0.00,0.00,0.00,-4.25,0.00,0.00,,0.00,,CHARGED_OFF,      | DEFAULTED | ''",
                "0.00,0.00,0.00,0.00,0.00,0.00,1000.01,0.00,0.00,,0.00,,,               | DEFAULTED | RECOVERY_EXCEEDS_LOSS",
                "0.00,390.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,390.00,0.00,,,          | DEFAULTED | PAYMENT_ON_CLOSED_LOAN",
                "0.00,0.00,0.00,0.00,-50.00,0.00,0.00,0.00,0.00,,50.00,0,,              | CURRENT   | BALANCE_REINSTATED",
                "0.00,0.00,0.00,20.00,-50.00,0.00,0.00,0.00,0.00,,30.00,0,,             | CURRENT   | BALANCE_REINSTATED",
            })
    void aLoanThatIsChargedOffTakesRecoveries(String row, String status, String finding) {
        var applied = applied(ReportTerms.STANDARD, chargedOff(), row(row));

        assertThat(applied.month().account().status().name()).isEqualTo(status);
        assertThat(codes(applied)).isEqualTo(finding);
    }

    @Test
    void aLoanThatIsClosedTakesNoPrincipal() {
        var payment = row("0.00,0.00,1.00,0.00,0.00,0.00,0.00,0.00,0.00,,0.00,,,");
        var again = row("0.00,0.00,0.00,0.00,0.00,5.00,0.00,0.00,0.00,,0.00,,CHARGED_OFF,");

        assertThat(refused(ReportTerms.STANDARD, chargedOff(), payment).fault().code())
                .isEqualTo("LOAN_CLOSED"); // takes precedence over BALANCE_NOT_ROLLED
        assertThat(refused(ReportTerms.STANDARD, chargedOff(), again).fault().code())
                .isEqualTo("LOAN_CLOSED");
    }

    @Test
    void aMonthWithoutARowIsAGapAndNoZero() {
        var first = (Applied) ReportedMonths.apply(ReportTerms.STANDARD, open(), null);
        var second = (Applied)
                ReportedMonths.apply(ReportTerms.STANDARD, first.month().account(), null);

        assertThat(codes(first)).isEqualTo("LOAN_NOT_REPORTED");
        assertThat(first.findings().getFirst().amount()).isEqualTo(100_000);
        assertThat(second.month().account().currentBalance()).isEqualTo(100_000);
        assertThat(second.month().account().missingMonths()).isEqualTo(2);
        assertThat(second.month().flows()).isEqualTo(LoanFlows.NONE);

        var back = applied(
                ReportTerms.STANDARD,
                second.month().account(),
                row("1000.00,5.00,100.00,0.00,0.00,0.00,0.00,0.00,0.00,,900.00,0,,"));
        assertThat(codes(back)).isEqualTo("LOAN_RETURNED");
        assertThat(back.findings().getFirst().detail()).contains("after 2 months");
        assertThat(back.month().account().missingMonths()).isZero();
    }

    @Test
    void aClosedLoanThatIsDroppedFromTheFileIsNoFinding() {
        assertThat(codes((Applied) ReportedMonths.apply(ReportTerms.STANDARD, chargedOff(), null)))
                .isEmpty();
    }

    @Test
    void roundingOfTheFileIsAnAdjustment() {
        var terms = new ReportTerms(500, Begin.REFUSE, DefaultDefinition.STANDARD);
        var within = row("1000.00,0.00,100.00,0.00,0.00,0.00,0.00,0.00,0.00,,905.00,0,,");
        var above = row("1000.00,0.00,100.00,0.00,0.00,0.00,0.00,0.00,0.00,,905.01,0,,");

        var applied = applied(terms, open(), within);
        assertThat(applied.month().flows().adjustment()).isEqualTo(-500);
        assertThat(codes(applied)).isEqualTo("ROUNDING_ADJUSTED");
        assertThat(refused(terms, open(), above).fault().code()).isEqualTo("BALANCE_NOT_ROLLED");
        var begin = applied(terms, open(), row("995.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,,995.00,0,,"));
        assertThat(begin.month().flows().adjustment()).isEqualTo(500);
        assertThat(codes(begin)).isEqualTo("ROUNDING_ADJUSTED");
    }

    @Test
    void anotherBeginIsAnAdjustmentWhereTheDealSaysSo() {
        var terms = new ReportTerms(0, Begin.ADJUST, DefaultDefinition.STANDARD);
        var applied = applied(terms, open(), row("974.00,0.00,100.00,0.00,0.00,0.00,0.00,0.00,0.00,,874.00,0,,"));

        assertThat(applied.month().flows().adjustment()).isEqualTo(2_600);
        assertThat(codes(applied)).isEqualTo("BEGIN_BALANCE_DIFFERS");
    }

    @ParameterizedTest(name = "{0} days, {1}: {2}")
    @CsvSource({
        "119, '',                      ''",
        "120, '',                      IN_DEFAULT",
        "0,   REPOSSESSED,             IN_DEFAULT",
        "0,   BANKRUPTCY MODIFIED,     IN_DEFAULT",
        "0,   FORBEARANCE,             ''",
    })
    void defaultIsWhatTheDealSays(int days, String flags, String expected) {
        var applied = applied(ReportTerms.STANDARD, open(), unchanged(days, flags));

        assertThat(applied.month().account().flags().contains(LoanFlag.IN_DEFAULT))
                .isEqualTo(!expected.isEmpty());
        assertThat(applied.month().account().chargedOff()).isZero(); // default is not charge-off
    }

    @Test
    void aLoanIsCuredAndDefaultsAgain() {
        var late = applied(ReportTerms.STANDARD, open(), unchanged(120, ""))
                .month()
                .account();
        var cured =
                applied(ReportTerms.STANDARD, late, unchanged(0, "")).month().account();
        var again =
                applied(ReportTerms.STANDARD, cured, unchanged(150, "")).month().account();
        var still =
                applied(ReportTerms.STANDARD, again, unchanged(180, "")).month().account();

        assertThat(late.flags()).containsExactly(LoanFlag.IN_DEFAULT);
        assertThat(cured.flags()).containsExactly(LoanFlag.CURED);
        assertThat(again.flags()).containsExactly(LoanFlag.IN_DEFAULT, LoanFlag.CURED);
        assertThat(still.flags()).isEqualTo(again.flags());
    }

    @Test
    void aModificationStays() {
        var modified = applied(ReportTerms.STANDARD, open(), unchanged(0, "MODIFIED FORBEARANCE"))
                .month()
                .account();

        assertThat(applied(ReportTerms.STANDARD, modified, unchanged(0, ""))
                        .month()
                        .account()
                        .flags())
                .containsExactly(LoanFlag.MODIFIED);
    }

    @Test
    void aRowMayStandForAPool() {
        var content = ServicerReportCsv.read(
                (ServicerReportCsv.headerOfPools()
                                + "\nL1,1000.00,5.00,60.00,40.00,0.00,10.00,3.00,0.00,0.00,105.00,890.00,,,,7,30.00,20.00,10.00\n")
                        .getBytes(StandardCharsets.UTF_8),
                2);
        assertThat(content.faults()).isEmpty();
        var rolled = (LoanLedger.Roll.Rolled) LoanLedger.report(
                java.util.Currency.getInstance("USD"),
                ReportTerms.STANDARD,
                List.of(open()),
                List.of(content.rows().row(0)));
        var totals = rolled.totals();

        assertThat(rolled.findings()).isEmpty();
        assertThat(totals.loanCount()).isEqualTo(7);
        assertThat(totals.delinquent30().minorUnits()).isEqualTo(3_000);
        assertThat(totals.delinquent60().minorUnits()).isEqualTo(2_000);
        assertThat(totals.delinquent90().minorUnits()).isEqualTo(1_000);
        assertThat(totals.delinquentBalance().minorUnits()).isEqualTo(6_000);
        assertThat(totals.scheduledPrincipal().orElseThrow().minorUnits()).isEqualTo(6_000);
        assertThat(totals.prepaidPrincipal().orElseThrow().minorUnits()).isEqualTo(4_000);
        assertThat(totals.amount().minorUnits()).isEqualTo(10_800); // 5 + 100 + 3
    }

    @Test
    void closedCodesAreStateAndChargeOffsAreCountedOnce() {
        var account = open();
        var first = row("1000.00,0.00,0.00,0.00,0.00,1000.00,0.00,0.00,0.00,,0.00,,CHARGED_OFF,");
        var repeated = row("0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,0.00,,0.00,,CHARGED_OFF,");
        account = applied(ReportTerms.STANDARD, account, first).month().account();
        var after = applied(ReportTerms.STANDARD, account, repeated);

        assertThat(after.month().account()).isEqualTo(account);
        assertThat(after.findings()).isEmpty();
    }

    private static ReportedMonth unchanged(int days, String flags) {
        return new ReportedMonth(
                2,
                "L1",
                100_000L,
                LoanFlows.NONE,
                0L,
                100_000,
                days,
                (ZeroBalance) null,
                flags.isEmpty()
                        ? Set.of()
                        : List.of(flags.split(" ")).stream()
                                .map(LoanFlag::valueOf)
                                .collect(Collectors.toSet()),
                null);
    }

    private static ReportedMonth row(String text) {
        var content = ServicerReportCsv.read(
                (ServicerReportCsv.header() + "\nL1," + text.strip() + "\n").getBytes(StandardCharsets.UTF_8), 2);
        assertThat(content.faults()).isEmpty();
        assertThat(text.split(",", -1)).hasSize(BY_LOAN - 1);
        return content.rows().row(0);
    }

    private static String codes(Applied applied) {
        return applied.findings().stream()
                .map(CollectionFinding::code)
                .map(Enum::name)
                .collect(Collectors.joining(" "));
    }

    private static Applied applied(ReportTerms terms, LoanAccount opening, ReportedMonth row) {
        var outcome = ReportedMonths.apply(terms, opening, row);
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Applied.class);
        return (Applied) outcome;
    }

    private static Refused refused(ReportTerms terms, LoanAccount opening, ReportedMonth row) {
        var outcome = ReportedMonths.apply(terms, opening, row);
        assertThat(outcome).as(outcome.toString()).isInstanceOf(Refused.class);
        return (Refused) outcome;
    }

    private static LoanAccount open() {
        return LoanAccount.boarded("L1", 100_000, new BigDecimal("0.06"), 10_500, 10, 0);
    }

    private static LoanAccount chargedOff() {
        return new LoanAccount("L1", 0, new BigDecimal("0.06"), 10_500, 0, 0, LoanStatus.DEFAULTED, 100_000, 0);
    }
}
