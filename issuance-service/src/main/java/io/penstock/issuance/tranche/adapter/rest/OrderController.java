package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.OfferingRejection;
import io.penstock.issuance.tranche.OrderTerms;
import io.penstock.issuance.tranche.adapter.rest.OfferingView.OrderView;
import io.penstock.issuance.tranche.application.Deals;
import io.penstock.issuance.tranche.application.OfferingPreparation;
import io.penstock.issuance.tranche.domain.book.BookOrder;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.issuance.tranche.domain.book.OfferingFile;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Orders for units, by investors or by the administrator for them. */
@RestController
@RequestMapping("/v1/deals/{dealId}/offering/orders/{orderId}")
@Versioned("offering/{dealId}")
class OrderController {

    private static final String ADMINISTRATOR = "spv-admin";

    private final Commands commands;
    private final OfferingPreparation preparation;
    private final Deals deals;

    OrderController(Commands commands, OfferingPreparation preparation, Deals deals) {
        this.commands = commands;
        this.preparation = preparation;
        this.deals = deals;
    }

    /**
     * The wire format of an order.
     *
     * @param investorId for whom; the caller's own if absent
     * @param amount face value in major units of the deal's currency
     * @param limit the worst quote that is accepted; any if absent
     * @param portfolio of a retail investor; asked and not kept
     */
    record OrderRequest(
            @Nullable String className,
            @Nullable String investorId,
            @Nullable String amount,
            @Nullable String limit,
            @Nullable String portfolio,
            @Nullable String securitisations) {}

    /** Places the order, or changes it while the book is open. */
    @PutMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'investor')")
    OrderView place(@PathVariable String dealId, @PathVariable String orderId, @RequestBody OrderRequest request) {
        var id = RequestValues.id(DealId::named, dealId);
        var file = file(id);
        var investor = RequestValues.id(InvestorId::named, buyer(request));
        onlyOwn(investor);
        var currency = file.terms().currency();
        var order = new OrderTerms(
                orderId,
                RequestValues.required(request.className(), "className"),
                investor,
                RequestValues.money(currency, request.amount(), "amount"),
                OfferingRequest.quote(request.limit(), "limit"));
        commands.send(preparation.order(
                id,
                order,
                BookController.stated(currency, request.portfolio(), request.securitisations()),
                Instant.now(),
                CurrentActor.name()));
        return show(id, orderId);
    }

    /** Whoever orders for itself need not say who it is: its token does. */
    private static String buyer(OrderRequest request) {
        return request.investorId() == null && !CurrentActor.hasRole(ADMINISTRATOR)
                ? CurrentActor.investorId().orElseGet(() -> RequestValues.required(request.investorId(), "investorId"))
                : RequestValues.required(request.investorId(), "investorId");
    }

    /** @param reason 1 to 200 characters, nothing personal */
    record WithdrawalRequest(@Nullable String reason) {}

    /** Takes the order out of the book; once the book is closed, the administrator alone can. */
    @PostMapping("/withdrawal")
    @PreAuthorize("hasAnyRole('spv-admin', 'investor')")
    OrderView withdraw(
            @PathVariable String dealId, @PathVariable String orderId, @RequestBody WithdrawalRequest request) {
        var id = RequestValues.id(DealId::named, dealId);
        file(id).order(orderId).map(BookOrder::terms).ifPresent(terms -> onlyOwn(terms.investorId()));
        commands.send(preparation.withdraw(
                id,
                orderId,
                RequestValues.required(request.reason(), "reason"),
                CurrentActor.hasRole(ADMINISTRATOR),
                Instant.now(),
                CurrentActor.name()));
        return show(id, orderId);
    }

    private static void onlyOwn(InvestorId investor) {
        if (!CurrentActor.hasRole(ADMINISTRATOR) && !CurrentActor.investorId().equals(Optional.of(investor.name()))) {
            throw new ProblemException(HttpStatus.FORBIDDEN, "NOT_YOUR_OWN", "investors order for themselves alone");
        }
    }

    private OrderView show(DealId id, String orderId) {
        return file(id).order(orderId).map(OrderView::of).orElseThrow();
    }

    private OfferingFile file(DealId id) {
        return switch (deals.offering(id)) {
            case OfferingFile file -> file;
            case Offering.Absent _ ->
                throw new RejectedException(
                        new Rejection(OfferingRejection.OFFERING_NOT_FOUND, "no offering of deal " + id));
        };
    }
}
