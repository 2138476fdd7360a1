package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.TrancheRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.TrancheCommand.DecideTransfer;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTakenBack;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTransfer;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferDismissed;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferQuarantined;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What becomes of units that moved on chain by themselves: the decision table. */
class ChainTransferTest {

    private static final TrancheId A = TrancheId.of(DealId.named("D"), "A");
    private static final LocalDate DAY = LocalDate.of(2020, 8, 19);
    private static final InvestorId ONE = InvestorId.named("ONE");
    private static final InvestorId TWO = InvestorId.named("TWO");
    private static final String ZERO = "0x" + "0".repeat(40);

    private final TrancheStructured structured = new TrancheStructured(
            A, new ClassTerms("A", "SENIOR", usd(1000), usd(1), Optional.empty()), DAY.plusYears(7));
    private final TrancheIssued issued =
            new TrancheIssued(A, DAY, usd(1000), "0xabc", "0xdef", List.of(new Holding("A", ONE, "0x1", usd(1000))));

    private final DeciderSpec<TrancheCommand, TrancheEvent, Tranche> tranche =
            new DeciderSpec<>(Tranche::decide, Tranche::evolve, Tranche.INITIAL);

    private static Money usd(long cents) {
        return new Money(java.util.Currency.getInstance("USD"), cents);
    }

    private static ChainTransfer transfer(String position, String from, String to, long units) {
        return new ChainTransfer(position, "0xt", 9, from, to, units);
    }

    private static ObserveTransfer observe(ChainTransfer transfer, boolean mayBeMirrored, InvestorId... receiver) {
        return new ObserveTransfer(
                A, transfer, receiver.length == 0 ? Optional.empty() : Optional.of(receiver[0]), mayBeMirrored);
    }

    private static Holding held(InvestorId investor, String wallet, long units) {
        return new Holding("A", investor, wallet, usd(units));
    }

    @Test
    void theRegisterFollowsWhereTheDealLetsHolders() {
        var move = transfer("0xt/0", "0x1", "0x2", 300);
        var mirrored = new HolderTransferMirrored(A, move, held(ONE, "0x1", 700), held(TWO, "0x2", 300), "", "");
        tranche.given(structured, issued).when(observe(move, true, TWO)).then(mirrored);
        var rest = transfer("0xu/0", "0x1", "0x2", 700);
        tranche.given(structured, issued, mirrored)
                .when(observe(rest, true, TWO))
                .then(new HolderTransferMirrored(A, rest, held(ONE, "0x1", 0), held(TWO, "0x2", 1000), "", ""));
    }

    @Test
    void elseItWaitsForAPersonAndSaysWhy() {
        var move = transfer("0xt/0", "0x1", "0x2", 300);
        tranche.given(structured, issued)
                .when(observe(move, false, TWO))
                .then(new HolderTransferQuarantined(A, move, QuarantineCause.DEAL_FORBIDS));
        tranche.given(structured, issued)
                .when(observe(move, true))
                .then(new HolderTransferQuarantined(A, move, QuarantineCause.RECEIVER_UNKNOWN));
        var mint = transfer("0xt/0", ZERO, "0x2", 1);
        tranche.given(structured, issued)
                .when(observe(mint, true, TWO))
                .then(new HolderTransferQuarantined(A, mint, QuarantineCause.UNITS_NOT_HELD));
        var burn = transfer("0xt/0", "0x1", ZERO, 1);
        tranche.given(structured, issued)
                .when(observe(burn, true))
                .then(new HolderTransferQuarantined(A, burn, QuarantineCause.RECEIVER_UNKNOWN));
    }

    @Test
    void unitsExactlyHeldAreCoveredAndOneMoreIsNot() {
        tranche.given(structured, issued)
                .when(observe(transfer("0xt/0", "0x1", "0x2", 1000), true, TWO))
                .then(new HolderTransferMirrored(
                        A, transfer("0xt/0", "0x1", "0x2", 1000), held(ONE, "0x1", 0), held(TWO, "0x2", 1000), "", ""));
        var more = transfer("0xt/0", "0x1", "0x2", 1001);
        tranche.given(structured, issued)
                .when(observe(more, true, TWO))
                .then(new HolderTransferQuarantined(A, more, QuarantineCause.UNITS_NOT_HELD));
    }

    @Test
    void whatIsToldTwiceIsOneFact() {
        var move = transfer("0xt/0", "0x1", "0x2", 300);
        tranche.given(structured, issued, new HolderTransferQuarantined(A, move, QuarantineCause.DEAL_FORBIDS))
                .when(observe(move, false, TWO))
                .then();
        var again = new ChainTransfer("0xt/0", "0xt", 10, "0x1", "0x2", 300); // another block after a reorganisation
        tranche.given(
                        structured,
                        issued,
                        new HolderTransferMirrored(A, move, held(ONE, "0x1", 700), held(TWO, "0x2", 300), "", ""))
                .when(observe(again, true, TWO))
                .then();
    }

    @Test
    void whatMovesNothingIsNoFact() {
        tranche.given(structured, issued)
                .when(observe(transfer("0xt/0", "0x1", "0x2", 0), true, TWO))
                .then();
        tranche.given(structured, issued)
                .when(observe(transfer("0xt/0", "0x1", "0x1", 5), true, ONE))
                .then();
    }

