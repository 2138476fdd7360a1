package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.DealEvent;
import io.penstock.issuance.tranche.DealEvent.ApprovalGiven;
import io.penstock.issuance.tranche.DealEvent.ClosingReverted;
import io.penstock.issuance.tranche.DealEvent.ClosingStarted;
import io.penstock.issuance.tranche.DealEvent.DealApproved;
import io.penstock.issuance.tranche.DealEvent.DealClosed;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.issuance.tranche.TrancheEvent.FreezeChanged;
import io.penstock.issuance.tranche.TrancheEvent.FreezeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.FreezeReverted;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferDismissed;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferQuarantined;
import io.penstock.issuance.tranche.TrancheEvent.PrincipalRepaid;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheRedeemed;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;

/** The log of deals and tranches, for the service and for replays without it. */
public final class TrancheLog {

    /** Names under which the events are stored, for ever. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("deal.structured", "1", DealStructured.class),
            new EventType("deal.units-allocated", "1", UnitsAllocated.class),
            new EventType("deal.approval-given", "1", ApprovalGiven.class),
            new EventType("deal.approved", "1", DealApproved.class),
            new EventType("deal.closing-started", "1", ClosingStarted.class),
            new EventType("deal.closing-reverted", "1", ClosingReverted.class),
            new EventType("deal.closed", "1", DealClosed.class),
            new EventType("tranche.structured", "1", TrancheStructured.class),
            new EventType("tranche.issued", "1", TrancheIssued.class),
            new EventType("tranche.principal-repaid", "1", PrincipalRepaid.class),
            new EventType("tranche.redeemed", "1", TrancheRedeemed.class),
            new EventType("tranche.holder-transfer-mirrored", "1", HolderTransferMirrored.class),
            new EventType("tranche.holder-transfer-quarantined", "1", HolderTransferQuarantined.class),
            new EventType("tranche.holder-transfer-dismissed", "1", HolderTransferDismissed.class),
            new EventType("tranche.freeze-ordered", "1", FreezeOrdered.class),
            new EventType("tranche.freeze-changed", "1", FreezeChanged.class),
            new EventType("tranche.freeze-reverted", "1", FreezeReverted.class));

    public static final StateType<Deal> DEAL =
            StateType.of("deal", Deal.class, Deal.INITIAL, DealEvent.class, Deal::evolve);

    public static final StateType<Tranche> TRANCHE =
            StateType.of("tranche", Tranche.class, Tranche.INITIAL, TrancheEvent.class, Tranche::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(DEAL, TRANCHE);

    private TrancheLog() {}
}
