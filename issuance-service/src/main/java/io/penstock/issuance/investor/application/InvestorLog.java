package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorEvent;
import io.penstock.issuance.investor.InvestorEvent.CashIssued;
import io.penstock.issuance.investor.InvestorEvent.CashReceived;
import io.penstock.issuance.investor.InvestorEvent.CashReverted;
import io.penstock.issuance.investor.InvestorEvent.InvestorRegistered;
import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
import io.penstock.issuance.investor.InvestorEvent.RegistrationReverted;
import io.penstock.issuance.investor.domain.Investor;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;

/** The log of investors, for the service and for replays without it. */
public final class InvestorLog {

    /** Names under which the events are stored, for ever. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("investor.registration-requested", "1", RegistrationRequested.class),
            new EventType("investor.registered", "1", InvestorRegistered.class),
            new EventType("investor.registration-reverted", "1", RegistrationReverted.class),
            new EventType("investor.cash-received", "1", CashReceived.class),
            new EventType("investor.cash-issued", "1", CashIssued.class),
            new EventType("investor.cash-reverted", "1", CashReverted.class));

    public static final StateType<Investor> INVESTOR =
            StateType.of("investor", Investor.class, Investor.INITIAL, InvestorEvent.class, Investor::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(INVESTOR);

    private InvestorLog() {}
}
