package io.penstock.issuance.tranche.domain;

import static io.penstock.issuance.tranche.TrancheRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.tranche.Trade;
import io.penstock.issuance.tranche.TradeCheck;
import io.penstock.issuance.tranche.TrancheCommand.ConfirmTrade;
import io.penstock.issuance.tranche.TrancheCommand.DecideTrade;
import io.penstock.issuance.tranche.TrancheCommand.RequestTrade;
import io.penstock.issuance.tranche.TrancheCommand.RevertTrade;
import io.penstock.issuance.tranche.TrancheEvent;
import io.penstock.issuance.tranche.TrancheEvent.TradeDeclined;
import io.penstock.issuance.tranche.TrancheEvent.TradeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.TradeRequested;
import io.penstock.issuance.tranche.TrancheEvent.TradeReverted;
import io.penstock.issuance.tranche.TrancheEvent.TradeSettled;
import io.penstock.issuance.tranche.domain.Trades.Stage;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Reasons;
import io.penstock.kernel.Rejection;
import java.util.Locale;
import java.util.Optional;

/**
 * Sales between holders: one person asks, another one agrees, the chain moves units and cash together or neither.
 *
 * <p>Everything is judged when it is asked and again when it is agreed to, since days may lie between.
 */
final class TradeRules {

    private TradeRules() {}

    static Decision<TrancheEvent> request(RequestTrade command, Tranche tranche) {
        return switch (tranche) {
            case Tranche.Absent _ -> reject(TRANCHE_NOT_FOUND, "no tranche " + command.trancheId());
            case Tranche.Structured _ -> reject(TRANCHE_NOT_OUTSTANDING, command.trancheId() + " is not issued yet");
            case Tranche.Redeemed _ -> reject(TRANCHE_NOT_OUTSTANDING, command.trancheId() + " is redeemed");
            case Tranche.Outstanding outstanding -> request(command, outstanding);
        };
    }

    private static Decision<TrancheEvent> request(RequestTrade command, Tranche.Outstanding tranche) {
        var seller = command.seller().toLowerCase(Locale.ROOT);
        var buyer = command.buyer().toLowerCase(Locale.ROOT);
        if (tranche.register().units(seller) == 0) {
            return reject(HOLDING_NOT_FOUND, seller + " holds nothing of " + command.trancheId());
        }
        if (command.buyerId().isEmpty()) {
            return reject(TRADE_BUYER_NOT_REGISTERED, buyer + " is no registered investor's wallet");
        }
        var trade = new Trade(
                tranche.trades().all().size() + 1,
                seller,
                buyer,
                command.buyerId().get(),
                command.units(),
                command.price(),
                command.tradeDate(),
                command.regimes());
        long promised = tranche.trades().promised(seller);
        return obstacle(trade, promised, command.check(), tranche)
                .or(() -> malformed(trade, tranche))
                .<Decision<TrancheEvent>>map(Decision.Rejected::new)
                .orElseGet(() -> accept(new TradeRequested(
                        command.trancheId(), trade, command.check().rulesHash(), command.requestedBy())));
    }

    /** @param promised what the seller has sold otherwise */
    private static Optional<Rejection> obstacle(
            Trade trade, long promised, TradeCheck check, Tranche.Outstanding tranche) {
        long held = tranche.register().units(trade.seller());
        long frozen = tranche.freezes().units(trade.seller());
        if (held - frozen - promised < trade.units().minorUnits()) {
            return refuse(
                    TRADE_NOT_COVERED,
                    trade.seller() + " holds " + held + " units, of which " + frozen + " are frozen and " + promised
                            + " sold; asked are " + trade.units().minorUnits());
        }
        if (tranche.register()
                .fallsBelow(
                        check.kept(),
                        trade.seller(),
                        Optional.of(trade.buyerId()),
                        promisedBeside(trade.seller(), tranche) + promised,
                        trade.units().minorUnits())) {
            return refuse(
                    UNITS_RETAINED,
                    "the seller keeps " + check.kept() + " units of the class as risk retention; asked are "
                            + trade.units().minorUnits());
        }
        if (!check.objections().isEmpty()) {
            return refuse(TRADE_NOT_ADMITTED, String.join("; ", check.objections()));
        }
        return check.restriction().flatMap(text -> refuse(TRADE_RESTRICTED, "the token refuses it: " + text));
    }

    /** What the same investor has sold out of its other wallets. */
    private static long promisedBeside(String seller, Tranche.Outstanding tranche) {
        return tranche.register().walletsBeside(seller).stream()
                .filter(wallet -> !wallet.equals(seller))
                .mapToLong(tranche.trades()::promised)
                .sum();
    }

    private static Optional<Rejection> malformed(Trade trade, Tranche.Outstanding tranche) {
        var currency = tranche.register().currency();
        if (!trade.units().currency().equals(currency)
                || !trade.price().currency().equals(currency)) {
            return refuse(TRADE_CURRENCY_DIFFERS, "the class is in " + currency);
        }
        if (trade.units().minorUnits() <= 0 || trade.price().minorUnits() <= 0) {
            return refuse(TRADE_NOT_POSITIVE, "units " + trade.units() + ", price " + trade.price());
        }
        if (trade.seller().equals(trade.buyer())) {
            return refuse(TRADE_WITH_ITSELF, trade.seller() + " sells to itself");
        }
        return trade.regimes().isEmpty()
                ? refuse(TRADE_REGIME_MISSING, "name an offering regime under which the buyer may buy")
                : Optional.empty();
    }

