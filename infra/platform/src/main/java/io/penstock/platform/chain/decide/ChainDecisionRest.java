package io.penstock.platform.chain.decide;

import io.penstock.onchain.ContractAddresses;
import io.penstock.platform.problem.ProblemCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.web3j.protocol.Web3j;

/** Decisions about the chain over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({ChainDecisionController.class})
public class ChainDecisionRest {

    @Bean
    ChainDecisions chainDecisions(
            JdbcTemplate jdbc, PlatformTransactionManager transactions, Web3j web3j, ContractAddresses addresses) {
        return new ChainDecisions(jdbc, new TransactionTemplate(transactions), web3j, addresses);
    }

    @Bean
    ProblemCodes chainProblems() {
        return ProblemCodes.of(ChainRefusal.values());
    }
}
