package io.penstock.platform.it;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.it.Tally.Added;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.publish.IntegrationMessages;
import io.penstock.platform.publish.OutgoingMessage;
import java.util.List;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TallyConfiguration {

    @Bean
    EventTypes tallyEvents() {
        return EventTypes.of(new EventType("tally.added", "1", Added.class));
    }

    @Bean
    ProblemCodes tallyProblems() {
        return ProblemCodes.of(Tally.Refusal.values());
    }

    /** Two messages an event, so that the index in the id matters. */
    @Bean
    IntegrationMessages tallyMessages() {
        return event -> event.payload() instanceof Added added
                ? List.of(message(added, "first"), message(added, "second"))
                : List.of();
    }

    private static OutgoingMessage message(Added added, String className) {
        return new OutgoingMessage(
                Topics.ISSUANCE_TRANCHE,
                added.tallyId().value(),
                new TrancheIssuedV1(
                        added.tallyId().value(),
                        added.tallyId().value(),
                        className,
                        MoneyV1.of("USD", added.total().minorUnits()),
                        "0x",
                        List.of()));
    }
}
