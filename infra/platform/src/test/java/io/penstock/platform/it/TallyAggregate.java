package io.penstock.platform.it;

import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.it.Tally.Add;
import io.penstock.platform.it.Tally.Added;
import io.penstock.platform.it.Tally.Refusal;
import io.penstock.platform.state.Snapshot;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

@Aggregate(commandTargetResolver = "commandTargets", type = "tally", cache = "aggregateCache")
class TallyAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private Money total = Money.of("USD", "0.00");

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Add command) {
        if (command.amount().isNegative()) {
            throw new RejectedException(new Rejection(Refusal.AMOUNT_NEGATIVE, "amount is " + command.amount()));
        }
        for (int i = 0; i < command.times(); i++) {
            AggregateLifecycle.apply(new Added(command.tallyId(), command.amount(), total.plus(command.amount())));
        }
    }

    @EventSourcingHandler
    void on(Added event) {
        id = event.tallyId().value();
        total = event.total();
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        total = (Money) snapshot.state();
    }
}
