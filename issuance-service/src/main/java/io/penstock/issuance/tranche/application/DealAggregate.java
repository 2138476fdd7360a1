package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.DealCommand;
import io.penstock.issuance.tranche.DealCommand.AllocateUnits;
import io.penstock.issuance.tranche.DealCommand.ApproveDeal;
import io.penstock.issuance.tranche.DealCommand.ConfirmClosing;
import io.penstock.issuance.tranche.DealCommand.ReopenAllocation;
import io.penstock.issuance.tranche.DealCommand.RevertClosing;
import io.penstock.issuance.tranche.DealCommand.StartClosing;
import io.penstock.issuance.tranche.DealCommand.StructureDeal;
import io.penstock.issuance.tranche.DealEvent;
import io.penstock.issuance.tranche.domain.Deal;
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

/** Runs {@link Deal} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "deal", cache = "aggregateCache")
class DealAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private Deal deal = Deal.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StructureDeal command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AllocateUnits command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApproveDeal command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StartClosing command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmClosing command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevertClosing command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReopenAllocation command) {
        run(command);
    }

    @EventSourcingHandler
    void on(DealEvent event) {
        id = event.dealId().value();
        deal = Deal.evolve(deal, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        deal = (Deal) snapshot.state();
    }

    private void run(DealCommand command) {
        switch (Deal.decide(command, deal)) {
            case Accepted<DealEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<DealEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
