package io.penstock.issuance.tranche.domain.book;

import static io.penstock.issuance.tranche.OfferingRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.tranche.OfferedClass;
import io.penstock.issuance.tranche.OfferingCommand.ClassQuote;
import io.penstock.issuance.tranche.OfferingCommand.PriceOffering;
import io.penstock.issuance.tranche.OfferingEvent;
import io.penstock.issuance.tranche.OfferingEvent.OfferingPriced;
import io.penstock.issuance.tranche.OfferingEvent.PricedClass;
import io.penstock.issuance.tranche.OfferingRejection;
import io.penstock.issuance.tranche.QuoteBasis;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Rejection;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** The clearing quotes that a person fixes, beside the demand that the book has at them. */
final class PricingRules {

    private static final BigDecimal PAR = new BigDecimal("100.000");

    private PricingRules() {}

    static Decision<OfferingEvent> price(PriceOffering command, OfferingFile file) {
        return switch (file.phase()) {
            case DRAFTED, REVIEWED -> Offering.notApproved(file);
            case APPROVED -> reject(BOOK_NOT_CLOSED, "the book of deal " + command.offeringId() + " is open");
            case BOOK_CLOSED, PRICED, ALLOTTED -> {
                var refusal = refuse(command.quotes(), file);
                if (refusal.isPresent()) {
                    yield new Rejected<>(refusal.get());
                }
                var classes = priced(command.quotes(), file);
                if (file.priced()
                        .filter(before -> before.classes().equals(classes))
                        .isPresent()) {
                    yield unchanged();
                }
                yield file.phase() == OfferingFile.Phase.ALLOTTED
                        ? reject(OFFERING_ALLOTTED, "deal " + command.offeringId() + " is allotted at other quotes")
                        : accept(new OfferingPriced(command.offeringId(), classes, command.at(), command.pricedBy()));
            }
        };
    }

    private static Optional<Rejection> refuse(List<ClassQuote> quotes, OfferingFile file) {
        var names = quotes.stream().map(ClassQuote::className).toList();
        var needed =
                file.terms().classes().stream().map(OfferedClass::className).toList();
        if (names.size() != needed.size() || !new HashSet<>(names).equals(new HashSet<>(needed))) {
            return because(PRICING_CLASSES_DIFFER, "quoted are " + names + ", offered " + needed);
        }
        for (ClassQuote each : quotes) {
            var offered = file.terms().offeredClass(each.className()).orElseThrow();
            if (!offered.basis().admits(each.quote())
                    || each.quote().compareTo(offered.lowest()) < 0
                    || each.quote().compareTo(offered.highest()) > 0) {
                return because(
                        QUOTE_OUTSIDE_RANGE,
                        "class " + each.className() + ": quote " + each.quote() + ", range " + offered.lowest() + " to "
                                + offered.highest());
            }
            var price = price(each, offered);
            if (!QuoteBasis.PRICE.admits(price)
                    || (offered.basis() == QuoteBasis.PRICE && price.compareTo(each.quote()) != 0)) {
                return because(
                        ISSUE_PRICE_MALFORMED,
                        "class " + each.className() + ": issue price " + price
                                + " is no price of three decimals, or not the quote");
            }
        }
        return Optional.empty();
    }

    private static List<PricedClass> priced(List<ClassQuote> quotes, OfferingFile file) {
        return file.terms().classes().stream()
                .map(offered -> {
                    var quote = quotes.stream()
                            .filter(each -> each.className().equals(offered.className()))
                            .findFirst()
                            .orElseThrow();
                    return new PricedClass(
                            offered.className(),
                            QuoteBasis.normal(quote.quote()),
                            QuoteBasis.normal(price(quote, offered)),
                            offered.offered(),
                            Clearing.demand(file.live(offered.className()), offered, quote.quote()));
                })
                .toList();
    }

    private static BigDecimal price(ClassQuote quote, OfferedClass offered) {
        return quote.issuePrice().orElse(offered.basis() == QuoteBasis.PRICE ? quote.quote() : PAR);
    }

    private static Optional<Rejection> because(OfferingRejection code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }
}
