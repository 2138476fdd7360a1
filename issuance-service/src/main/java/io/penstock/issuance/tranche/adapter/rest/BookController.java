package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.DealRejection;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.OfferingCommand.ClassQuote;
import io.penstock.issuance.tranche.OfferingCommand.CloseBook;
import io.penstock.issuance.tranche.OfferingCommand.PriceOffering;
import io.penstock.issuance.tranche.OfferingId;
import io.penstock.issuance.tranche.OfferingRejection;
import io.penstock.issuance.tranche.application.Deals;
import io.penstock.issuance.tranche.application.Eligibility.Stated;
import io.penstock.issuance.tranche.application.OfferingPreparation;
import io.penstock.issuance.tranche.domain.book.Clearing;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.issuance.tranche.domain.book.OfferingFile;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Takes the offering of a deal from its terms to its allotment. */
@RestController
@RequestMapping("/v1/deals/{dealId}/offering")
@Versioned("offering/{dealId}")
class BookController {

    private static final List<String> SEE_ALL_ORDERS = List.of("spv-admin", "approver", "auditor", "operator");

    private final Commands commands;
    private final OfferingPreparation preparation;
    private final Deals deals;

    BookController(Commands commands, OfferingPreparation preparation, Deals deals) {
        this.commands = commands;
        this.preparation = preparation;
        this.deals = deals;
    }

    @PutMapping
    @PreAuthorize("hasRole('spv-admin')")
    OfferingView draft(@PathVariable String dealId, @RequestBody OfferingRequest request) {
        var id = id(dealId);
        commands.send(preparation.draft(id, request.draft(terms(id)), CurrentActor.name()));
        return show(id);
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'investor', 'auditor', 'operator')")
    OfferingView offering(@PathVariable String dealId) {
        return show(id(dealId));
    }

    /** @param version of the terms that were read */
    record VersionRequest(@Nullable Integer version) {}

    @PostMapping("/review")
    @PreAuthorize("hasRole('approver')")
    OfferingView review(@PathVariable String dealId, @RequestBody VersionRequest request) {
        var id = id(dealId);
        int version = RequestValues.required(request.version(), "version");
        commands.send(preparation.review(id, version, CurrentActor.name()));
        return show(id);
    }

    @PostMapping("/approval")
    @PreAuthorize("hasRole('approver')")
    OfferingView approve(@PathVariable String dealId, @RequestBody VersionRequest request) {
        var id = id(dealId);
        int version = RequestValues.required(request.version(), "version");
        commands.send(preparation.approve(id, version, CurrentActor.name()));
        return show(id);
    }

    /**
     * Demand of one class.
     *
     * @param suggested the best quote for the issuer at which the class is covered; null if there is none
     */
    record BookView(
            String className, String offered, @Nullable String suggested, List<LevelView> levels) {

        /** @param coverage demand ÷ offered, rounded down */
        record LevelView(String quote, String demand, String coverage) {}

        static BookView of(Clearing clearing) {
            return new BookView(
                    clearing.offered().className(),
                    RequestValues.text(clearing.offered().offered()),
                    clearing.suggested().map(BigDecimal::toPlainString).orElse(null),
                    clearing.levels().stream()
                            .map(level -> new LevelView(
                                    level.quote().toPlainString(),
                                    RequestValues.text(level.demand()),
                                    level.coverage().toPlainString()))
                            .toList());
        }
    }

    /** Demand by quote, and the clearing quote that the core suggests. */
    @GetMapping("/book")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    List<BookView> book(@PathVariable String dealId) {
        var file = file(id(dealId));
        return file.terms().classes().stream()
                .map(each -> BookView.of(Clearing.of(file, each)))
                .toList();
    }

    @PostMapping("/close")
    @PreAuthorize("hasRole('spv-admin')")
    OfferingView close(@PathVariable String dealId) {
        var id = id(dealId);
        commands.send(new CloseBook(OfferingId.of(id), Instant.now(), CurrentActor.name()));
        return show(id);
    }

    /** The wire format of a pricing: all classes at once. */
    record PricingRequest(@Nullable List<QuoteRequest> classes) {

        /** @param issuePrice per cent of face value; for a class quoted in spread, 100 if absent */
        record QuoteRequest(
                @Nullable String className,
                @Nullable String quote,
                @Nullable String issuePrice) {}
    }

    @PostMapping("/pricing")
    @PreAuthorize("hasRole('spv-admin')")
    OfferingView price(@PathVariable String dealId, @RequestBody PricingRequest request) {
        var id = id(dealId);
        var quotes = RequestValues.required(request.classes(), "classes").stream()
                .map(each -> new ClassQuote(
                        RequestValues.required(each.className(), "className"),
                        Texts.decimal(each.quote(), "quote"),
                        OfferingRequest.quote(each.issuePrice(), "issuePrice")))
                .toList();
        commands.send(new PriceOffering(OfferingId.of(id), quotes, Instant.now(), CurrentActor.name()));
        return show(id);
    }

    /** What retail buyers have stated about themselves; nothing of it is kept. */
    record AllotmentRequest(@Nullable List<StatedRequest> stated) {

        record StatedRequest(
                @Nullable String investorId,
                @Nullable String portfolio,
                @Nullable String securitisations) {}
    }

    @PostMapping("/allotment")
    @PreAuthorize("hasRole('spv-admin')")
    OfferingView allot(@PathVariable String dealId, @RequestBody(required = false) @Nullable AllotmentRequest request) {
        var id = id(dealId);
        var stated = new HashMap<InvestorId, Stated>();
        if (request != null && request.stated() != null) {
            var currency = currency(id);
            request.stated()
                    .forEach(each -> stated.put(
                            RequestValues.id(
                                    InvestorId::named, RequestValues.required(each.investorId(), "investorId")),
                            stated(currency, each.portfolio(), each.securitisations())));
        }
        commands.send(preparation.allot(id, stated, CurrentActor.name()));
        return show(id);
    }

    /** What a retail buyer has stated. */
    static Stated stated(Currency currency, @Nullable String portfolio, @Nullable String securitisations) {
        return new Stated(money(currency, portfolio, "portfolio"), money(currency, securitisations, "securitisations"));
    }

    private static Optional<Money> money(Currency currency, @Nullable String text, String field) {
        return text == null ? Optional.empty() : Optional.of(RequestValues.money(currency, text, field));
    }

    private OfferingView show(DealId id) {
        boolean all = SEE_ALL_ORDERS.stream().anyMatch(CurrentActor::hasRole);
        var own = CurrentActor.investorId();
        return OfferingView.of(id, file(id), investor -> all || own.equals(Optional.of(investor)));
    }

    private OfferingFile file(DealId id) {
        return switch (deals.offering(id)) {
            case OfferingFile file -> file;
            case Offering.Absent _ ->
                throw new RejectedException(
                        new Rejection(OfferingRejection.OFFERING_NOT_FOUND, "no offering of deal " + id));
        };
    }

    private Currency currency(DealId id) {
        return terms(id).currency();
    }

    private DealTerms terms(DealId id) {
        return deals.structured(id)
                .orElseThrow(() -> new RejectedException(new Rejection(DealRejection.DEAL_NOT_FOUND, "no deal " + id)))
                .terms();
    }

    private static DealId id(String dealId) {
        return RequestValues.id(DealId::named, dealId);
    }
}
