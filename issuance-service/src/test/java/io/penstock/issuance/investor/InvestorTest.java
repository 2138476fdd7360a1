package io.penstock.issuance.investor;

import static io.penstock.issuance.investor.InvestorRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.investor.InvestorCommand.ConfirmCash;
import io.penstock.issuance.investor.InvestorCommand.ConfirmRegistration;
import io.penstock.issuance.investor.InvestorCommand.ReceiveCash;
import io.penstock.issuance.investor.InvestorCommand.RegisterInvestor;
import io.penstock.issuance.investor.InvestorCommand.RevertCash;
import io.penstock.issuance.investor.InvestorCommand.RevertRegistration;
import io.penstock.issuance.investor.InvestorEvent.CashIssued;
import io.penstock.issuance.investor.InvestorEvent.CashReceived;
import io.penstock.issuance.investor.InvestorEvent.CashReverted;
import io.penstock.issuance.investor.InvestorEvent.InvestorRegistered;
import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
import io.penstock.issuance.investor.InvestorEvent.RegistrationReverted;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.kernel.Money;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class InvestorTest {

    private static final InvestorId INV = InvestorId.named("INV-1");
    private static final String WALLET = "0x" + "ab".repeat(20);

    private final RegistrationRequested requested = new RegistrationRequested(INV, 1, "DE", true, WALLET);
    private final InvestorRegistered registered = new InvestorRegistered(INV, "0xt", 5);
    private final CashReceived received = received(1, "100.00");
    private final CashIssued issued = new CashIssued(INV, "SWIFT-1", Money.of("USD", "100.00"), "0xc");

    private final DeciderSpec<InvestorCommand, InvestorEvent, Investor> investor =
            new DeciderSpec<>(Investor::decide, Investor::evolve, Investor.INITIAL);

    @Nested
    class Registration {

        @Test
        void isAskedForOnChainWithTheWalletInLowerCase() {
            investor.given()
                    .when(new RegisterInvestor(INV, "DE", true, "0x" + "AB".repeat(20)))
                    .then(requested);
        }

        @Test
        void repeatedChangesNothing() {
            investor.given(requested).when(register("DE", true, WALLET)).then();
            investor.given(requested, registered)
                    .when(register("DE", true, "0x" + "AB".repeat(20)))
                    .then();
        }

        @Test
        void withOtherFiguresIsRefused() {
            investor.given(requested).when(register("FR", true, WALLET)).thenRejected(INVESTOR_ALREADY_REGISTERED);
            investor.given(requested, registered)
                    .when(register("DE", false, WALLET))
                    .thenRejected(INVESTOR_ALREADY_REGISTERED);
            investor.given(requested, registered)
                    .when(register("XX", true, "0x" + "cd".repeat(20)))
                    .thenRejected(INVESTOR_ALREADY_REGISTERED); // before COUNTRY_UNKNOWN
        }

        @Test
        void needsACountryAndAWallet() {
            investor.given()
                    .when(register("XX", true, "0x12"))
                    .thenRejected(COUNTRY_UNKNOWN); // before WALLET_MALFORMED
            investor.given().when(register("de", true, WALLET)).thenRejected(COUNTRY_UNKNOWN);
            investor.given().when(register("DE", true, WALLET + "0")).thenRejected(WALLET_MALFORMED);
            investor.given().when(register("DE", true, WALLET.substring(0, 41))).thenRejected(WALLET_MALFORMED);
        }

        @Test
        void isConfirmedOnce() {
            investor.given(requested).when(confirm(1)).then(registered);
            investor.given(requested, registered).when(confirm(1)).then();
        }

        @Test
        void refusedByTheChainMayBeAskedForAgainWithOtherFigures() {
            var reverted = new RegistrationReverted(INV, 1, "wallet taken");
            investor.given(requested).when(revert(1)).then(reverted);
            investor.given(requested, reverted).when(revert(1)).then();
            investor.given(requested, reverted)
                    .when(register("FR", true, WALLET))
                    .then(new RegistrationRequested(INV, 2, "FR", true, WALLET));
            investor.given(requested, registered).when(revert(1)).then();
        }

        @Test
        void answersOfUnknownAttemptsAreRefused() {
            investor.given().when(confirm(1)).thenRejected(INVESTOR_NOT_FOUND);
            investor.given().when(revert(1)).thenRejected(INVESTOR_NOT_FOUND);
            investor.given(requested).when(confirm(2)).thenRejected(REGISTRATION_ATTEMPT_UNKNOWN);
            investor.given(requested).when(revert(2)).thenRejected(REGISTRATION_ATTEMPT_UNKNOWN);
        }

        private RegisterInvestor register(String country, boolean qualified, String wallet) {
            return new RegisterInvestor(INV, country, qualified, wallet);
        }

        private ConfirmRegistration confirm(int attempt) {
            return new ConfirmRegistration(INV, attempt, "0xt", 5);
        }

        private RevertRegistration revert(int attempt) {
            return new RevertRegistration(INV, attempt, "wallet taken");
        }
    }

    @Nested
    class Cash {

        @Test
        void isTokenisedOnce() {
            investor.given(requested, registered)
                    .when(cash("SWIFT-1", "USD", "100.00"))
                    .then(received);
            investor.given(requested, registered, received)
                    .when(cash("SWIFT-1", "USD", "100.00"))
                    .then();
            investor.given(requested, registered, received, issued)
                    .when(cash("SWIFT-1", "USD", "100.00"))
                    .then();
        }

        @Test
        void ofAnotherReferenceIsAnotherTransfer() {
            investor.given(requested, registered, received, issued)
                    .when(cash("SWIFT-2", "USD", "100.00"))
                    .then(new CashReceived(INV, "SWIFT-2", 1, Money.of("USD", "100.00"), WALLET));
        }

        @Test
        void ofTheSameReferenceHasOneAmount() {
            investor.given(requested, registered, received)
                    .when(cash("SWIFT-1", "USD", "100.01"))
                    .thenRejected(CASH_REFERENCE_ALREADY_USED);
            investor.given(requested, registered, received)
                    .when(cash("SWIFT-1", "EUR", "0.00"))
                    .thenRejected(CASH_REFERENCE_ALREADY_USED); // before CASH_CURRENCY_NOT_SUPPORTED
        }

        @Test
        void needsARegisteredInvestor() {
            investor.given().when(cash("SWIFT-1", "USD", "0.00")).thenRejected(INVESTOR_NOT_FOUND);
            investor.given(requested).when(cash("SWIFT-1", "USD", "0.00")).thenRejected(INVESTOR_NOT_REGISTERED);
        }

        @Test
        void isOfSomethingInDollarsWithAReference() {
            investor.given(requested, registered)
                    .when(cash("a b", "EUR", "0.00"))
                    .thenRejected(CASH_REFERENCE_MALFORMED); // before CASH_CURRENCY_NOT_SUPPORTED
            investor.given(requested, registered)
                    .when(cash("S", "EUR", "0.00"))
                    .thenRejected(CASH_CURRENCY_NOT_SUPPORTED); // before CASH_NOT_POSITIVE
            investor.given(requested, registered).when(cash("S", "USD", "0.00")).thenRejected(CASH_NOT_POSITIVE);
            investor.given(requested, registered)
                    .when(cash("S", "USD", "0.01"))
                    .then(new CashReceived(INV, "S", 1, Money.of("USD", "0.01"), WALLET));
        }

        @Test
        void isConfirmedOnce() {
            var confirm = new ConfirmCash(INV, "SWIFT-1", "0xc");
            investor.given(requested, registered, received).when(confirm).then(issued);
            investor.given(requested, registered, received, issued)
                    .when(confirm)
                    .then();
            investor.given(requested, registered).when(confirm).thenRejected(CASH_REFERENCE_NOT_FOUND);
            investor.given(requested).when(confirm).thenRejected(INVESTOR_NOT_REGISTERED);
            investor.given().when(confirm).thenRejected(INVESTOR_NOT_FOUND);
        }

        @Test
        void refusedByTheChainIsAskedForAgain() {
            var reverted = new CashReverted(INV, "SWIFT-1", 1, "paused");
            var revert = new RevertCash(INV, "SWIFT-1", 1, "paused");
            investor.given(requested, registered, received).when(revert).then(reverted);
            investor.given(requested, registered, received, reverted)
                    .when(revert)
                    .then();
            investor.given(requested, registered, received, reverted)
                    .when(cash("SWIFT-1", "USD", "100.00"))
                    .then(received(2, "100.00"));
            investor.given(requested, registered, received, reverted, received(2, "100.00"))
                    .when(revert)
                    .then(); // an old answer
            investor.given(requested, registered, received, issued).when(revert).then();
            investor.given(requested, registered).when(revert).thenRejected(CASH_REFERENCE_NOT_FOUND);
            investor.given(requested).when(revert).thenRejected(INVESTOR_NOT_REGISTERED);
            investor.given().when(revert).thenRejected(INVESTOR_NOT_FOUND);
        }

        private ReceiveCash cash(String reference, String currency, String amount) {
            return new ReceiveCash(INV, reference, Money.of(currency, amount));
        }
    }

    private static CashReceived received(int attempt, String amount) {
        return new CashReceived(INV, "SWIFT-1", attempt, Money.of("USD", amount), WALLET);
    }
}
