package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.OfferedClass;
import io.penstock.issuance.tranche.OfferingEvent.AllottedLine;
import io.penstock.issuance.tranche.OfferingEvent.OfferingApproved;
import io.penstock.issuance.tranche.OfferingEvent.OfferingReviewed;
import io.penstock.issuance.tranche.OfferingEvent.PricedClass;
import io.penstock.issuance.tranche.RetentionFinding;
import io.penstock.issuance.tranche.domain.book.BookOrder;
import io.penstock.issuance.tranche.domain.book.OfferingFile;
import io.penstock.issuance.tranche.domain.book.RiskRetention;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An offering as it is shown. Amounts are text in major units of {@code currency}, quotes text of three decimals.
 *
 * @param retention as planned until units are allotted, then as allotted
 * @param allotmentRefused why the deal did not take the last allotment
 * @param orders of the caller alone, if the caller is an investor; so are {@code allotment}'s lines
 */
record OfferingView(
        String dealId,
        String state,
        int version,
        String currency,
        List<String> regimes,
        Instant opensAt,
        Instant closesAt,
        String unsold,
        @Nullable String sponsor,
        String draftedBy,
        @Nullable String reviewedBy,
        @Nullable String approvedBy,
        List<String> requiredDocuments,
        List<String> requiredIdentifiers,
        @Nullable RetentionView retention,
        @Nullable String allotmentRefused,
        List<OfferedView> classes,
        List<OrderView> orders,
        List<LineView> allotment) {

    /** @param percent rounded down; {@code met} was decided before */
    record RetentionView(String form, String percent, String required, boolean met, String text) {

        static RetentionView of(RetentionFinding finding) {
            return new RetentionView(
                    finding.form().name(),
                    finding.percent().toPlainString(),
                    finding.required().toPlainString(),
                    finding.met(),
                    finding.text());
        }
    }

    record OfferedView(
            String className,
            String size,
            String retained,
            String denomination,
            String minimum,
            String basis,
            String lowest,
            String highest,
            String allotment,
            @Nullable String quote,
            @Nullable String issuePrice) {

        static OfferedView of(OfferedClass offered, Optional<PricedClass> priced) {
            return new OfferedView(
                    offered.className(),
                    RequestValues.text(offered.size()),
                    RequestValues.text(offered.retained()),
                    RequestValues.text(offered.denomination()),
                    RequestValues.text(offered.minimum()),
                    offered.basis().name(),
                    offered.lowest().toPlainString(),
                    offered.highest().toPlainString(),
                    offered.allotment().name(),
                    priced.map(PricedClass::quote)
                            .map(BigDecimal::toPlainString)
                            .orElse(null),
                    priced.map(PricedClass::issuePrice)
                            .map(BigDecimal::toPlainString)
                            .orElse(null));
        }
    }

    /** @param sequence place in time */
    record OrderView(
            String orderId,
            String className,
            String investorId,
            String wallet,
            String amount,
            @Nullable String limit,
            int sequence,
            boolean withdrawn) {

        static OrderView of(BookOrder order) {
            var terms = order.terms();
            return new OrderView(
                    terms.orderId(),
                    terms.className(),
                    terms.investorId().name(),
                    order.wallet(),
                    RequestValues.text(terms.amount()),
                    terms.limit().map(BigDecimal::toPlainString).orElse(null),
                    order.sequence(),
                    order.withdrawn());
        }
    }

    /** @param orderId null for what the sponsor keeps */
    record LineView(
            @Nullable String orderId,
            String className,
            String investorId,
            String amount,
            @Nullable String regime) {

        static LineView of(AllottedLine line) {
            return new LineView(
                    line.orderId().orElse(null),
                    line.className(),
                    line.investorId().name(),
                    RequestValues.text(line.faceValue()),
                    line.admission().map(each -> each.regime()).orElse(null));
        }
    }

    /** @param visible whether the caller sees what this investor has ordered and got, by its id without prefix */
    static OfferingView of(DealId id, OfferingFile file, Predicate<String> visible) {
        var terms = file.terms();
        var retention = file.allotted().isPresent()
                ? file.allotted().flatMap(allotted -> allotted.retention())
                : RiskRetention.planned(terms);
        return new OfferingView(
                id.name(),
                file.phase().name(),
                file.version(),
                terms.currency().getCurrencyCode(),
                terms.regimes(),
                terms.opensAt(),
                terms.closesAt(),
                terms.unsold().name(),
                terms.sponsor().map(each -> each.name()).orElse(null),
                file.drafted().draftedBy(),
                file.reviewed().map(OfferingReviewed::reviewedBy).orElse(null),
                file.approved().map(OfferingApproved::approvedBy).orElse(null),
                terms.requiredDocuments().stream().map(Enum::name).toList(),
                terms.requiredIdentifiers().stream().map(Enum::name).toList(),
                retention.map(RetentionView::of).orElse(null),
                file.refused()
                        .map(refused -> refused.code() + ": " + refused.detail())
                        .orElse(null),
                terms.classes().stream()
                        .map(each -> OfferedView.of(each, priced(file, each)))
                        .toList(),
                file.orders().stream()
                        .filter(order -> visible.test(order.terms().investorId().name()))
                        .map(OrderView::of)
                        .toList(),
                file.allotted().stream()
                        .flatMap(allotted -> allotted.lines().stream())
                        .filter(line -> visible.test(line.investorId().name()))
                        .map(LineView::of)
                        .toList());
    }

    private static Optional<PricedClass> priced(OfferingFile file, OfferedClass offered) {
        return file.priced()
                .flatMap(priced -> priced.classes().stream()
                        .filter(each -> each.className().equals(offered.className()))
                        .findFirst());
    }
}
