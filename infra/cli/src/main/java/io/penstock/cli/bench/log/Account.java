package io.penstock.cli.bench.log;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/** The one handler that all engines run: a balance that grows. */
final class Account {

    static final EventTypes EVENTS = EventTypes.of(new EventType("account.credited", "1", Credited.class));

    @AggregateIdentifier
    private @Nullable String account;

    private long balance;

    Account() {}

    /** @param amount in cents */
    record Credit(@TargetAggregateIdentifier String account, long amount, String note) {}

    /** @param balance after it, in cents */
    record Credited(String account, long amount, long balance, String note) {}

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Credit command) {
        apply(new Credited(command.account(), command.amount(), balance + command.amount(), command.note()));
    }

    @EventSourcingHandler
    void on(Credited event) {
        account = event.account();
        balance = event.balance();
    }

    @Nullable
    String account() {
        return account;
    }
}
