package io.penstock.servicing.dealevent.application;

import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.dealevent.DealEventRejection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the context's events are stored for ever, and its refusal codes. */
@Configuration(proxyBeanMethods = false)
class DealEventConfiguration {

    @Bean
    EventTypes dealEventTypes() {
        return DealEventLog.EVENTS;
    }

    @Bean
    StateTypes dealEventStates() {
        return DealEventLog.STATES;
    }

    @Bean
    ProblemCodes dealEventProblems() {
        return ProblemCodes.of(DealEventRejection.values());
    }
}
