package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorRejection;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the events of investors are stored, for ever, and the codes of their refusals. */
@Configuration(proxyBeanMethods = false)
class InvestorConfiguration {

    @Bean
    EventTypes investorEvents() {
        return InvestorLog.EVENTS;
    }

    @Bean
    StateTypes investorStates() {
        return InvestorLog.STATES;
    }

    @Bean
    ProblemCodes investorProblems() {
        return ProblemCodes.of(InvestorRejection.values());
    }
}
