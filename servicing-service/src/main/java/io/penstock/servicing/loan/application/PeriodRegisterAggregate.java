package io.penstock.servicing.loan.application;

import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.state.Snapshot;
import io.penstock.servicing.loan.PeriodRegisterCommand;
import io.penstock.servicing.loan.PeriodRegisterCommand.AssignPeriodException;
import io.penstock.servicing.loan.PeriodRegisterCommand.CompareFigures;
import io.penstock.servicing.loan.PeriodRegisterCommand.RecordCertificate;
import io.penstock.servicing.loan.PeriodRegisterCommand.SetPeriodRules;
import io.penstock.servicing.loan.PeriodRegisterCommand.WaivePeriodException;
import io.penstock.servicing.loan.PeriodRegisterEvent;
import io.penstock.servicing.loan.domain.PeriodRegister;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Runs {@link PeriodRegister} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "period-register", cache = "aggregateCache")
class PeriodRegisterAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private PeriodRegister register = PeriodRegister.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(SetPeriodRules command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordCertificate command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CompareFigures command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(AssignPeriodException command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(WaivePeriodException command) {
        run(command);
    }

    @EventSourcingHandler
    void on(PeriodRegisterEvent event) {
        id = event.registerId().value();
        register = PeriodRegister.evolve(register, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        register = (PeriodRegister) snapshot.state();
    }

    private void run(PeriodRegisterCommand command) {
        switch (PeriodRegister.decide(command, register)) {
            case Accepted<PeriodRegisterEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<PeriodRegisterEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
