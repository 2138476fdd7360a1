package io.penstock.issuance.tranche;

import static io.penstock.issuance.tranche.TrancheRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.TrancheCommand.DecideTrade;
import io.penstock.issuance.tranche.TrancheCommand.ObserveTransfer;
import io.penstock.issuance.tranche.TrancheCommand.RequestTrade;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferQuarantined;
import io.penstock.issuance.tranche.TrancheEvent.TradeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.TradeRequested;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Who keeps units as risk retention sells down to them, and no further. The sponsor has 600 and 400 units in two wallets. */
class RetentionLockTest {

    private static final TrancheId A = TrancheId.of(DealId.named("D"), "A");
    private static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final InvestorId SPONSOR = InvestorId.named("SPONSOR");
    private static final InvestorId BUYER = InvestorId.named("BUYER");

    private final TrancheStructured structured = new TrancheStructured(
            A, new ClassTerms("A", "SENIOR", usd(1000), usd(1), Optional.empty()), DAY.plusYears(7));
    private final TrancheIssued issued = new TrancheIssued(
            A, DAY, usd(1000), "0xabc", "0xdef", List.of(held(SPONSOR, "0x1", 600), held(SPONSOR, "0x2", 400)));

    private final DeciderSpec<TrancheCommand, TrancheEvent, Tranche> tranche =
            new DeciderSpec<>(Tranche::decide, Tranche::evolve, Tranche.INITIAL);

    private static Money usd(long cents) {
        return new Money(Currency.getInstance("USD"), cents);
    }

    private static Holding held(InvestorId investor, String wallet, long units) {
        return new Holding("A", investor, wallet, usd(units));
    }

    private static Trade trade(int number, String seller, String buyer, InvestorId buyerId, long units) {
        return new Trade(number, seller, buyer, buyerId, usd(units), usd(295), DAY, List.of("RULE_144A"));
    }

    private static TradeCheck keeping(long units) {
        return new TradeCheck("r", List.of(), Optional.empty(), units);
    }

    private static RequestTrade ask(Trade trade, long kept) {
        return new RequestTrade(
                A,
                trade.seller(),
                trade.buyer(),
                Optional.of(trade.buyerId()),
                trade.units(),
                trade.price(),
                trade.tradeDate(),
                trade.regimes(),
                keeping(kept),
                "sam");
    }

    @Test
    void allWalletsOfTheSponsorCountTogether() {
        var trade = trade(1, "0x1", "0x9", BUYER, 500);
        tranche.given(structured, issued).when(ask(trade, 500)).then(new TradeRequested(A, trade, "r", "sam"));
        tranche.given(structured, issued).when(ask(trade, 501)).thenRejected(UNITS_RETAINED);
        tranche.given(structured, issued).when(ask(trade, 0)).then(new TradeRequested(A, trade, "r", "sam"));
    }

    @Test
    void whatIsSoldOutOfAnotherWalletCountsToo() {
        var first = trade(1, "0x1", "0x9", BUYER, 300);
        var second = trade(2, "0x2", "0x9", BUYER, 300);
        var asked = new TradeRequested(A, first, "r", "sam");
        var ordered = new TradeOrdered(A, first, "r", "ann");
        tranche.given(structured, issued, asked, ordered)
                .when(ask(second, 400))
                .then(new TradeRequested(A, second, "r", "sam"));
        tranche.given(structured, issued, asked, ordered).when(ask(second, 401)).thenRejected(UNITS_RETAINED);
    }

    @Test
    void itIsAskedAgainWhenSomebodyAgrees() {
        var trade = trade(1, "0x1", "0x9", BUYER, 500);
        tranche.given(structured, issued, new TradeRequested(A, trade, "r", "sam"))
                .when(new DecideTrade(A, 1, true, "", Optional.of(BUYER), keeping(501), "ann"))
                .thenRejected(UNITS_RETAINED);
    }

    @Test
    void betweenItsOwnWalletsTheSponsorIsFree() {
        var trade = trade(1, "0x1", "0x2", SPONSOR, 600);
        tranche.given(structured, issued).when(ask(trade, 1000)).then(new TradeRequested(A, trade, "r", "sam"));
    }

    @Test
    void aTransferOnChainBelowItWaitsForAPerson() {
        var move = new ChainTransfer("0xt/0", "0xt", 9, "0x1", "0x9", 500);
        tranche.given(structured, issued)
                .when(new ObserveTransfer(A, move, Optional.of(BUYER), true, 501))
                .then(new HolderTransferQuarantined(A, move, QuarantineCause.UNITS_RETAINED));
        tranche.given(structured, issued)
                .when(new ObserveTransfer(A, move, Optional.of(BUYER), true, 500))
                .then(new HolderTransferMirrored(A, move, held(SPONSOR, "0x1", 100), held(BUYER, "0x9", 500), "", ""));
        tranche.given(structured, issued)
                .when(new ObserveTransfer(A, move, Optional.empty(), true, 501))
                .then(new HolderTransferQuarantined(A, move, QuarantineCause.RECEIVER_UNKNOWN));
        tranche.given(structured, issued)
                .when(new ObserveTransfer(A, move, Optional.of(BUYER), false, 501))
                .then(new HolderTransferQuarantined(A, move, QuarantineCause.UNITS_RETAINED));
    }
}
