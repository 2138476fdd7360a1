package io.penstock.servicing.dealevent.application;

import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.state.Snapshot;
import io.penstock.servicing.dealevent.DealEventCommand;
import io.penstock.servicing.dealevent.DealEventCommand.ConfirmDealEvent;
import io.penstock.servicing.dealevent.DealEventCommand.ProposeDealEvent;
import io.penstock.servicing.dealevent.DealEventCommand.WithdrawDealEvent;
import io.penstock.servicing.dealevent.DealEventFact;
import io.penstock.servicing.dealevent.domain.DealEventBook;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Runs {@link DealEventBook} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "deal-event", cache = "aggregateCache")
class DealEventAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private DealEventBook book = DealEventBook.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProposeDealEvent command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmDealEvent command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawDealEvent command) {
        run(command);
    }

    @EventSourcingHandler
    void on(DealEventFact fact) {
        id = fact.bookId().value();
        book = DealEventBook.evolve(book, fact);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        book = (DealEventBook) snapshot.state();
    }

    private void run(DealEventCommand command) {
        switch (DealEventBook.decide(command, book)) {
            case Accepted<DealEventFact>(var facts) -> facts.forEach(AggregateLifecycle::apply);
            case Rejected<DealEventFact>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
