package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.DealExample.DEAL;
import static io.penstock.issuance.tranche.DealExample.HASH;
import static io.penstock.issuance.tranche.DealExample.WALLET;
import static io.penstock.issuance.tranche.DealExample.usd;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.issuance.investor.OfferingAnswer.Objection;
import io.penstock.issuance.investor.OfferingAnswer.RegimeAnswer;
import io.penstock.issuance.tranche.OfferingDraft.ClassDraft;
import io.penstock.issuance.tranche.OfferingEvent.Admission;
import io.penstock.issuance.tranche.OfferingEvent.OfferingApproved;
import io.penstock.issuance.tranche.OfferingEvent.OfferingDrafted;
import io.penstock.issuance.tranche.OfferingEvent.OfferingReviewed;
import io.penstock.issuance.tranche.OfferingEvent.OrderPlaced;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** The offering of {@link DealExample}'s classes: A of USD 8,000.00 in price, B of USD 2,000.00 in spread. */
final class OfferingExample {

    static final OfferingId OFFERING = OfferingId.of(DEAL);
    static final Instant OPENS = Instant.parse("2020-08-10T08:00:00Z");
    static final Instant CLOSES = Instant.parse("2020-08-12T15:00:00Z");
    static final Instant DURING = Instant.parse("2020-08-11T12:00:00Z");
    static final InvestorId SPONSOR = InvestorId.named("SPONSOR");
    static final String RULES = "e".repeat(64);
    static final Admission ADMITTED = new Admission("REG_S_2", RULES, false);

    private OfferingExample() {}

    static ClassDraft draftA(String lowest, String highest, Optional<Money> minimum) {
        return new ClassDraft(
                "A",
                QuoteBasis.PRICE,
                new BigDecimal(lowest),
                new BigDecimal(highest),
                minimum,
                AllotmentRule.PRO_RATA);
    }

    static ClassDraft draftB() {
        return new ClassDraft(
                "B",
                QuoteBasis.SPREAD,
                new BigDecimal("100"),
                new BigDecimal("150"),
                Optional.empty(),
                AllotmentRule.PRIORITY);
    }

    static OfferingDraft draft() {
        return draft(List.of(draftA("99.5", "100.5", Optional.of(usd("2000.00"))), draftB()), UnsoldRule.REFUSED);
    }

    static OfferingDraft draft(List<ClassDraft> classes, UnsoldRule unsold) {
        return new OfferingDraft(
                List.of("REG_S_2"),
                OPENS,
                CLOSES,
                classes,
                unsold,
                unsold == UnsoldRule.REFUSED ? Optional.empty() : Optional.of(SPONSOR),
                Optional.empty(),
                List.of(),
                List.of());
    }

    static OfferedClass offeredA() {
        return new OfferedClass(
                "A",
                usd("8000.00"),
                usd("0.00"),
                usd("1000.00"),
                usd("2000.00"),
                QuoteBasis.PRICE,
                new BigDecimal("99.500"),
                new BigDecimal("100.500"),
                AllotmentRule.PRO_RATA);
    }

    static OfferedClass offeredB() {
        return new OfferedClass(
                "B",
                usd("2000.00"),
                usd("0.00"),
                usd("1000.00"),
                usd("1000.00"),
                QuoteBasis.SPREAD,
                new BigDecimal("100.000"),
                new BigDecimal("150.000"),
                AllotmentRule.PRIORITY);
    }

    static OfferingTerms terms(UnsoldRule unsold) {
        return new OfferingTerms(
                HASH,
                Currency.getInstance("USD"),
                usd("10500.00"),
                List.of("REG_S_2"),
                OPENS,
                CLOSES,
                List.of(offeredA(), offeredB()),
                unsold,
                unsold == UnsoldRule.REFUSED ? Optional.empty() : Optional.of(SPONSOR),
                Optional.empty(),
                List.of(),
                List.of());
    }

    static OfferingDrafted drafted() {
        return new OfferingDrafted(OFFERING, 1, terms(UnsoldRule.REFUSED), "sam");
    }

    static OfferingReviewed reviewed() {
        return new OfferingReviewed(OFFERING, 1, "rita");
    }

    static OfferingApproved approved() {
        return new OfferingApproved(OFFERING, 1, Optional.empty(), "ann");
    }

    static OrderTerms order(String id, String className, String investor, String amount, String limit) {
        return new OrderTerms(
                id,
                className,
                InvestorId.named(investor),
                usd(amount),
                limit.isEmpty() ? Optional.empty() : Optional.of(new BigDecimal(limit)));
    }

    static OrderPlaced placed(OrderTerms order, int sequence) {
        return new OrderPlaced(OFFERING, order, WALLET, sequence, ADMITTED, DURING, "ivy");
    }

    static Optional<OfferingAnswer> admits() {
        return Optional.of(new OfferingAnswer(RULES, List.of(new RegimeAnswer("REG_S_2", List.of(), 40, false))));
    }

    static Optional<OfferingAnswer> objects(OfferingAnswer.Code... codes) {
        return Optional.of(new OfferingAnswer(
                RULES,
                List.of(new RegimeAnswer(
                        "REG_S_2",
                        Arrays.stream(codes)
                                .map(code -> new Objection(code, "because"))
                                .toList(),
                        40,
                        false))));
    }
}
