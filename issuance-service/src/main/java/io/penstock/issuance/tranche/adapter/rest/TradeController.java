package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.issuance.tranche.application.HolderTrades;
import io.penstock.issuance.tranche.domain.Trades;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Sales between holders: a question first, then a request, then another person's word. */
@RestController
@RequestMapping("/v1/deals/{dealId}/classes/{className}/trades")
@Versioned("tranche/{dealId}/{className}")
class TradeController {

    private final HolderTrades trades;

    TradeController(HolderTrades trades) {
        this.trades = trades;
    }

    /**
     * A sale of units against cash.
     *
     * @param seller wallet, 0x and 40 hex digits
     * @param buyer wallet, 0x and 40 hex digits; it has allowed the settlement contract to take the price
     * @param amount original face in major units as text
     * @param price cash for all of them in major units as text
     * @param regimes offering regimes of which one has to admit the buyer
     */
    record TradeRequest(
            @Nullable String seller,
            @Nullable String buyer,
            @Nullable String currency,
            @Nullable String amount,
            @Nullable String price,
            @Nullable List<String> regimes) {

        HolderTrades.Request read() {
            var money = RequestValues.currency(currency);
            return new HolderTrades.Request(
                    RequestValues.required(seller, "seller"),
                    RequestValues.required(buyer, "buyer"),
                    RequestValues.money(money, amount, "amount"),
                    RequestValues.money(money, price, "price"),
                    RequestValues.required(regimes, "regimes"));
        }
    }

    /** @param reason 1 to 200 characters, nothing personal */
    record RefusalRequest(@Nullable String reason) {}

    /**
     * Whether it could be asked for.
     *
     * @param code why not; absent if it could
     */
    record CheckView(
            boolean allowed,
            @Nullable String code,
            @Nullable String reason) {}

    /**
     * One trade.
     *
     * @param state REQUESTED, ORDERED, SETTLED, DECLINED or REVERTED
     * @param note why it was declined or reverted, or the transaction that settled it
     */
    record TradeView(
            int number,
            String state,
            String seller,
            String buyer,
            String buyerId,
            String currency,
            String amount,
            String price,
            LocalDate tradeDate,
            List<String> regimes,
            String requestedBy,
            String decidedBy,
            String note) {

        static TradeView of(Trades.Requested requested) {
            var trade = requested.trade();
            return new TradeView(
                    trade.number(),
                    requested.stage().name(),
                    trade.seller(),
                    trade.buyer(),
                    trade.buyerId().name(),
                    trade.units().currency().getCurrencyCode(),
                    RequestValues.text(trade.units()),
                    RequestValues.text(trade.price()),
                    trade.tradeDate(),
                    trade.regimes(),
                    requested.requestedBy(),
                    requested.decidedBy(),
                    requested.note());
        }
    }

    @GetMapping
    @PreAuthorize("hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')")
    List<TradeView> trades(@PathVariable String dealId, @PathVariable String className) {
        return views(id(dealId, className));
    }

    /** A question: changes nothing. */
    @PostMapping("/check")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver')")
    CheckView check(@PathVariable String dealId, @PathVariable String className, @RequestBody TradeRequest request) {
        return trades.check(id(dealId, className), request.read(), CurrentActor.name())
                .map(refusal -> new CheckView(false, refusal.code().name(), refusal.detail()))
                .orElse(new CheckView(true, null, null));
    }

    @PostMapping
    @PreAuthorize("hasRole('spv-admin')")
    ResponseEntity<List<TradeView>> request(
            @PathVariable String dealId, @PathVariable String className, @RequestBody TradeRequest request) {
        var id = id(dealId, className);
        trades.request(id, request.read(), CurrentActor.name());
        return ResponseEntity.accepted().body(views(id));
    }

    /** By somebody else than who has asked for it. Everything is judged again. */
    @PostMapping("/{number}/approval")
    @PreAuthorize("hasRole('approver')")
    ResponseEntity<List<TradeView>> approve(
            @PathVariable String dealId, @PathVariable String className, @PathVariable int number) {
        var id = id(dealId, className);
        trades.decide(id, number, true, "", CurrentActor.name());
        return ResponseEntity.accepted().body(views(id));
    }

    /** By an approver, or by an administrator who withdraws it. */
    @PostMapping("/{number}/refusal")
    @PreAuthorize("hasAnyRole('spv-admin', 'approver')")
    ResponseEntity<List<TradeView>> refuse(
            @PathVariable String dealId,
            @PathVariable String className,
            @PathVariable int number,
            @RequestBody RefusalRequest request) {
        var id = id(dealId, className);
        trades.decide(id, number, false, RequestValues.required(request.reason(), "reason"), CurrentActor.name());
        return ResponseEntity.accepted().body(views(id));
    }

    private List<TradeView> views(TrancheId id) {
        return trades.of(id).stream().map(TradeView::of).toList();
    }

    private static TrancheId id(String dealId, String className) {
        var deal = RequestValues.id(DealId::named, dealId);
        return RequestValues.id(name -> TrancheId.of(deal, name), className);
    }
}
