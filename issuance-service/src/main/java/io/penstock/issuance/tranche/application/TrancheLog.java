package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.ClosingFileEvent;
import io.penstock.issuance.tranche.ClosingFileEvent.DocumentRecorded;
import io.penstock.issuance.tranche.ClosingFileEvent.IdentifierAssigned;
import io.penstock.issuance.tranche.DealEvent;
import io.penstock.issuance.tranche.DealEvent.AllocationReopened;
import io.penstock.issuance.tranche.DealEvent.ApprovalGiven;
import io.penstock.issuance.tranche.DealEvent.ClosingReverted;
import io.penstock.issuance.tranche.DealEvent.ClosingStarted;
import io.penstock.issuance.tranche.DealEvent.DealApproved;
import io.penstock.issuance.tranche.DealEvent.DealClosed;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.issuance.tranche.OfferingEvent;
import io.penstock.issuance.tranche.OfferingEvent.AllotmentRefused;
import io.penstock.issuance.tranche.OfferingEvent.BookClosed;
import io.penstock.issuance.tranche.OfferingEvent.OfferingApproved;
import io.penstock.issuance.tranche.OfferingEvent.OfferingDrafted;
import io.penstock.issuance.tranche.OfferingEvent.OfferingPriced;
import io.penstock.issuance.tranche.OfferingEvent.OfferingReviewed;
import io.penstock.issuance.tranche.OfferingEvent.OrderChanged;
import io.penstock.issuance.tranche.OfferingEvent.OrderPlaced;
import io.penstock.issuance.tranche.OfferingEvent.OrderWithdrawn;
import io.penstock.issuance.tranche.OfferingEvent.UnitsAllotted;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.issuance.tranche.TrancheEvent.FreezeChanged;
import io.penstock.issuance.tranche.TrancheEvent.FreezeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.FreezeReverted;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferDismissed;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferQuarantined;
import io.penstock.issuance.tranche.TrancheEvent.PrincipalRepaid;
import io.penstock.issuance.tranche.TrancheEvent.TradeDeclined;
import io.penstock.issuance.tranche.TrancheEvent.TradeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.TradeRequested;
import io.penstock.issuance.tranche.TrancheEvent.TradeReverted;
import io.penstock.issuance.tranche.TrancheEvent.TradeSettled;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheRedeemed;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.issuance.tranche.domain.closing.ClosingFile;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.EventUpcaster;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import tools.jackson.databind.node.ObjectNode;

/** The log of deals and tranches, for the service and for replays without it. */
public final class TrancheLog {

    /** Names under which the events are stored, for ever. */
    public static final EventTypes EVENTS = EventTypes.of(
                    new EventType("deal.structured", "1", DealStructured.class),
                    new EventType("deal.units-allocated", "2", UnitsAllocated.class),
                    new EventType("deal.approval-given", "1", ApprovalGiven.class),
                    new EventType("deal.approved", "1", DealApproved.class),
                    new EventType("deal.closing-started", "2", ClosingStarted.class),
                    new EventType("deal.closing-reverted", "1", ClosingReverted.class),
                    new EventType("deal.closed", "1", DealClosed.class),
                    new EventType("deal.allocation-reopened", "1", AllocationReopened.class),
                    new EventType("offering.drafted", "1", OfferingDrafted.class),
                    new EventType("offering.reviewed", "1", OfferingReviewed.class),
                    new EventType("offering.approved", "1", OfferingApproved.class),
                    new EventType("offering.order-placed", "1", OrderPlaced.class),
                    new EventType("offering.order-changed", "1", OrderChanged.class),
                    new EventType("offering.order-withdrawn", "1", OrderWithdrawn.class),
                    new EventType("offering.book-closed", "1", BookClosed.class),
                    new EventType("offering.priced", "1", OfferingPriced.class),
                    new EventType("offering.units-allotted", "1", UnitsAllotted.class),
                    new EventType("offering.allotment-refused", "1", AllotmentRefused.class),
                    new EventType("closing-file.document-recorded", "1", DocumentRecorded.class),
                    new EventType("closing-file.identifier-assigned", "1", IdentifierAssigned.class),
                    new EventType("tranche.structured", "1", TrancheStructured.class),
                    new EventType("tranche.issued", "1", TrancheIssued.class),
                    new EventType("tranche.principal-repaid", "1", PrincipalRepaid.class),
                    new EventType("tranche.redeemed", "1", TrancheRedeemed.class),
                    new EventType("tranche.holder-transfer-mirrored", "1", HolderTransferMirrored.class),
                    new EventType("tranche.holder-transfer-quarantined", "1", HolderTransferQuarantined.class),
                    new EventType("tranche.holder-transfer-dismissed", "1", HolderTransferDismissed.class),
                    new EventType("tranche.freeze-ordered", "1", FreezeOrdered.class),
                    new EventType("tranche.freeze-changed", "1", FreezeChanged.class),
                    new EventType("tranche.freeze-reverted", "1", FreezeReverted.class),
                    new EventType("tranche.trade-requested", "1", TradeRequested.class),
                    new EventType("tranche.trade-ordered", "1", TradeOrdered.class),
                    new EventType("tranche.trade-declined", "1", TradeDeclined.class),
                    new EventType("tranche.trade-settled", "1", TradeSettled.class),
                    new EventType("tranche.trade-reverted", "1", TradeReverted.class))
            .upcasting(
                    // Units were sold at face value alone.
                    EventUpcaster.revise("deal.units-allocated", "1", "2", TrancheLog::atFaceValue),
                    EventUpcaster.revise("deal.closing-started", "1", "2", TrancheLog::atFaceValue));

    public static final StateType<Deal> DEAL =
            StateType.of("deal", Deal.class, Deal.INITIAL, DealEvent.class, Deal::evolve);

    public static final StateType<Tranche> TRANCHE =
            StateType.of("tranche", Tranche.class, Tranche.INITIAL, TrancheEvent.class, Tranche::evolve);

    public static final StateType<Offering> OFFERING =
            StateType.of("offering", Offering.class, Offering.INITIAL, OfferingEvent.class, Offering::evolve);

    public static final StateType<ClosingFile> CLOSING_FILE = StateType.of(
            "closing-file", ClosingFile.class, ClosingFile.INITIAL, ClosingFileEvent.class, ClosingFile::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(DEAL, TRANCHE, OFFERING, CLOSING_FILE);

    private TrancheLog() {}

    private static ObjectNode atFaceValue(ObjectNode event) {
        event.putArray("issuePrices");
        return event;
    }
}
