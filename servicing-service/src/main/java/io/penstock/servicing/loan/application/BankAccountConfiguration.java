package io.penstock.servicing.loan.application;

import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.loan.BankAccountRejection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the events of collections accounts are stored, and the codes of their refusals. */
@Configuration(proxyBeanMethods = false)
class BankAccountConfiguration {

    @Bean
    EventTypes bankAccountEvents() {
        return BankAccountLog.EVENTS;
    }

    @Bean
    StateTypes bankAccountStates() {
        return BankAccountLog.STATES;
    }

    @Bean
    ProblemCodes bankAccountProblems() {
        return ProblemCodes.of(BankAccountRejection.values());
    }
}
