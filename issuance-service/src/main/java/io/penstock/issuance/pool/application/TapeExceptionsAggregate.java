package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.TapeExceptionCommand;
import io.penstock.issuance.pool.TapeExceptionCommand.AssignException;
import io.penstock.issuance.pool.TapeExceptionCommand.RecordDifferences;
import io.penstock.issuance.pool.TapeExceptionCommand.SettleException;
import io.penstock.issuance.pool.TapeExceptionEvent;
import io.penstock.issuance.pool.domain.TapeExceptions;
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

/** Runs {@link TapeExceptions} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "tape-exceptions", cache = "aggregateCache")
class TapeExceptionsAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private TapeExceptions register = TapeExceptions.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordDifferences command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AssignException command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SettleException command) {
        run(command);
    }

    @EventSourcingHandler
    void on(TapeExceptionEvent event) {
        id = event.registerId().value();
        register = TapeExceptions.evolve(register, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        register = (TapeExceptions) snapshot.state();
    }

    private void run(TapeExceptionCommand command) {
        switch (TapeExceptions.decide(command, register)) {
            case Accepted<TapeExceptionEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<TapeExceptionEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
