package io.penstock.servicing.loan.application;

import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.state.Snapshot;
import io.penstock.servicing.loan.LoanBookCommand;
import io.penstock.servicing.loan.LoanBookCommand.BoardLoans;
import io.penstock.servicing.loan.LoanBookCommand.CloseCollectionPeriod;
import io.penstock.servicing.loan.LoanBookCommand.ConfirmCredit;
import io.penstock.servicing.loan.LoanBookCommand.ImportCollections;
import io.penstock.servicing.loan.LoanBookCommand.RecordReceipt;
import io.penstock.servicing.loan.LoanBookCommand.ReverseReceipt;
import io.penstock.servicing.loan.LoanBookEvent;
import io.penstock.servicing.loan.domain.LoanBook;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateIdentifier;
import org.axonframework.modelling.command.AggregateLifecycle;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;

/** Runs {@link LoanBook} inside Axon: loads, decides, appends. It has no rule of its own. */
@Aggregate(commandTargetResolver = "commandTargets", type = "loan-book", cache = "aggregateCache")
class LoanBookAggregate {

    @AggregateIdentifier
    @SuppressWarnings({"UnusedVariable", "NullAway.Init"}) // Axon reads it, after the first event has set it
    private String id;

    private LoanBook book = LoanBook.INITIAL;

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(BoardLoans command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ImportCollections command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(CloseCollectionPeriod command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ConfirmCredit command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(RecordReceipt command) {
        run(command);
    }

    @CommandHandler
    @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
    void handle(ReverseReceipt command) {
        run(command);
    }

    @EventSourcingHandler
    void on(LoanBookEvent event) {
        id = event.loanBookId().value();
        book = LoanBook.evolve(book, event);
    }

    @EventSourcingHandler
    void on(Snapshot snapshot) {
        id = snapshot.streamId();
        book = (LoanBook) snapshot.state();
    }

    private void run(LoanBookCommand command) {
        switch (LoanBook.decide(command, book)) {
            case Accepted<LoanBookEvent>(var events) -> events.forEach(AggregateLifecycle::apply);
            case Rejected<LoanBookEvent>(var rejection) -> throw new RejectedException(rejection);
        }
    }
}
