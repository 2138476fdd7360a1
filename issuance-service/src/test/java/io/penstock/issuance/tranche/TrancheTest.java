package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.TrancheRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmIssuance;
import io.penstock.issuance.tranche.TrancheCommand.RepayPrincipal;
import io.penstock.issuance.tranche.TrancheCommand.StructureTranche;
import io.penstock.issuance.tranche.TrancheEvent.PrincipalRepaid;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheRedeemed;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TrancheTest {

    private static final TrancheId CLASS_A = TrancheId.of(DealId.named("ATLAS-2020-1"), "A");
    private static final LocalDate CLOSING = LocalDate.of(2020, 8, 19);
    private static final LocalDate FIRST = LocalDate.of(2020, 9, 15);
    private static final LocalDate SECOND = LocalDate.of(2020, 10, 15);
    private static final LocalDate MATURITY = LocalDate.of(2027, 9, 15);

    private final TrancheStructured structured = new TrancheStructured(CLASS_A, terms("1000.00", "0.0145"), MATURITY);
    private final TrancheIssued issued =
            new TrancheIssued(CLASS_A, CLOSING, usd("1000.00"), "0xabc", "0xdef", holdings("1000.00"));
    private final PrincipalRepaid first = new PrincipalRepaid(CLASS_A, "d/1", FIRST, usd("400.00"), usd("600.00"));

    private final DeciderSpec<TrancheCommand, TrancheEvent, Tranche> tranche =
            new DeciderSpec<>(Tranche::decide, Tranche::evolve, Tranche.INITIAL);

    @Nested
    class Structuring {

        @Test
        void fixesTheTerms() {
            tranche.given().when(structure("1000.00", "0.0145")).then(structured);
        }

        @Test
        void repeatedChangesNothing() {
            tranche.given(structured).when(structure("1000.00", "0.0145")).then();
            tranche.given(structured, issued)
                    .when(structure("1000.00", "0.0145"))
                    .then();
        }

        @Test
        void withOtherTermsIsRefused() {
            tranche.given(structured)
                    .when(structure("0.00", "0.0145"))
                    .thenRejected(TRANCHE_ALREADY_STRUCTURED); // before ORIGINAL_BALANCE_NOT_POSITIVE
        }

        @Test
        void needsABalanceAndNoNegativeCoupon() {
            tranche.given().when(structure("0.00", "-0.01")).thenRejected(ORIGINAL_BALANCE_NOT_POSITIVE);
            tranche.given().when(structure("1000.00", "-0.0001")).thenRejected(COUPON_RATE_NEGATIVE);
            tranche.given()
                    .when(structure("0.01", "0"))
                    .then(new TrancheStructured(CLASS_A, terms("0.01", "0"), MATURITY));
        }

        private StructureTranche structure(String balance, String coupon) {
            return new StructureTranche(CLASS_A, terms(balance, coupon), MATURITY);
        }
    }

    @Nested
    class Issuance {

        @Test
        void makesAStructuredTrancheOutstanding() {
            tranche.given(structured).when(issue(CLOSING, "0xdef", "1000.00")).then(issued);
        }

        @Test
        void repeatedChangesNothing() {
            tranche.given(structured, issued)
                    .when(issue(CLOSING, "0xdef", "1000.00"))
                    .then();
        }

        @Test
        void byAnotherTransactionIsRefused() {
            tranche.given(structured, issued)
                    .when(issue(MATURITY.plusDays(1), "0xeee", "1.00"))
                    .thenRejected(TRANCHE_ALREADY_ISSUED);
        }

        @Test
        void needsTerms() {
            tranche.given().when(issue(CLOSING, "0xdef", "1000.00")).thenRejected(TRANCHE_NOT_FOUND);
        }

        @Test
        void isNotAfterMaturity() {
            tranche.given(structured)
                    .when(issue(MATURITY, "0xdef", "1000.00"))
                    .then(new TrancheIssued(CLASS_A, MATURITY, usd("1000.00"), "0xabc", "0xdef", holdings("1000.00")));
            tranche.given(structured)
                    .when(issue(MATURITY.plusDays(1), "0xdef", "1.00"))
                    .thenRejected(CLOSING_DATE_AFTER_MATURITY); // before HOLDINGS_DIFFER_FROM_BALANCE
        }

        @Test
        void placesTheWholeBalance() {
            tranche.given(structured)
                    .when(issue(CLOSING, "0xdef", "999.99"))
                    .thenRejected(HOLDINGS_DIFFER_FROM_BALANCE);
            tranche.given(structured)
                    .when(issue(CLOSING, "0xdef", "1000.01"))
                    .thenRejected(HOLDINGS_DIFFER_FROM_BALANCE);
        }

        private ConfirmIssuance issue(LocalDate closing, String transaction, String held) {
            return new ConfirmIssuance(CLASS_A, closing, "0xabc", transaction, holdings(held));
        }
    }

    @Nested
    class Repayment {

        @Test
        void lowersTheBalance() {
            tranche.given(structured, issued)
                    .when(repay("d/1", FIRST, "400.00", "600.00"))
                    .then(first);
        }

        @Test
        void ofADistributionHappensOnce() {
            tranche.given(structured, issued, first)
                    .when(repay("d/1", FIRST, "400.00", "600.00"))
                    .then();
            tranche.given(structured, issued, first)
                    .when(repay("d/1", FIRST, "9999.00", "1.00"))
                    .then();
        }

        @Test
        void mayComeInParts() {
            tranche.given(structured, issued, first)
                    .when(repay("d/2", SECOND, "100.00", "500.00"))
                    .then(new PrincipalRepaid(CLASS_A, "d/2", SECOND, usd("100.00"), usd("500.00")));
        }

        @Test
        void ofNothingIsRecordedForTheFactorOfThatDate() {
            tranche.given(structured, issued)
                    .when(repay("d/1", FIRST, "0.00", "1000.00"))
                    .then(new PrincipalRepaid(CLASS_A, "d/1", FIRST, usd("0.00"), usd("1000.00")));
        }

        @Test
        void ofTheWholeBalanceRedeemsTheTranche() {
            tranche.given(structured, issued, first)
                    .when(repay("d/2", SECOND, "600.00", "0.00"))
                    .then(
                            new PrincipalRepaid(CLASS_A, "d/2", SECOND, usd("600.00"), usd("0.00")),
                            new TrancheRedeemed(CLASS_A, SECOND));
        }

        @Test
        void afterRedemptionIsOfNothing() {
            var last = new PrincipalRepaid(CLASS_A, "d/2", SECOND, usd("600.00"), usd("0.00"));
            var redeemed = new TrancheRedeemed(CLASS_A, SECOND);
            tranche.given(structured, issued, first, last, redeemed)
                    .when(repay("d/3", SECOND.plusMonths(1), "0.00", "0.00"))
                    .then();
            tranche.given(structured, issued, first, last, redeemed)
                    .when(repay("d/2", SECOND, "600.00", "0.00"))
                    .then();
            tranche.given(structured, issued, first, last, redeemed)
                    .when(repay("d/3", SECOND.plusMonths(1), "0.01", "0.00"))
                    .thenRejected(TRANCHE_NOT_OUTSTANDING);
            tranche.given(structured, issued, first, last, redeemed)
                    .when(repay("d/3", SECOND.plusMonths(1), "0.00", "0.01"))
                    .thenRejected(TRANCHE_NOT_OUTSTANDING);
        }

        @Test
        void staysWithinTheBalance() {
            tranche.given(structured, issued)
                    .when(repay("d/1", FIRST, "1000.01", "-0.01"))
                    .thenRejected(REPAYMENT_EXCEEDS_BALANCE); // before REPAYMENT_BALANCE_DIFFERS
            tranche.given(structured, issued)
                    .when(repay("d/1", FIRST, "-0.01", "1000.01"))
                    .thenRejected(REPAYMENT_NEGATIVE);
        }

        @Test
        void endsAtTheBalanceThatServicingHas() {
            tranche.given(structured, issued)
                    .when(repay("d/1", FIRST, "400.00", "599.99"))
                    .thenRejected(REPAYMENT_BALANCE_DIFFERS);
        }

        @Test
        void isInTheCurrencyOfTheTranche() {
            tranche.given(structured, issued)
                    .when(new RepayPrincipal(CLASS_A, "d/1", FIRST, Money.of("EUR", "-1.00"), usd("600.00")))
                    .thenRejected(REPAYMENT_CURRENCY_DIFFERS); // before REPAYMENT_NEGATIVE
            tranche.given(structured, issued)
                    .when(new RepayPrincipal(CLASS_A, "d/1", FIRST, usd("400.00"), Money.of("EUR", "600.00")))
                    .thenRejected(REPAYMENT_CURRENCY_DIFFERS);
        }

        @Test
        void needsAnOutstandingTranche() {
            tranche.given().when(repay("d/1", FIRST, "-1.00", "0.00")).thenRejected(TRANCHE_NOT_FOUND);
            tranche.given(structured).when(repay("d/1", FIRST, "-1.00", "0.00")).thenRejected(TRANCHE_NOT_OUTSTANDING);
        }

        private RepayPrincipal repay(String distribution, LocalDate date, String principal, String closing) {
            return new RepayPrincipal(CLASS_A, distribution, date, usd(principal), usd(closing));
        }
    }

    private static ClassTerms terms(String balance, String coupon) {
        return new ClassTerms("A", "SENIOR", usd(balance), usd("0.01"), Optional.of(new BigDecimal(coupon)));
    }

    private static List<Holding> holdings(String faceValue) {
        return List.of(new Holding("A", InvestorId.named("INV-1"), "0x" + "ab".repeat(20), usd(faceValue)));
    }

    private static Money usd(String amount) {
        return Money.of("USD", amount);
    }
}
