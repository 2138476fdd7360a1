package io.penstock.servicing.loan.domain;

import static io.penstock.servicing.loan.CollectionEntry.Type.DEFAULT;
import static io.penstock.servicing.loan.CollectionEntry.Type.PAYMENT;
import static io.penstock.servicing.loan.CollectionEntry.Type.PAYOFF;
import static io.penstock.servicing.loan.CollectionEntry.Type.RECOVERY;
import static io.penstock.servicing.loan.LoanStatus.CURRENT;
import static io.penstock.servicing.loan.LoanStatus.DEFAULTED;
import static io.penstock.servicing.loan.LoanStatus.DELINQUENT;
import static io.penstock.servicing.loan.LoanStatus.PAID_OFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.servicing.loan.CollectionEntry;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.domain.PaymentApplication.Outcome.Applied;
import io.penstock.servicing.loan.domain.PaymentApplication.Outcome.Refused;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A loan of 10,000.00 at 6.00 %, scheduled 200.00: interest of a month is 10,000.00 × 0.06 ÷ 12 = 50.00. */
class PaymentApplicationTest {

    @ParameterizedTest(name = "{0} paid on {1} days past due")
    @CsvSource({
        // paid, days before | interest, principal, balance after, days after, status
        "200.00,   0, 50.00,   150.00,  9850.00,  0, CURRENT", // as scheduled
        "0.00,     0,  0.00,     0.00, 10000.00, 30, CURRENT", // one month missed is 30 days
        "0.00,     1,  0.00,     0.00, 10000.00, 31, DELINQUENT", // more than 30
        "0.00,    30,  0.00,     0.00, 10000.00, 60, DELINQUENT",
        "30.00,    0, 30.00,     0.00, 10000.00, 30, CURRENT", // interest first, month missed
        "50.00,    0, 50.00,     0.00, 10000.00, 30, CURRENT",
        "199.99,   0, 50.00,   149.99,  9850.01, 30, CURRENT", // a cent short
        "200.00,  60, 50.00,   150.00,  9850.00, 60, DELINQUENT", // arrears stay
        "399.99,  60, 50.00,   349.99,  9650.01, 60, DELINQUENT",
        "400.00,  60, 50.00,   350.00,  9650.00, 30, CURRENT", // the second payment cures 30 days
        "600.00,  60, 50.00,   550.00,  9450.00,  0, CURRENT",
        "200.00,  29, 50.00,   150.00,  9850.00,  0, CURRENT", // below one missed payment
        "5000.00,  0, 50.00,  4950.00,  5050.00,  0, CURRENT", // partial prepayment
        "10050.00, 60, 50.00, 10000.00,     0.00,  0, PAID_OFF", // balance and interest
    })
    void aPaymentGoesToInterestThenPrincipal(
            String paid,
            int daysBefore,
            String interest,
            String principal,
            String balance,
            int daysAfter,
            String status) {
        var entries = paid.equals("0.00") ? List.<CollectionEntry>of() : List.of(entry(2, 5, PAYMENT, paid));
        var applied = (Applied) PaymentApplication.apply(loan(daysBefore), entries);

        assertThat(applied.interest()).isEqualTo(cents(interest));
        assertThat(applied.principal()).isEqualTo(cents(principal));
        assertThat(applied.account().currentBalance()).isEqualTo(cents(balance));
        assertThat(applied.account().daysPastDue()).isEqualTo(daysAfter);
        assertThat(applied.account().status().name()).isEqualTo(status);
        assertThat(applied.account().remainingTerm()).isEqualTo(status.equals("PAID_OFF") ? 0 : 59);
        assertThat(applied.chargedOff() + applied.recovery()).isZero();
    }

    @ParameterizedTest(name = "{0} paid on {1} days past due: {2} had fallen due")
    @CsvSource({
        // paid, days before, scheduled principal: what is left of 200.00 for this month and each missed one
        "200.00,   0,  150.00",
        "199.99,   0,  149.99",
        "30.00,    0,    0.00",
        "5000.00,  0,  150.00",
        "600.00,  60,  550.00",
        "650.00,  60,  550.00",
        "10050.00, 0,  150.00",
    })
    void principalIsScheduledUpToWhatFellDue(String paid, int daysBefore, String scheduled) {
        var applied = apply(loan(daysBefore), entry(2, 5, PAYMENT, paid));

        assertThat(applied.month().flows().scheduledPrincipal()).isEqualTo(cents(scheduled));
        assertThat(applied.month().flows().principal()).isEqualTo(applied.principal());
    }

    @ParameterizedTest(name = "{0} at {1}")
    @CsvSource({
        // balance in cents, rate | interest in cents
        "1000000, 0.06,   5000",
        "100,     0.06,      1", // 0.5 is rounded up
        "99,      0.06,      0", // 0.495 is rounded down
        "1234567, 0.0687, 7068", // 1234567 × 0.0687 ÷ 12 = 7067.896
        "1000000, 0,         0",
    })
    void interestOfAMonthIsRoundedHalfUp(long balance, BigDecimal rate, long interest) {
        assertThat(PaymentApplication.interestDue(LoanAccount.boarded("L1", balance, rate, 0, 1, 0)))
                .isEqualTo(interest);
    }

    @Test
    void interestIsDueOnceInAPeriodHoweverManyPayments() {
        var applied = apply(loan(0), entry(2, 5, PAYMENT, "30.00"), entry(3, 20, PAYMENT, "170.00"));

        assertThat(applied.interest()).isEqualTo(5000); // 30.00 + 20.00
        assertThat(applied.principal()).isEqualTo(15000);
        assertThat(applied.account().daysPastDue()).isZero();
    }

