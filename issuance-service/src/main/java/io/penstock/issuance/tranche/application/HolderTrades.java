package io.penstock.issuance.tranche.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.WalletDirectory;
import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.TradeCheck;
import io.penstock.issuance.tranche.TrancheCommand.DecideTrade;
import io.penstock.issuance.tranche.TrancheCommand.RequestTrade;
import io.penstock.issuance.tranche.TrancheId;
import io.penstock.issuance.tranche.domain.Trades;
import io.penstock.issuance.tranche.domain.Tranche;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.TransferRestriction;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.Streams;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Sales between holders: asked for by one person, agreed to by another, settled on chain. */
@Service
public class HolderTrades {

    private static final TradeCheck NOT_ASKED = new TradeCheck("", List.of(), Optional.empty());

    private final Streams streams;
    private final WalletDirectory wallets;
    private final Eligibility eligibility;
    private final Deals deals;
    private final ChainReader chain;
    private final Commands commands;
    private final Clock clock;

    public HolderTrades(
            Streams streams,
            WalletDirectory wallets,
            Eligibility eligibility,
            Deals deals,
            ChainReader chain,
            Commands commands,
            Clock clock) {
        this.streams = streams;
        this.wallets = wallets;
        this.eligibility = eligibility;
        this.deals = deals;
        this.chain = chain;
        this.commands = commands;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param seller wallet, in any case
     * @param buyer wallet, in any case
     * @param units original face
     * @param price cash for all of them
     */
    public record Request(String seller, String buyer, Money units, Money price, List<String> regimes) {

        public Request {
            regimes = List.copyOf(regimes);
        }
    }

    /** In the order of their numbers; none if there is no such class. */
    public List<Trades.Requested> of(TrancheId id) {
        return switch (state(id)) {
            case Tranche.Absent _, Tranche.Structured _ -> List.of();
            case Tranche.Outstanding outstanding -> outstanding.trades().all();
            case Tranche.Redeemed redeemed -> redeemed.trades().all();
        };
    }

    /**
     * What would become of it now, by the rules of {@link #request} themselves.
     *
     * @return empty if it could be asked for
     */
    public Optional<Rejection> check(TrancheId id, Request request, String person) {
        return switch (Tranche.decide(command(id, request, person), state(id))) {
            case Decision.Accepted<?> _ -> Optional.empty();
            case Decision.Rejected<?>(var rejection) -> Optional.of(rejection);
        };
    }

    /**
     * Asks for it.
     *
     * @throws io.penstock.kernel.Rejection.RejectedException if the rules refuse it
     */
    public void request(TrancheId id, Request request, String person) {
        commands.send(command(id, request, person));
    }

    private RequestTrade command(TrancheId id, Request request, String person) {
        var buyerId = wallets.ownerOf(request.buyer());
        return new RequestTrade(
                id,
                request.seller(),
                request.buyer(),
                buyerId,
                request.units(),
                request.price(),
                LocalDate.now(clock),
                request.regimes(),
                check(id, request, buyerId),
                person);
    }

    /**
     * Agrees, or ends it.
     *
     * @param reason of a refusal; any text with an approval
     * @throws io.penstock.kernel.Rejection.RejectedException if the rules refuse it
     */
    public void decide(TrancheId id, int number, boolean approve, String reason, String person) {
        var asked = of(id).stream()
                .map(Trades.Requested::trade)
                .filter(trade -> trade.number() == number)
                .findFirst();
        var buyerId = asked.flatMap(trade -> wallets.ownerOf(trade.buyer()));
        var check = asked.filter(_ -> approve)
                .map(trade -> check(
                        id,
                        new Request(trade.seller(), trade.buyer(), trade.units(), trade.price(), trade.regimes()),
                        buyerId))
                .orElse(NOT_ASKED);
        commands.send(new DecideTrade(id, number, approve, reason, buyerId, check, person));
    }

    /** Nobody is asked about what the rules refuse without an answer. */
    private TradeCheck check(TrancheId id, Request request, Optional<InvestorId> buyerId) {
        if (!(state(id) instanceof Tranche.Outstanding outstanding)
                || buyerId.isEmpty()
                || request.regimes().isEmpty()
                || request.units().minorUnits() <= 0) {
            return NOT_ASKED;
        }
        var holders = outstanding.register().holdings().values().stream()
                .map(Holding::investorId)
                .toList();
        var answer =
                eligibility.ask(buyerId.get(), request.regimes(), request.price(), holders, Eligibility.Stated.NOTHING);
        int code = chain.transferRestriction(
                id.deal().name(),
                id.className(),
                request.seller(),
                request.buyer(),
                request.units().minorUnits());
        var restriction = code == TransferRestriction.ALLOWED.code()
                ? Optional.<String>empty()
                : Optional.of(code + " " + TransferRestriction.textOf(code));
        long kept = wallets.ownerOf(request.seller())
                .map(seller -> deals.kept(id, seller))
                .orElse(0L);
        if (answer.isEmpty()) {
            return new TradeCheck("", List.of(buyerId.get() + " has no onboarding file"), restriction, kept);
        }
        return new TradeCheck(
                answer.get().rulesHash(),
                answer.get().admits()
                        ? List.of()
                        : answer.get().regimes().stream()
                                .flatMap(regime -> regime.objections().stream()
                                        .map(each -> regime.regime() + ": " + each.code() + ", " + each.text()))
                                .toList(),
                restriction,
                kept);
    }

    private Tranche state(TrancheId id) {
        return streams.state(TrancheLog.TRANCHE, id.value());
    }
}
