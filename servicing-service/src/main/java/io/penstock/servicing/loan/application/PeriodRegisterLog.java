package io.penstock.servicing.loan.application;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.loan.PeriodRegisterEvent;
import io.penstock.servicing.loan.PeriodRegisterEvent.CertificateRecorded;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionAssigned;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionCorrected;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionOpened;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodExceptionWaived;
import io.penstock.servicing.loan.PeriodRegisterEvent.PeriodRulesSet;
import io.penstock.servicing.loan.domain.PeriodRegister;

/** The log of exception registers, for the service and for replays without it. */
public final class PeriodRegisterLog {

    /** Names under which the events are stored, for ever. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("period-register.rules-set", "1", PeriodRulesSet.class),
            new EventType("period-register.certificate-recorded", "1", CertificateRecorded.class),
            new EventType("period-register.exception-opened", "1", PeriodExceptionOpened.class),
            new EventType("period-register.exception-assigned", "1", PeriodExceptionAssigned.class),
            new EventType("period-register.exception-waived", "1", PeriodExceptionWaived.class),
            new EventType("period-register.exception-corrected", "1", PeriodExceptionCorrected.class));

    static final StateType<PeriodRegister> REGISTER = StateType.of(
            "period-register",
            PeriodRegister.class,
            PeriodRegister.NONE,
            PeriodRegisterEvent.class,
            PeriodRegister::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(REGISTER);

    private PeriodRegisterLog() {}
}
