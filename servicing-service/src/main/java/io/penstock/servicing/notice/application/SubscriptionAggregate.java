package io.penstock.servicing.notice.application;

import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.state.Snapshot;
import io.penstock.servicing.notice.SubscriptionCommand;
import io.penstock.servicing.notice.SubscriptionCommand.CloseSubscription;
import io.penstock.servicing.notice.SubscriptionCommand.OpenSubscription;
import io.penstock.servicing.notice.SubscriptionCommand.ReplaceSecret;
import io.penstock.servicing.notice.SubscriptionEvent;
import io.penstock.servicing.notice.domain.Subscription;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Runs {@link Subscription} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "subscription", cache = "aggregateCache")
class SubscriptionAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private Subscription subscription = Subscription.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(OpenSubscription command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReplaceSecret command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CloseSubscription command) {
        run(command);
    }

    @EventSourcingHandler
    void on(SubscriptionEvent event) {
        id = event.subscriptionId().value();
        subscription = Subscription.evolve(subscription, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        subscription = (Subscription) snapshot.state();
    }

    private void run(SubscriptionCommand command) {
        switch (Subscription.decide(command, subscription)) {
            case Accepted<SubscriptionEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<SubscriptionEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
