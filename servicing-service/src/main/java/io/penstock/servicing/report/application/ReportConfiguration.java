package io.penstock.servicing.report.application;

import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import io.penstock.servicing.report.ReportRejection;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the context's events are stored for ever, and its refusal codes. */
@Configuration(proxyBeanMethods = false)
class ReportConfiguration {

    @Bean
    EventTypes reportEvents() {
        return ReportLog.EVENTS;
    }

    @Bean
    StateTypes reportStates() {
        return ReportLog.STATES;
    }

    @Bean
    ProblemCodes reportProblems() {
        return ProblemCodes.of(ReportRejection.values());
    }
}
