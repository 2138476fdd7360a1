package io.penstock.servicing;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Money;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.json.PlatformJson;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.PayoutConfirmed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutFailed;
import io.penstock.servicing.distribution.DistributionEvent.RecordCut;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.FeeAmount;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import io.penstock.servicing.distribution.application.DistributionLog;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanBookEvent;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsCredited;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsImported;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.application.LoanLog;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Stored events are a contract with every auditor: their JSON is approved in {@code approved/events.txt}, one line each,
 * and is read back. A change of a line is a new revision.
 */
class EventContractTest {

    private static final DistributionId ID = DistributionId.of("DEAL", LocalDate.of(2020, 9, 15));
    private static final LoanBookId BOOK = LoanBookId.ofDeal("DEAL");
    private static final YearMonth AUGUST = YearMonth.of(2020, 8);
    private static final PayoutStep PAY =
            new PayoutStep(PayoutStep.Kind.PAY, "1", "distribution/DEAL/2020-09-15/pay/1");
    private static final ClassAmount CLASS_A =
            new ClassAmount("A", usd(1), usd(2), usd(3), usd(1000), usd(900), usd(898));

    private static final List<Object> SAMPLES = List.of(
            new LoansBoarded(BOOK, "POOL", LocalDate.of(2020, 7, 31), AUGUST, 2, usd(1000), "s0"),
            new CollectionsImported(BOOK, AUGUST, "a.csv", "f", totals(), "s1"),
            new CollectionPeriodClosed(BOOK, AUGUST, "f", totals(), "s1"),
            new CollectionsCredited(BOOK, AUGUST, usd(2), "0x01", 1),
            new WaterfallCalculated(
                    ID,
                    "olga",
                    1,
                    LocalDate.of(2020, 9, 14),
                    AUGUST,
                    "d",
                    "1",
                    "{\"in\":\"1\"}",
                    "{\"out\":\"1\"}",
                    "h",
                    usd(6),
                    usd(10),
                    usd(10),
                    List.of(CLASS_A),
                    List.of(new FeeAmount("servicer", "0xf", usd(4)))),
            new DistributionApproved(ID, "ann", "h"),
            new HoldersRecorded(
                    ID, "olga", LocalDate.of(2020, 9, 14), 1, List.of(new Holding("A", "ALDER", "0xa", 1000))),
            new RecordCut(ID, "0x02", 2),
            new DeclarationOrdered(
                    ID,
                    "olga",
                    1,
                    usd(6),
                    List.of(new Payout(Payout.Kind.CLASS, "ALDER", "A", "0xa", usd(6), 1)),
                    List.of(PAY)),
            new DistributionDeclared(ID, LocalDate.of(2020, 9, 14), usd(6), "0x03", 3),
            new PayoutConfirmed(ID, PAY, "0x04", 4),
            new DistributionPaid(ID, List.of(CLASS_A), "0x04"),
            new PayoutFailed(ID, "distribution/DEAL/2020-09-15/pay/1", "refused"));

    @Test
    void everyEventHasANameForEver() {
        var named = types().map(EventType::type).collect(Collectors.toSet());
        var permitted = Stream.of(LoanBookEvent.class, DistributionEvent.class)
                .flatMap(type -> Stream.of(type.getPermittedSubclasses()))
                .collect(Collectors.toSet());
        assertThat(named).isEqualTo(permitted);
        assertThat(SAMPLES.stream().map(Object::getClass).collect(Collectors.toSet()))
                .isEqualTo(permitted);
    }

    @Test
    void theStoredFormIsWhatWasApproved() throws IOException {
        var stored = SAMPLES.stream()
                .map(event -> name(event) + " " + PlatformJson.mapper().writeValueAsString(event))
                .collect(Collectors.joining("\n", "", "\n"));
        try (var in = Objects.requireNonNull(getClass().getResourceAsStream("/approved/events.txt"))) {
            assertThat(stored).isEqualTo(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theStoredFormIsReadBack() {
        for (var event : SAMPLES) {
            var text = PlatformJson.mapper().writeValueAsString(event);
            assertThat((Object) PlatformJson.mapper().readValue(text, event.getClass()))
                    .isEqualTo(event);
        }
    }

    private static String name(Object event) {
        return types().filter(type -> type.type().equals(event.getClass()))
                .map(type -> type.name() + "/" + type.revision())
                .findFirst()
                .orElseThrow();
    }

    private static Stream<EventType> types() {
        return Stream.concat(LoanLog.EVENTS.all().stream(), DistributionLog.EVENTS.all().stream());
    }

    private static CollectionTotals totals() {
        return new CollectionTotals(
                1, usd(2), usd(1), usd(1), usd(0), usd(0), usd(1000), usd(999), 2, usd(0), usd(0), usd(0), usd(0));
    }

    private static Money usd(long cents) {
        return new Money(java.util.Currency.getInstance("USD"), cents);
    }
}
