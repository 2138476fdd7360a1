package io.penstock.platform.it;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.EventUpcaster;
import io.penstock.platform.it.Tally.Added;
import io.penstock.platform.problem.ProblemCodes;
import io.penstock.platform.publish.IntegrationMessages;
import io.penstock.platform.publish.OutgoingMessage;
import java.util.List;
import java.util.function.UnaryOperator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import tools.jackson.databind.node.ObjectNode;

@Configuration(proxyBeanMethods = false)
class TallyConfiguration {

    @Bean
    EventTypes tallyEvents() {
        return EventTypes.of(new EventType("tally.added", "1", Added.class))
                .upcasting(
                        EventUpcaster.rename("tally.counted", "0", "tally.added"),
                        EventUpcaster.revise("tally.counted", "1", "0", UnaryOperator.identity()),
                        EventUpcaster.revise("tally.added", "0", "0b", TallyConfiguration::cents),
                        EventUpcaster.revise("tally.added", "0b", "1", TallyConfiguration::money));
    }

    private static ObjectNode cents(ObjectNode tree) {
        tree.put("cents", tree.remove("units").asLong() * 100);
        tree.put("sumCents", tree.remove("sum").asLong() * 100);
        return tree;
    }

    private static ObjectNode money(ObjectNode tree) {
        tree.set("tallyId", tree.remove("tally"));
        tree.putObject("amount")
                .put("currency", "USD")
                .put("minorUnits", tree.remove("cents").asString());
        tree.putObject("total")
                .put("currency", "USD")
                .put("minorUnits", tree.remove("sumCents").asString());
        return tree;
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
