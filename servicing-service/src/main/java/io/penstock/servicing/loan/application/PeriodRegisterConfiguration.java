package io.penstock.servicing.loan.application;

import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.loan.PeriodRegisterRejection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the events of exception registers are stored, and the codes of their refusals. */
@Configuration(proxyBeanMethods = false)
class PeriodRegisterConfiguration {

    @Bean
    EventTypes periodRegisterEvents() {
        return PeriodRegisterLog.EVENTS;
    }

    @Bean
    StateTypes periodRegisterStates() {
        return PeriodRegisterLog.STATES;
    }

    @Bean
    ProblemCodes periodRegisterProblems() {
        return ProblemCodes.of(PeriodRegisterRejection.values());
    }
}
