package io.penstock.servicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.platform.chain.reconcile.BreakEvent;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.test.EventSamples;
import io.penstock.servicing.dealevent.DealEventFact;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.loan.BankAccountEvent;
import io.penstock.servicing.loan.LoanBookEvent;
import io.penstock.servicing.loan.PeriodRegisterEvent;
import io.penstock.servicing.notice.SubscriptionEvent;
import io.penstock.servicing.report.ReportEvent;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stored events are a contract with every log and every auditor: names for ever, and an approved form of each. */
class EventContractTest {

    @Test
    void everyEventHasANameForEver() {
        var named = ServicingLog.events().all().stream().map(EventType::type).collect(Collectors.toSet());
        assertThat(named)
                .isEqualTo(Stream.of(
                                LoanBookEvent.class,
                                BankAccountEvent.class,
                                PeriodRegisterEvent.class,
                                DistributionEvent.class,
                                DealEventFact.class,
                                ReportEvent.class,
                                SubscriptionEvent.class,
                                BreakEvent.class)
                        .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyFormThatWasEverStoredIsRead() {
        EventSamples.of(ServicingLog.events()).check();
    }
}
