package io.penstock.issuance.investor.application;

import io.penstock.issuance.investor.InvestorRejection;
import io.penstock.issuance.investor.OnboardingRejection;
import io.penstock.issuance.investor.domain.screening.NameMatching;
import io.penstock.issuance.investor.domain.screening.Screening;
import io.penstock.onchain.WalletProof;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.state.StateTypes;
import java.time.Clock;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.web3j.protocol.Web3j;

/** Names under which the events of investors are stored, for ever, and the codes of their refusals. */
@Configuration(proxyBeanMethods = false)
class InvestorConfiguration {

    private static final int THOUSANDTHS = 1000;

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

    @Bean
    ProblemCodes onboardingProblems() {
        return ProblemCodes.of(OnboardingRejection.values());
    }

    /** The day of a file is that of UTC. */
    @Bean
    Clock onboardingClock() {
        return Clock.systemUTC();
    }

    @Bean
    WalletProof walletProof(Web3j web3j) {
        return new WalletProof(web3j);
    }

    /** Letters are compared by Jaro and Winkler's measure: beginnings count more, as in names. */
    @Bean
    Screening screening() {
        var measure = new JaroWinklerSimilarity();
        return new Screening(
                new NameMatching((one, other) -> (int) Math.round(THOUSANDTHS * measure.apply(one, other))));
    }
}