    @Test
    void entriesAreAppliedByDateWhateverTheirOrderInTheFile() {
        var applied = apply(loan(0), entry(2, 20, DEFAULT, "0"), entry(3, 5, PAYMENT, "200.00"));

        assertThat(applied.principal()).isEqualTo(15000);
        assertThat(applied.chargedOff()).isEqualTo(985000);
    }

    @Test
    void aDefaultChargesOffTheBalance() {
        var applied = apply(loan(60), entry(2, 5, DEFAULT, "0"));

        assertThat(applied.account())
                .isEqualTo(new LoanAccount("L1", 0, new BigDecimal("0.06"), 20000, 0, 0, DEFAULTED, 1000000, 0));
        assertThat(applied.interest() + applied.principal() + applied.recovery())
                .isZero();
    }

    @Test
    void recoveriesComeAfterDefaultUpToTheLoss() {
        var defaulted = apply(loan(60), entry(2, 5, DEFAULT, "0")).account();
        var first = apply(defaulted, entry(2, 5, RECOVERY, "9999.99"));

        assertThat(first.recovery()).isEqualTo(999999);
        assertThat(first.account().recovered()).isEqualTo(999999);
        assertThat(first.account().status()).isEqualTo(DEFAULTED);
        assertThat(code(first.account(), entry(2, 5, RECOVERY, "0.02"))).isEqualTo("RECOVERY_EXCEEDS_LOSS");
        assertThat(apply(first.account(), entry(2, 5, RECOVERY, "0.01"))
                        .account()
                        .recovered())
                .isEqualTo(1000000);
    }

    @Test
    void aRecoveryMayComeInTheMonthOfDefault() {
        var applied = apply(loan(60), entry(2, 5, DEFAULT, "0"), entry(3, 25, RECOVERY, "100.00"));

        assertThat(applied.chargedOff()).isEqualTo(1000000);
        assertThat(applied.recovery()).isEqualTo(10000);
    }

    @Test
    void aPayoffIsExactlyBalanceAndInterest() {
        assertThat(apply(loan(0), entry(2, 5, PAYOFF, "10050.00")).account().status())
                .isEqualTo(PAID_OFF);
        assertThat(code(loan(0), entry(2, 5, PAYOFF, "10050.01"))).isEqualTo("PAYOFF_DIFFERS");
        assertThat(code(loan(0), entry(2, 5, PAYOFF, "10049.99"))).isEqualTo("PAYOFF_DIFFERS");
    }

    @Test
    void aPayoffAfterAPaymentIsWhatIsLeft() {
        var applied = apply(loan(0), entry(2, 5, PAYMENT, "200.00"), entry(3, 20, PAYOFF, "9850.00"));

        assertThat(applied.account().currentBalance()).isZero();
        assertThat(applied.interest()).isEqualTo(5000);
    }

    @Test
    void moreThanIsOwedIsRefused() {
        assertThat(code(loan(0), entry(2, 5, PAYMENT, "10050.01"))).isEqualTo("PAYMENT_EXCEEDS_DEBT");
    }

    @Test
    void nothingIsTakenFromALoanThatIsPaidOff() {
        var paidOff = apply(loan(0), entry(2, 5, PAYOFF, "10050.00")).account();

        assertThat(code(paidOff, entry(2, 5, PAYMENT, "1.00"))).isEqualTo("LOAN_PAID_OFF");
        assertThat(code(paidOff, entry(2, 5, DEFAULT, "0"))).isEqualTo("LOAN_PAID_OFF");
        assertThat(apply(paidOff).account()).isEqualTo(paidOff);
    }

    @Test
    void onlyRecoveriesAreTakenFromALoanInDefault() {
        assertThat(code(loan(0), entry(2, 5, DEFAULT, "0"), entry(3, 6, PAYMENT, "1.00")))
                .isEqualTo("LOAN_DEFAULTED");
        assertThat(code(loan(0), entry(2, 5, DEFAULT, "0"), entry(3, 6, DEFAULT, "0")))
                .isEqualTo("LOAN_DEFAULTED");
        assertThat(code(loan(0), entry(2, 5, RECOVERY, "1.00"))).isEqualTo("LOAN_NOT_DEFAULTED");
    }

    @Test
    void aFaultNamesLineColumnValueAndWhatIsOwed() {
        var refused = (Refused) PaymentApplication.apply(loan(0), List.of(entry(7, 5, PAYOFF, "1.00")));

        assertThat(refused.fault().line()).isEqualTo(7);
        assertThat(refused.fault().column()).isEqualTo(4);
        assertThat(refused.fault().value()).isEqualTo("1.00");
        assertThat(refused.fault().detail()).contains("10000.00").contains("50.00");
    }

    @Test
    void statusAtBoardingFollowsDaysPastDue() {
        assertThat(Stream.of(0, 30, 31).map(d -> loan(d).status())).containsExactly(CURRENT, CURRENT, DELINQUENT);
    }

    private static Applied apply(LoanAccount loan, CollectionEntry... entries) {
        return (Applied) PaymentApplication.apply(loan, List.of(entries));
    }

    private static String code(LoanAccount loan, CollectionEntry... entries) {
        return ((Refused) PaymentApplication.apply(loan, List.of(entries)))
                .fault()
                .code();
    }

    private static LoanAccount loan(int daysPastDue) {
        return LoanAccount.boarded("L1", 1000000, new BigDecimal("0.06"), 20000, 60, daysPastDue);
    }

    private static CollectionEntry entry(int line, int day, CollectionEntry.Type type, String amount) {
        return new CollectionEntry(line, "L1", LocalDate.of(2020, 8, day), type, cents(amount));
    }

    private static long cents(String amount) {
        return new BigDecimal(amount).movePointRight(2).longValueExact();
    }
}
