package io.penstock.servicing.loan.application;

import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.loan.LoanBookRejection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the context's events are stored for ever, and its refusal codes. */
@Configuration(proxyBeanMethods = false)
class LoanConfiguration {

    @Bean
    EventTypes loanEvents() {
        return LoanLog.EVENTS;
    }

    @Bean
    StateTypes loanStates() {
        return LoanLog.STATES;
    }

    @Bean
    ProblemCodes loanProblems() {
        return ProblemCodes.of(LoanBookRejection.values());
    }
}
