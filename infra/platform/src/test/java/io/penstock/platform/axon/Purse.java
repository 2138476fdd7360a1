package io.penstock.platform.axon;

import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.LoggedEvent;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;

/** An aggregate whose every decision depends on what was before. */
class Purse {

    static final EventTypes EVENTS = EventTypes.of(
            new EventType("purse.put", "1", Moved.class), new EventType("purse.capped", "1", Capped.class));

    record Put(String id, int amount) {}

    record Take(String id, int amount) {}

    /** Does nothing if the cap is what it is. */
    record Cap(String id, int cap) {}

    record Moved(String id, int amount) {}

    record Capped(String id, int cap) {}

    static final class TooLittle extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private int balance;
    private int cap;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Put command) {
        AggregateLifecycle.apply(new Moved(command.id(), command.amount()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Take command) {
        if (balance < command.amount()) {
            throw new TooLittle();
        }
        AggregateLifecycle.apply(new Moved(command.id(), -command.amount()));
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Cap command) {
        if (cap != command.cap()) {
            AggregateLifecycle.apply(new Capped(command.id(), command.cap()));
        }
    }

    @EventSourcingHandler
    void on(Moved event) {
        id = event.id();
        balance += event.amount();
    }

    @EventSourcingHandler
    void on(Capped event) {
        id = event.id();
        cap = event.cap();
    }

    static int evolve(int balance, LoggedEvent event) {
        return EventDecoder.of(EVENTS).payload(event) instanceof Moved moved ? balance + moved.amount() : balance;
    }
}
