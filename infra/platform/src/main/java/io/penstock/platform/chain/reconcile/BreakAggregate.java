package io.penstock.platform.chain.reconcile;

import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.chain.reconcile.BreakCommand.ApproveAcceptance;
import io.penstock.platform.chain.reconcile.BreakCommand.NoteRun;
import io.penstock.platform.chain.reconcile.BreakCommand.ProposeAcceptance;
import io.penstock.platform.state.Snapshot;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Runs {@link Breaks} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "reconciliation", cache = "aggregateCache")
class BreakAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private Breaks breaks = Breaks.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(NoteRun command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ProposeAcceptance command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApproveAcceptance command) {
        run(command);
    }

    @EventSourcingHandler
    void on(BreakEvent event) {
        id = event.breakId().value();
        breaks = Breaks.evolve(breaks, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        breaks = (Breaks) snapshot.state();
    }

    private void run(BreakCommand command) {
        switch (Breaks.decide(command, breaks)) {
            case Accepted<BreakEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<BreakEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
