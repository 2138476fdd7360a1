package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorCommand;
import io.penstock.issuance.investor.InvestorCommand.ChangeQualification;
import io.penstock.issuance.investor.InvestorCommand.ChangeStanding;
import io.penstock.issuance.investor.InvestorCommand.ConfirmCash;
import io.penstock.issuance.investor.InvestorCommand.ConfirmQualification;
import io.penstock.issuance.investor.InvestorCommand.ConfirmRegistration;
import io.penstock.issuance.investor.InvestorCommand.ConfirmStanding;
import io.penstock.issuance.investor.InvestorCommand.ReceiveCash;
import io.penstock.issuance.investor.InvestorCommand.RegisterInvestor;
import io.penstock.issuance.investor.InvestorCommand.RevertCash;
import io.penstock.issuance.investor.InvestorCommand.RevertQualification;
import io.penstock.issuance.investor.InvestorCommand.RevertRegistration;
import io.penstock.issuance.investor.InvestorCommand.RevertStanding;
import io.penstock.issuance.investor.InvestorEvent;
import io.penstock.issuance.investor.domain.Investor;
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

/** Runs {@link Investor} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "investor", cache = "aggregateCache")
class InvestorAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private Investor investor = Investor.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RegisterInvestor command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmRegistration command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevertRegistration command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReceiveCash command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmCash command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevertCash command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChangeStanding command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmStanding command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevertStanding command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ChangeQualification command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmQualification command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RevertQualification command) {
        run(command);
    }

    @EventSourcingHandler
    void on(InvestorEvent event) {
        id = event.investorId().value();
        investor = Investor.evolve(investor, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        investor = (Investor) snapshot.state();
    }

    private void run(InvestorCommand command) {
        switch (Investor.decide(command, investor)) {
            case Accepted<InvestorEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<InvestorEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
