package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.TapeExceptionEvent;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionAssigned;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionCorrected;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionOpened;
import io.penstock.issuance.pool.TapeExceptionEvent.TapeExceptionSettled;
import io.penstock.issuance.pool.domain.TapeExceptions;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;

/** The log of exception registers, for the service and for replays without it. */
public final class TapeExceptionLog {

    /** Names under which the events are stored, for ever. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("tape-exception.opened", "1", TapeExceptionOpened.class),
            new EventType("tape-exception.assigned", "1", TapeExceptionAssigned.class),
            new EventType("tape-exception.settled", "1", TapeExceptionSettled.class),
            new EventType("tape-exception.corrected", "1", TapeExceptionCorrected.class));

    public static final StateType<TapeExceptions> REGISTER = StateType.of(
            "tape-exceptions",
            TapeExceptions.class,
            TapeExceptions.NONE,
            TapeExceptionEvent.class,
            TapeExceptions::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(REGISTER);

    private TapeExceptionLog() {}
}
