package io.penstock.issuance;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.investor.InvestorEvent;
import io.penstock.issuance.investor.OnboardingEvent;
import io.penstock.issuance.pool.AssetPoolEvent;
import io.penstock.issuance.pool.TapeExceptionEvent;
import io.penstock.issuance.tranche.ClosingFileEvent;
import io.penstock.issuance.tranche.DealEvent;
import io.penstock.issuance.tranche.OfferingEvent;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.platform.chain.reconcile.BreakEvent;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.test.EventSamples;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Stored events are a contract with every log and every auditor: names for ever, and an approved form of each. */
class EventContractTest {

    @Test
    void everyEventHasANameForEver() {
        var named = IssuanceLog.events().all().stream().map(EventType::type).collect(Collectors.toSet());
        assertThat(named)
                .isEqualTo(Stream.of(
                                AssetPoolEvent.class,
                                TapeExceptionEvent.class,
                                InvestorEvent.class,
                                OnboardingEvent.class,
                                DealEvent.class,
                                TrancheEvent.class,
                                OfferingEvent.class,
                                ClosingFileEvent.class,
                                BreakEvent.class)
                        .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyFormThatWasEverStoredIsRead() {
        EventSamples.of(IssuanceLog.events()).check();
    }
}
