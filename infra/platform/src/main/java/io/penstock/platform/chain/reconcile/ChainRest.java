package io.penstock.platform.chain.reconcile;

import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.state.StateTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The mirror over HTTP, and breaks as events of the service. */
@Configuration(proxyBeanMethods = false)
@Import({ChainController.class, BreakController.class, BreakAggregate.class})
public class ChainRest {

    @Bean
    BreakId breakId(PlatformProperties properties) {
        return BreakId.of(properties.service());
    }

    @Bean
    EventTypes breakEvents() {
        return BreakLog.EVENTS;
    }

    @Bean
    StateTypes breakStates() {
        return BreakLog.STATES;
    }

    @Bean
    ProblemCodes breakProblems() {
        return ProblemCodes.of(BreakRejection.values());
    }

    @Bean
    BreakBook breakBook(Commands commands, Streams streams, BreakId breakId) {
        return new LoggedBreaks(commands, streams, breakId);
    }
}
