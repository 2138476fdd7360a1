package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.TapeExceptionRejection;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the events of exception registers are stored, and the codes of their refusals. */
@Configuration(proxyBeanMethods = false)
class TapeExceptionConfiguration {

    @Bean
    EventTypes tapeExceptionEvents() {
        return TapeExceptionLog.EVENTS;
    }

    @Bean
    StateTypes tapeExceptionStates() {
        return TapeExceptionLog.STATES;
    }

    @Bean
    ProblemCodes tapeExceptionProblems() {
        return ProblemCodes.of(TapeExceptionRejection.values());
    }
}
