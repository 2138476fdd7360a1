package io.penstock.servicing.distribution.application;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DealRedeemed;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.DraftRejected;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.InputsDeclared;
import io.penstock.servicing.distribution.DistributionEvent.PayoutClaimed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutConfirmed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutFailed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReleased;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReserved;
import io.penstock.servicing.distribution.DistributionEvent.RecordCut;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseRefused;
import io.penstock.servicing.distribution.DistributionEvent.StateTakenOver;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.domain.Distribution;

/** The log of distributions, for the service and for replays without it. */
public final class DistributionLog {

    /** Names under which the events are stored, for ever; a test compares the list with the sealed type. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("distribution.inputs-declared", "1", InputsDeclared.class),
            new EventType("distribution.waterfall-calculated", "1", WaterfallCalculated.class),
            new EventType("distribution.approved", "1", DistributionApproved.class),
            new EventType("distribution.draft-rejected", "1", DraftRejected.class),
            new EventType("distribution.state-taken-over", "1", StateTakenOver.class),
            new EventType("distribution.holders-recorded", "1", HoldersRecorded.class),
            new EventType("distribution.record-cut", "1", RecordCut.class),
            new EventType("distribution.declaration-ordered", "1", DeclarationOrdered.class),
            new EventType("distribution.declared", "1", DistributionDeclared.class),
            new EventType("distribution.payout-confirmed", "1", PayoutConfirmed.class),
            new EventType("distribution.payout-reserved", "1", PayoutReserved.class),
            new EventType("distribution.paid", "1", DistributionPaid.class),
            new EventType("distribution.deal-redeemed", "1", DealRedeemed.class),
            new EventType("distribution.payout-failed", "1", PayoutFailed.class),
            new EventType("distribution.release-ordered", "1", ReleaseOrdered.class),
            new EventType("distribution.payout-released", "1", PayoutReleased.class),
            new EventType("distribution.release-refused", "1", ReleaseRefused.class),
            new EventType("distribution.payout-claimed", "1", PayoutClaimed.class));

    public static final StateType<Distribution> DISTRIBUTION = StateType.of(
            "distribution", Distribution.class, Distribution.INITIAL, DistributionEvent.class, Distribution::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(DISTRIBUTION);

    private DistributionLog() {}
}
