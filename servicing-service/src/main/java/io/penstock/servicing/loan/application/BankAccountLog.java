package io.penstock.servicing.loan.application;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.loan.BankAccountEvent;
import io.penstock.servicing.loan.BankAccountEvent.EntryApplied;
import io.penstock.servicing.loan.BankAccountEvent.EntryReturned;
import io.penstock.servicing.loan.BankAccountEvent.EntryReversed;
import io.penstock.servicing.loan.BankAccountEvent.StatementImported;
import io.penstock.servicing.loan.domain.BankAccount;

/** The log of collections accounts, for the service and for replays without it. */
public final class BankAccountLog {

    /** Names under which the events are stored, for ever. */
    public static final EventTypes EVENTS = EventTypes.of(
            new EventType("bank-account.statement-imported", "1", StatementImported.class),
            new EventType("bank-account.entry-applied", "1", EntryApplied.class),
            new EventType("bank-account.entry-returned", "1", EntryReturned.class),
            new EventType("bank-account.entry-reversed", "1", EntryReversed.class));

    static final StateType<BankAccount> ACCOUNT = StateType.of(
            "bank-account", BankAccount.class, BankAccount.NONE, BankAccountEvent.class, BankAccount::evolve);

    /** How their streams become states. */
    public static final StateTypes STATES = StateTypes.of(ACCOUNT);

    private BankAccountLog() {}
}
