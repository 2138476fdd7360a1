package io.penstock.issuance.pool.application;

import io.penstock.issuance.pool.AssetPoolRejection;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the events of pools are stored, for ever, and the codes of their refusals. */
@Configuration(proxyBeanMethods = false)
class PoolConfiguration {

    @Bean
    EventTypes poolEvents() {
        return PoolLog.EVENTS;
    }

    @Bean
    StateTypes poolStates() {
        return PoolLog.STATES;
    }

    @Bean
    ProblemCodes poolProblems() {
        return ProblemCodes.of(AssetPoolRejection.values());
    }
}
