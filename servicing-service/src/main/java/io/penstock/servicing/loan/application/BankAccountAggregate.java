package io.penstock.servicing.loan.application;

import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.state.Snapshot;
import io.penstock.servicing.loan.BankAccountCommand;
import io.penstock.servicing.loan.BankAccountCommand.ApplyEntry;
import io.penstock.servicing.loan.BankAccountCommand.ImportStatement;
import io.penstock.servicing.loan.BankAccountCommand.ReturnEntry;
import io.penstock.servicing.loan.BankAccountEvent;
import io.penstock.servicing.loan.domain.BankAccount;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Runs {@link BankAccount} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "bank-account", cache = "aggregateCache")
class BankAccountAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private BankAccount account = BankAccount.NONE;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ImportStatement command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ApplyEntry command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReturnEntry command) {
        run(command);
    }

    @EventSourcingHandler
    void on(BankAccountEvent event) {
        id = event.accountId().value();
        account = BankAccount.evolve(account, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        account = (BankAccount) snapshot.state();
    }

    private void run(BankAccountCommand command) {
        switch (BankAccount.decide(command, account)) {
            case Accepted<BankAccountEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<BankAccountEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
