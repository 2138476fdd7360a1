package io.penstock.servicing.loan.application;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsCredited;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsImported;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.LoanBookRejection;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the context's events are stored for ever, and its refusal codes. */
@Configuration(proxyBeanMethods = false)
public class LoanConfiguration {

    /** Every event of the context; a test compares the list with the sealed type. */
    public static final List<EventType> EVENTS = List.of(
            new EventType("loan-book.loans-boarded", "1", LoansBoarded.class),
            new EventType("loan-book.collections-imported", "1", CollectionsImported.class),
            new EventType("loan-book.collection-period-closed", "1", CollectionPeriodClosed.class),
            new EventType("loan-book.collections-credited", "1", CollectionsCredited.class));

    @Bean
    EventTypes loanEvents() {
        return EventTypes.of(EVENTS.toArray(EventType[]::new));
    }

    @Bean
    ProblemCodes loanProblems() {
        return ProblemCodes.of(LoanBookRejection.values());
    }
}
