package io.penstock.servicing.dealevent.application;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.dealevent.DealEventFact;
import io.penstock.servicing.dealevent.DealEventFact.DealEventDeclared;
import io.penstock.servicing.dealevent.DealEventFact.DealEventProposalWithdrawn;
import io.penstock.servicing.dealevent.DealEventFact.DealEventProposed;
import io.penstock.servicing.dealevent.DealEventFact.DealEventRescinded;
import io.penstock.servicing.dealevent.domain.DealEventBook;

/** The log of decided facts, for the service and for replays without it. */
public final class DealEventLog {

    /** Names under which the events are stored, for ever; a test compares the list with the sealed type. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("deal-event.proposed", "1", DealEventProposed.class),
            new EventType("deal-event.declared", "1", DealEventDeclared.class),
            new EventType("deal-event.rescinded", "1", DealEventRescinded.class),
            new EventType("deal-event.proposal-withdrawn", "1", DealEventProposalWithdrawn.class));

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(StateType.of(
            "deal-event", DealEventBook.class, DealEventBook.INITIAL, DealEventFact.class, DealEventBook::evolve));

    private DealEventLog() {}
}
