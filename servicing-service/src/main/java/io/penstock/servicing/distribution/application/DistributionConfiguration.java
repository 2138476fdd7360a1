package io.penstock.servicing.distribution.application;

import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.distribution.BusinessDay;
import io.penstock.servicing.distribution.DistributionRejection;
import java.time.Clock;
import java.time.LocalDate;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the context's events are stored for ever, and its refusal codes. */
@Configuration(proxyBeanMethods = false)
class DistributionConfiguration {

    @Bean
    EventTypes distributionEvents() {
        return DistributionLog.EVENTS;
    }

    @Bean
    StateTypes distributionStates() {
        return DistributionLog.STATES;
    }

    @Bean
    BusinessDay businessDay() {
        var clock = Clock.systemUTC();
        return () -> LocalDate.now(clock);
    }

    @Bean
    ProblemCodes distributionProblems() {
        return ProblemCodes.of(DistributionRejection.values());
    }
}
