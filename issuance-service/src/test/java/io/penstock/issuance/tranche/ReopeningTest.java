package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.DealExample.*;
import static io.penstock.issuance.tranche.DealRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.tranche.DealCommand.AllocateUnits;
import io.penstock.issuance.tranche.DealCommand.ApproveDeal;
import io.penstock.issuance.tranche.DealCommand.ClosingGate;
import io.penstock.issuance.tranche.DealCommand.ReopenAllocation;
import io.penstock.issuance.tranche.DealCommand.StartClosing;
import io.penstock.issuance.tranche.DealCommand.StructureDeal;
import io.penstock.issuance.tranche.DealEvent.AllocationReopened;
import io.penstock.issuance.tranche.DealEvent.ApprovalGiven;
import io.penstock.issuance.tranche.DealEvent.ClosingReverted;
import io.penstock.issuance.tranche.DealEvent.ClosingStarted;
import io.penstock.issuance.tranche.DealEvent.DealApproved;
import io.penstock.issuance.tranche.DealEvent.DealClosed;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.issuance.tranche.domain.Deal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A closing that the chain refused, and the way to another allocation; what a closing waits for. */
class ReopeningTest {

    private static final Instant NOON = Instant.parse("2020-08-18T12:00:00Z");
    private static final List<IssuePrice> PRICES = List.of(new IssuePrice("A", new BigDecimal("99.75")));

    private final DealStructured structured = new DealStructured(DEAL, terms(), "sam");
    private final UnitsAllocated allocated = new UnitsAllocated(DEAL, fullHoldings(), PRICES, "amy");
    private final ClosingStarted started = new ClosingStarted(DEAL, 1, terms(), fullHoldings(), PRICES);
    private final AllocationReopened reopened = new AllocationReopened(DEAL, 1, "INV-2 cannot pay", "sam");
    private final ReopenAllocation reopen = new ReopenAllocation(DEAL, "INV-2 cannot pay", "sam");

    private final DeciderSpec<DealCommand, DealEvent, Deal> deal =
            new DeciderSpec<>(Deal::decide, Deal::evolve, Deal.INITIAL);

    private DeciderSpec<DealCommand, DealEvent, Deal>.Given approved(DealEvent... more) {
        var all = new ArrayList<DealEvent>(
                List.of(structured, allocated, approval("ann"), approval("bob"), new DealApproved(DEAL, terms())));
        all.addAll(List.of(more));
        return deal.given(all.toArray(DealEvent[]::new));
    }

    private DeciderSpec<DealCommand, DealEvent, Deal>.Given reverted(DealEvent... more) {
        var all = new ArrayList<DealEvent>(List.of(started, new ClosingReverted(DEAL, 1, "no cash")));
        all.addAll(List.of(more));
        return approved(all.toArray(DealEvent[]::new));
    }

    @Test
    void anApprovedAllocationMayBeReopened() {
        reverted().when(reopen).then(reopened);
        approved().when(reopen).then(new AllocationReopened(DEAL, 0, "INV-2 cannot pay", "sam"));
        reverted(reopened).when(reopen).then();
        deal.given().when(reopen).thenRejected(DEAL_NOT_FOUND);
        deal.given(structured).when(reopen).thenRejected(DEAL_NOT_APPROVED);
        approved(started).when(reopen).thenRejected(CLOSING_UNDER_WAY);
        approved(started, new DealClosed(DEAL, CLOSING, terms(), fullHoldings(), "0xdef", 9))
                .when(reopen)
                .thenRejected(DEAL_CLOSED);
        approved().when(new ReopenAllocation(DEAL, " ", "sam")).thenRejected(REOPENING_REASON_MALFORMED);
    }

    @Test
    void thenOnlyTheAllocationChanges() {
        var other = terms("USD", CUT_OFF, CLOSING, WALLET, "50.00", classOf("A", "8000.00"));
        reverted(reopened)
                .when(new StructureDeal(DEAL, other, pool("10500.00"), "sam"))
                .thenRejected(DEAL_ALREADY_APPROVED);
        var again = new UnitsAllocated(DEAL, fullHoldings(), "amy");
        reverted(reopened, again)
                .when(new StructureDeal(DEAL, other, pool("10500.00"), "sam"))
                .thenRejected(DEAL_ALREADY_APPROVED);
        reverted(reopened).when(approve("ann")).thenRejected(DEAL_NOT_ALLOCATED);
        reverted(reopened).when(new StartClosing(DEAL, true)).thenRejected(DEAL_NOT_APPROVED);
        reverted(reopened).when(new AllocateUnits(DEAL, fullPlacement(), "amy")).then(again);
    }

    /** Attempts go on being counted: each is an effect of its own on chain. */
    @Test
    void twoPersonsApproveAgainAndTheNextClosingHasTheNextNumber() {
        var again = new UnitsAllocated(DEAL, fullHoldings(), "amy");
        reverted(reopened, again).when(approve("ann")).then(approval("ann"));
        reverted(reopened, again, approval("ann"))
                .when(approve("bob"))
                .then(approval("bob"), new DealApproved(DEAL, terms()));
        reverted(reopened, again, approval("ann"), approval("bob"), new DealApproved(DEAL, terms()))
                .when(new StartClosing(DEAL, true))
                .then(new ClosingStarted(DEAL, 2, terms(), fullHoldings()));
    }

    @Test
    void issuePricesBelongToTheAllocation() {
        deal.given(structured)
                .when(new AllocateUnits(DEAL, fullPlacement(), PRICES, false, "amy"))
                .then(allocated);
        deal.given(structured, allocated)
                .when(new AllocateUnits(DEAL, fullPlacement(), PRICES, false, "amy"))
                .then();
        deal.given(structured, allocated)
                .when(new AllocateUnits(DEAL, fullPlacement(), "amy"))
                .then(new UnitsAllocated(DEAL, fullHoldings(), "amy"));
        approved().when(new StartClosing(DEAL, true)).then(started);
    }

    @Test
    void unitsThatAreOfferedAreNotAllocatedByHand() {
        deal.given(structured)
                .when(new AllocateUnits(DEAL, List.of(), List.of(), true, "amy"))
                .thenRejected(DEAL_IS_OFFERED);
    }

    @Test
    void aClosingWaitsForItsSetAndItsRetention() {
        var notMet = Optional.of(new RetentionFinding(
                RetentionForm.EU_VERTICAL, new BigDecimal("4.9"), new BigDecimal("5"), false, "4.9 of 5"));
        var met = Optional.of(new RetentionFinding(
                RetentionForm.EU_VERTICAL, new BigDecimal("5"), new BigDecimal("5"), true, "5 of 5"));
        var missing = List.of("TRUE_SALE_OPINION", "ISIN of class A");
        approved()
                .when(new StartClosing(DEAL, false, new ClosingGate(missing, notMet)))
                .thenRejected(POOL_NOT_ANCHORED);
        approved()
                .when(new StartClosing(DEAL, true, new ClosingGate(missing, notMet)))
                .thenRejected(CLOSING_SET_INCOMPLETE);
        approved()
                .when(new StartClosing(DEAL, true, new ClosingGate(List.of(), notMet)))
                .thenRejected(DEAL_RETENTION_NOT_MET);
        approved()
                .when(new StartClosing(DEAL, true, new ClosingGate(List.of(), met)))
                .then(started);
    }

    private static ApproveDeal approve(String person) {
        return new ApproveDeal(DEAL, HASH, person, NOON);
    }

    private static ApprovalGiven approval(String person) {
        return new ApprovalGiven(DEAL, HASH, person, NOON);
    }
}
