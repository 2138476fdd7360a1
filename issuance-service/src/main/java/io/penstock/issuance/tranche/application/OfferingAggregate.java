package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.OfferingCommand;
import io.penstock.issuance.tranche.OfferingCommand.AllotUnits;
import io.penstock.issuance.tranche.OfferingCommand.ApproveOffering;
import io.penstock.issuance.tranche.OfferingCommand.CloseBook;
import io.penstock.issuance.tranche.OfferingCommand.DraftOffering;
import io.penstock.issuance.tranche.OfferingCommand.PlaceOrder;
import io.penstock.issuance.tranche.OfferingCommand.PriceOffering;
import io.penstock.issuance.tranche.OfferingCommand.RefuseAllotment;
import io.penstock.issuance.tranche.OfferingCommand.ReviewOffering;
import io.penstock.issuance.tranche.OfferingCommand.WithdrawOrder;
import io.penstock.issuance.tranche.OfferingEvent;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.state.Snapshot;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Runs {@link Offering} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "offering", cache = "aggregateCache")
class OfferingAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private Offering offering = Offering.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DraftOffering command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReviewOffering command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApproveOffering command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PlaceOrder command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WithdrawOrder command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CloseBook command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(PriceOffering command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AllotUnits command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RefuseAllotment command) {
        run(command);
    }

    @EventSourcingHandler
    void on(OfferingEvent event) {
        id = event.offeringId().value();
        offering = Offering.evolve(offering, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        offering = (Offering) snapshot.state();
    }

    private void run(OfferingCommand command) {
        switch (Offering.decide(command, offering)) {
            case Accepted<OfferingEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<OfferingEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
