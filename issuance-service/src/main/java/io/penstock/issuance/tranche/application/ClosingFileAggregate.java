package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.ClosingFileCommand;
import io.penstock.issuance.tranche.ClosingFileCommand.AssignIdentifier;
import io.penstock.issuance.tranche.ClosingFileCommand.RecordDocument;
import io.penstock.issuance.tranche.ClosingFileEvent;
import io.penstock.issuance.tranche.domain.closing.ClosingFile;
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

/** Runs {@link ClosingFile} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "closing-file", cache = "aggregateCache")
class ClosingFileAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private ClosingFile file = ClosingFile.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordDocument command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AssignIdentifier command) {
        run(command);
    }

    @EventSourcingHandler
    void on(ClosingFileEvent event) {
        id = event.closingFileId().value();
        file = ClosingFile.evolve(file, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        file = (ClosingFile) snapshot.state();
    }

    private void run(ClosingFileCommand command) {
        switch (ClosingFile.decide(command, file)) {
            case Accepted<ClosingFileEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<ClosingFileEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
