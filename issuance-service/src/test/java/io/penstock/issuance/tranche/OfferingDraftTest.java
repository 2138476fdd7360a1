package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.DealExample.usd;
import static io.penstock.issuance.tranche.OfferingExample.*;
import static io.penstock.issuance.tranche.OfferingRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.OfferingCommand.DraftOffering;
import io.penstock.issuance.tranche.OfferingEvent.OrderWithdrawn;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Terms of an offering. */
class OfferingDraftTest extends OfferingStory {

    @Test
    void takesSizesFromTheDeal() {
        offering.given().when(draft(OfferingExample.draft())).then(drafted());
        offering.given(drafted()).when(draft(OfferingExample.draft())).then();
    }

    @Test
    void mayBeDoneAnewUntilSomebodyHasOrdered() {
        var other = OfferingExample.draft(
                List.of(draftA("99", "100.5", Optional.of(usd("2000.00"))), draftB()), UnsoldRule.REFUSED);
        var given = offering.given(drafted(), reviewed(), approved());
        assertThat(given).isNotNull();
        given.when(draft(OfferingExample.draft())).then();
        given(new OrderWithdrawn(OFFERING, "O-1", "x", DURING, "ivy"))
                .when(draft(other))
                .thenRejected(OFFERING_HAS_ORDERS);
        offering.given(drafted(), reviewed(), approved(), closed)
                .when(draft(other))
                .thenRejected(BOOK_CLOSED);
    }

    @Test
    void needsADealWhoseAllocationIsOpen() {
        offering.given()
                .when(new DraftOffering(
                        OFFERING, OfferingExample.draft(), Optional.empty(), Optional.of(usd("1.00")), "sam"))
                .thenRejected(OFFERING_DEAL_NOT_OPEN);
    }

    static Stream<Arguments> faults() {
        var a = draftA("99.5", "100.5", Optional.of(usd("2000.00")));
        var good = OfferingExample.draft();
        return Stream.of(
                Arguments.of(with(good, List.of(), CLOSES, List.of()), OFFERING_WITHOUT_REGIME),
                Arguments.of(with(good, List.of("R"), OPENS, List.of()), OFFERING_PERIOD_EMPTY),
                Arguments.of(with(good, List.of("R"), CLOSES, List.of(a)), OFFERING_CLASSES_DIFFER),
                Arguments.of(with(good, List.of("R"), CLOSES, List.of(a, a)), OFFERING_CLASSES_DIFFER),
                Arguments.of(
                        with(
                                good,
                                List.of("R"),
                                CLOSES,
                                List.of(draftA("101.0001", "100", Optional.of(usd("1.00"))), draftB())),
                        QUOTE_MALFORMED),
                Arguments.of(
                        with(
                                good,
                                List.of("R"),
                                CLOSES,
                                List.of(draftA("0", "100", Optional.of(usd("1.00"))), draftB())),
                        QUOTE_MALFORMED),
                Arguments.of(
                        with(
                                good,
                                List.of("R"),
                                CLOSES,
                                List.of(draftA("100.001", "100", Optional.of(usd("1.00"))), draftB())),
                        QUOTE_RANGE_EMPTY),
                Arguments.of(
                        with(
                                good,
                                List.of("R"),
                                CLOSES,
                                List.of(draftA("100", "100", Optional.of(usd("1500.00"))), draftB())),
                        MINIMUM_NOT_IN_DENOMINATIONS),
                Arguments.of(
                        with(
                                good,
                                List.of("R"),
                                CLOSES,
                                List.of(draftA("100", "100", Optional.of(usd("9000.00"))), draftB())),
                        MINIMUM_NOT_IN_DENOMINATIONS),
                Arguments.of(retaining(Optional.empty(), "500.00"), SPONSOR_NOT_NAMED),
                Arguments.of(retaining(Optional.of(SPONSOR), "8500.00"), RETAINED_NOT_IN_DENOMINATIONS),
                Arguments.of(retaining(Optional.of(SPONSOR), "9000.00"), RETAINED_EXCEEDS_CLASS));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void isRefusedForTheFirstFault(OfferingDraft draft, OfferingRejection expected) {
        offering.given().when(draft(draft)).thenRejected(expected);
    }

    private static OfferingDraft with(
            OfferingDraft good, List<String> regimes, Instant closes, List<OfferingDraft.ClassDraft> classes) {
        return new OfferingDraft(
                regimes,
                good.opensAt(),
                closes,
                classes,
                UnsoldRule.REFUSED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    private static OfferingDraft retaining(Optional<InvestorId> sponsor, String ofA) {
        var good = OfferingExample.draft();
        var plan = new RetentionPlan(
                RetentionForm.EU_VERTICAL,
                List.of(new RetentionPlan.RetainedClass("A", usd(ofA), Optional.empty())),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return new OfferingDraft(
                good.regimes(),
                OPENS,
                CLOSES,
                good.classes(),
                UnsoldRule.REFUSED,
                sponsor,
                Optional.of(plan),
                List.of(),
                List.of());
    }

    private static DraftOffering draft(OfferingDraft draft) {
        return new DraftOffering(
                OFFERING, draft, Optional.of(DealExample.terms()), Optional.of(usd("10500.00")), "sam");
    }
}