    private static Optional<Rejection> refuse(Rejection.Code code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }

    static Decision<TrancheEvent> decide(DecideTrade command, Tranche tranche) {
        return switch (tranche) {
            case Tranche.Absent _ -> reject(TRANCHE_NOT_FOUND, "no tranche " + command.trancheId());
            case Tranche.Structured _ -> notFound(command.number());
            case Tranche.Redeemed redeemed -> decideRedeemed(command, redeemed);
            case Tranche.Outstanding outstanding ->
                outstanding
                        .trades()
                        .find(command.number())
                        .map(each -> decide(command, each, outstanding))
                        .orElseGet(() -> notFound(command.number()));
        };
    }

    /** What was asked before the redemption can still be declined. */
    private static Decision<TrancheEvent> decideRedeemed(DecideTrade command, Tranche.Redeemed tranche) {
        var found = tranche.trades().find(command.number());
        if (found.isEmpty()) {
            return notFound(command.number());
        }
        return command.approve() && found.get().stage() == Stage.REQUESTED
                ? reject(TRANCHE_NOT_OUTSTANDING, command.trancheId() + " is redeemed")
                : closed(command, found.get()).orElseGet(() -> decline(command));
    }

    private static Decision<TrancheEvent> decide(
            DecideTrade command, Trades.Requested requested, Tranche.Outstanding tranche) {
        return closed(command, requested)
                .orElseGet(() -> command.approve() ? approve(command, requested, tranche) : decline(command));
    }

    /** Empty if it waits for a decision; a repeat of the decision changes nothing. */
    private static Optional<Decision<TrancheEvent>> closed(DecideTrade command, Trades.Requested requested) {
        if (requested.stage() == Stage.REQUESTED) {
            return Optional.empty();
        }
        boolean isRepeat = requested.decidedBy().equals(command.decidedBy())
                && command.approve() == (requested.stage() != Stage.DECLINED);
        return Optional.of(
                isRepeat
                        ? unchanged()
                        : reject(
                                TRADE_NOT_OPEN,
                                "trade " + command.number() + " is "
                                        + requested.stage().name().toLowerCase(Locale.ROOT)));
    }

    private static Decision<TrancheEvent> approve(
            DecideTrade command, Trades.Requested requested, Tranche.Outstanding tranche) {
        var trade = requested.trade();
        if (!command.buyerId().equals(Optional.of(trade.buyerId()))) {
            return reject(TRADE_BUYER_NOT_REGISTERED, trade.buyer() + " is no wallet of " + trade.buyerId() + " now");
        }
        long promised =
                tranche.trades().promised(trade.seller()) - trade.units().minorUnits();
        var obstacle = obstacle(trade, promised, command.check(), tranche);
        if (obstacle.isPresent()) {
            return new Decision.Rejected<>(obstacle.get());
        }
        if (requested.requestedBy().equals(command.decidedBy())) {
            return reject(TRADE_APPROVED_BY_REQUESTER, command.decidedBy() + " has asked for it: another one agrees");
        }
        return accept(
                new TradeOrdered(command.trancheId(), trade, command.check().rulesHash(), command.decidedBy()));
    }

    private static Decision<TrancheEvent> decline(DecideTrade command) {
        return Reasons.objection(command.reason())
                .<Decision<TrancheEvent>>map(text -> reject(TRADE_REASON_MALFORMED, text))
                .orElseGet(() -> accept(new TradeDeclined(
                        command.trancheId(), command.number(), command.reason(), command.decidedBy())));
    }

    /** A repeat of an answer changes nothing. */
    static Decision<TrancheEvent> confirm(ConfirmTrade command, Tranche tranche) {
        return ordered(command.number(), tranche)
                .<Decision<TrancheEvent>>map(trade -> {
                    var register = register(tranche);
                    return accept(new TradeSettled(
                            command.trancheId(),
                            trade,
                            register.sender(trade.seller(), trade.units().minorUnits()),
                            register.receiver(trade.buyer(), trade.units().minorUnits(), trade.buyerId()),
                            command.transactionHash(),
                            command.blockNumber()));
                })
                .orElseGet(Decision::unchanged);
    }

    static Decision<TrancheEvent> revert(RevertTrade command, Tranche tranche) {
        return ordered(command.number(), tranche)
                .<Decision<TrancheEvent>>map(
                        _ -> accept(new TradeReverted(command.trancheId(), command.number(), command.reason())))
                .orElseGet(Decision::unchanged);
    }

    private static Optional<Trade> ordered(int number, Tranche tranche) {
        return trades(tranche)
                .find(number)
                .filter(each -> each.stage() == Stage.ORDERED)
                .map(Trades.Requested::trade);
    }

    private static Trades trades(Tranche tranche) {
        return switch (tranche) {
            case Tranche.Absent _, Tranche.Structured _ -> Trades.NONE;
            case Tranche.Outstanding outstanding -> outstanding.trades();
            case Tranche.Redeemed redeemed -> redeemed.trades();
        };
    }

    private static HolderRegister register(Tranche tranche) {
        return switch (tranche) {
            case Tranche.Absent _, Tranche.Structured _ ->
                throw new IllegalStateException("a trade of a class that is not issued");
            case Tranche.Outstanding outstanding -> outstanding.register();
            case Tranche.Redeemed redeemed -> redeemed.register();
        };
    }

    private static Decision<TrancheEvent> notFound(int number) {
        return reject(TRADE_NOT_FOUND, "no trade " + number);
    }
}
