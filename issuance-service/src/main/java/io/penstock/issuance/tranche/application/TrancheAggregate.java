package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.TrancheCommand;
import io.penstock.issuance.tranche.TrancheCommand.ChangeFreeze;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmFreeze;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmIssuance;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmTrade;
import io.penstock.issuance.tranche.TrancheCommand.DecideTrade;
import io.penstock.issuance.tranche.TrancheCommand.DecideTransfer;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTakenBack;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTransfer;
import io.penstock.issuance.tranche.TrancheCommand.RepayPrincipal;
import io.penstock.issuance.tranche.TrancheCommand.RequestTrade;
import io.penstock.issuance.tranche.TrancheCommand.RevertFreeze;
import io.penstock.issuance.tranche.TrancheCommand.RevertTrade;
import io.penstock.issuance.tranche.TrancheCommand.StructureTranche;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.issuance.tranche.domain.Tranche;
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

/** Runs {@link Tranche} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "tranche", cache = "aggregateCache")
class TrancheAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private Tranche tranche = Tranche.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(StructureTranche command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmIssuance command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RepayPrincipal command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ObserveTransfer command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ObserveTakenBack command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DecideTransfer command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChangeFreeze command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmFreeze command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevertFreeze command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RequestTrade command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(DecideTrade command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmTrade command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevertTrade command) {
        run(command);
    }

    @EventSourcingHandler
    void on(TrancheEvent event) {
        id = event.trancheId().value();
        tranche = Tranche.evolve(tranche, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        tranche = (Tranche) snapshot.state();
    }

    private void run(TrancheCommand command) {
        switch (Tranche.decide(command, tranche)) {
            case Accepted<TrancheEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<TrancheEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
