package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorEvent.CashIssued;
import io.penstock.issuance.investor.InvestorEvent.CashReceived;
import io.penstock.issuance.investor.InvestorEvent.CashReverted;
import io.penstock.issuance.investor.InvestorEvent.InvestorRegistered;
import io.penstock.issuance.investor.InvestorEvent.RegistrationRequested;
import io.penstock.issuance.investor.InvestorEvent.RegistrationReverted;
import io.penstock.issuance.investor.InvestorRejection;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the events of investors are stored, for ever, and the codes of their refusals. */
@Configuration(proxyBeanMethods = false)
class InvestorConfiguration {

    @Bean
    EventTypes investorEvents() {
        return EventTypes.of(
                new EventType("investor.registration-requested", "1", RegistrationRequested.class),
                new EventType("investor.registered", "1", InvestorRegistered.class),
                new EventType("investor.registration-reverted", "1", RegistrationReverted.class),
                new EventType("investor.cash-received", "1", CashReceived.class),
                new EventType("investor.cash-issued", "1", CashIssued.class),
                new EventType("investor.cash-reverted", "1", CashReverted.class));
    }

    @Bean
    ProblemCodes investorProblems() {
        return ProblemCodes.of(InvestorRejection.values());
    }
}
