package io.penstock.servicing.distribution.application;

import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.state.Snapshot;
import io.penstock.servicing.distribution.DistributionCommand;
import io.penstock.servicing.distribution.DistributionCommand.Approve;
import io.penstock.servicing.distribution.DistributionCommand.Calculate;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmRecord;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmRelease;
import io.penstock.servicing.distribution.DistributionCommand.ConfirmStep;
import io.penstock.servicing.distribution.DistributionCommand.Declare;
import io.penstock.servicing.distribution.DistributionCommand.FailRelease;
import io.penstock.servicing.distribution.DistributionCommand.FailStep;
import io.penstock.servicing.distribution.DistributionCommand.NoteClaim;
import io.penstock.servicing.distribution.DistributionCommand.RecordHolders;
import io.penstock.servicing.distribution.DistributionCommand.RejectDraft;
import io.penstock.servicing.distribution.DistributionCommand.ReleaseReserved;
import io.penstock.servicing.distribution.DistributionCommand.TakeOverState;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.domain.Distribution;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Runs {@link Distribution} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "distribution", cache = "aggregateCache")
class DistributionAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private Distribution distribution = Distribution.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Calculate command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(TakeOverState command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RejectDraft command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Approve command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordHolders command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmRecord command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(Declare command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmStep command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FailStep command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReleaseReserved command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmRelease command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(FailRelease command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NoteClaim command) {
        run(command);
    }

    @EventSourcingHandler
    void on(DistributionEvent event) {
        id = event.distributionId().value();
        distribution = Distribution.evolve(distribution, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        distribution = (Distribution) snapshot.state();
    }

    private void run(DistributionCommand command) {
        switch (Distribution.decide(command, distribution)) {
            case Accepted<DistributionEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<DistributionEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