    @Test
    void aClassThatIsNotIssuedIsWaitedFor() {
        var move = transfer("0xt/0", "0x1", "0x2", 300);
        tranche.given().when(observe(move, true, TWO)).thenRejected(TRANCHE_NOT_FOUND);
        tranche.given(structured).when(observe(move, true, TWO)).thenRejected(TRANCHE_NOT_OUTSTANDING);
    }

    @Test
    void aPersonDecides() {
        var move = transfer("0xt/0", "0x1", "0x2", 300);
        var waiting = new HolderTransferQuarantined(A, move, QuarantineCause.DEAL_FORBIDS);
        tranche.given(structured, issued, waiting)
                .when(new DecideTransfer(A, "0xt/0", true, Optional.of(TWO), "agreed", "vera"))
                .then(new HolderTransferMirrored(
                        A, move, held(ONE, "0x1", 700), held(TWO, "0x2", 300), "vera", "agreed"));
        var dismissed = new HolderTransferDismissed(A, move, "vera", "moved back");
        tranche.given(structured, issued, waiting)
                .when(new DecideTransfer(A, "0xt/0", false, Optional.empty(), "moved back", "vera"))
                .then(dismissed);
        tranche.given(structured, issued, waiting, dismissed)
                .when(new DecideTransfer(A, "0xt/0", false, Optional.empty(), "again", "vera"))
                .thenRejected(TRANSFER_NOT_IN_QUARANTINE);
        tranche.given(structured, issued, waiting, dismissed)
                .when(observe(move, false, TWO))
                .then();
    }

    /** Its reverse waits for a person, once; then the register is as it was. */
    @Test
    void whatTheChainTookBackForGoodIsTakenBackByAPerson() {
        var move = transfer("0xt/0", "0x1", "0x2", 300);
        var mirrored = new HolderTransferMirrored(A, move, held(ONE, "0x1", 700), held(TWO, "0x2", 300), "", "");
        var back = transfer("0xt/0/taken-back", "0x2", "0x1", 300);
        var waiting = new HolderTransferQuarantined(A, back, QuarantineCause.TAKEN_BACK);
        var gone = new ObserveTakenBack(A, "0xt/0");
        tranche.given(structured, issued, mirrored).when(gone).then(waiting);
        tranche.given(structured, issued, mirrored, waiting).when(gone).then();
        var decided =
                new HolderTransferMirrored(A, back, held(TWO, "0x2", 0), held(ONE, "0x1", 1000), "vera", "it is gone");
        tranche.given(structured, issued, mirrored, waiting)
                .when(new DecideTransfer(A, "0xt/0/taken-back", true, Optional.of(ONE), "it is gone", "vera"))
                .then(decided);
        tranche.given(structured, issued, mirrored, waiting, decided).when(gone).then();
        // What the receiver has moved on since cannot be taken from it.
        var on = transfer("0xu/0", "0x2", "0x3", 300);
        tranche.given(
                        structured,
                        issued,
                        mirrored,
                        new HolderTransferMirrored(A, on, held(TWO, "0x2", 0), held(ONE, "0x3", 300), "", ""),
                        waiting)
                .when(new DecideTransfer(A, "0xt/0/taken-back", true, Optional.of(ONE), "it is gone", "vera"))
                .thenRejected(TRANSFER_NOT_COVERED);
    }

    @Test
    void whatTheRegisterNeverFollowedHasNoReverse() {
        var move = transfer("0xt/0", "0x1", "0x2", 300);
        var gone = new ObserveTakenBack(A, "0xt/0");
        tranche.given().when(gone).then();
        tranche.given(structured, issued).when(gone).then();
        tranche.given(structured, issued, new HolderTransferQuarantined(A, move, QuarantineCause.DEAL_FORBIDS))
                .when(gone)
                .then();
    }

    @Test
    void aDecisionIsRefused() {
        var mint = transfer("0xt/0", ZERO, "0x2", 1);
        var waiting = new HolderTransferQuarantined(A, mint, QuarantineCause.UNITS_NOT_HELD);
        tranche.given(structured, issued, waiting)
                .when(new DecideTransfer(A, "0xt/0", true, Optional.empty(), "", "vera"))
                .thenRejected(TRANSFER_NOT_COVERED);
        var burn = transfer("0xt/0", "0x1", ZERO, 1);
        tranche.given(structured, issued, new HolderTransferQuarantined(A, burn, QuarantineCause.RECEIVER_UNKNOWN))
                .when(new DecideTransfer(A, "0xt/0", true, Optional.empty(), "", "vera"))
                .thenRejected(TRANSFER_RECEIVER_NOT_REGISTERED);
        tranche.given(structured, issued, waiting)
                .when(new DecideTransfer(A, "0xt/0", false, Optional.empty(), " ", "vera"))
                .thenRejected(DECISION_REASON_MALFORMED);
        tranche.given(structured, issued)
                .when(new DecideTransfer(A, "0xt/0", false, Optional.empty(), "why", "vera"))
                .thenRejected(TRANSFER_NOT_IN_QUARANTINE);
    }
}
