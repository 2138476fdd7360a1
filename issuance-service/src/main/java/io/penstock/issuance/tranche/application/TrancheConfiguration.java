package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.ClosingFileRejection;
import io.penstock.issuance.tranche.DealRejection;
import io.penstock.issuance.tranche.OfferingRejection;
import io.penstock.issuance.tranche.TrancheRejection;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Names under which the events of deals and tranches are stored, for ever, and the codes of their refusals. */
@Configuration(proxyBeanMethods = false)
class TrancheConfiguration {

    @Bean
    EventTypes trancheEvents() {
        return TrancheLog.EVENTS;
    }

    @Bean
    StateTypes trancheStates() {
        return TrancheLog.STATES;
    }

    @Bean
    ProblemCodes dealProblems() {
        return ProblemCodes.of(DealRejection.values());
    }

    @Bean
    ProblemCodes trancheProblems() {
        return ProblemCodes.of(TrancheRejection.values());
    }

    @Bean
    ProblemCodes offeringProblems() {
        return ProblemCodes.of(OfferingRejection.values());
    }

    @Bean
    ProblemCodes closingFileProblems() {
        return ProblemCodes.of(ClosingFileRejection.values());
    }
}
