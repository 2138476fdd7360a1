package io.penstock.platform.chain.reconcile;

import io.penstock.platform.chain.reconcile.BreakEvent.AcceptanceProposed;
import io.penstock.platform.chain.reconcile.BreakEvent.BreakAccepted;
import io.penstock.platform.chain.reconcile.BreakEvent.BreakFound;
import io.penstock.platform.chain.reconcile.BreakEvent.BreakGone;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;

/** The log of breaks, which each service has, for the service and for replays without it. */
public final class BreakLog {

    /** Names under which the events are stored, for ever. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("chain.break-found", "1", BreakFound.class),
            new EventType("chain.break-gone", "1", BreakGone.class),
            new EventType("chain.break-acceptance-proposed", "1", AcceptanceProposed.class),
            new EventType("chain.break-accepted", "1", BreakAccepted.class));

    public static final StateType<Breaks> BREAKS =
            StateType.of("reconciliation", Breaks.class, Breaks.NONE, BreakEvent.class, Breaks::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(BREAKS);

    private BreakLog() {}
}
