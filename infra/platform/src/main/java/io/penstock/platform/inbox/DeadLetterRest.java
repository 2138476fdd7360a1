package io.penstock.platform.inbox;

import io.penstock.platform.problem.ProblemCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Dead letters over HTTP. */
@Configuration(proxyBeanMethods = false)
@Import({DeadLetterController.class})
public class DeadLetterRest {

    @Bean
    DeadLetters deadLetters(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        return new DeadLetters(jdbc, new TransactionTemplate(transactions));
    }

    @Bean
    ProblemCodes deadLetterProblems() {
        return ProblemCodes.of(DeadLetterRefusal.values());
    }
}
