package io.penstock.issuance.tranche.domain;

import io.penstock.issuance.tranche.Trade;
import io.penstock.issuance.tranche.TrancheEvent.TradeDeclined;
import io.penstock.issuance.tranche.TrancheEvent.TradeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.TradeRequested;
import io.penstock.issuance.tranche.TrancheEvent.TradeReverted;
import io.penstock.issuance.tranche.TrancheEvent.TradeSettled;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Trades of a class, settled ones and refused ones too.
 *
 * @param all in the order of their numbers, which start at 1
 */
public record Trades(List<Requested> all) {

    static final Trades NONE = new Trades(List.of());

    public Trades {
        all = List.copyOf(all);
    }

    /** Where a trade stands. */
    public enum Stage {
        /** Another person has to agree. */
        REQUESTED,
        /** On its way to the chain. */
        ORDERED,
        SETTLED,
        /** A person has said no, or has withdrawn it. */
        DECLINED,
        /** The chain has said no: nothing has moved. */
        REVERTED
    }

    /**
     * One trade.
     *
     * @param decidedBy empty while it waits
     * @param note why it was declined or reverted, or the transaction that settled it
     */
    public record Requested(Trade trade, Stage stage, String requestedBy, String decidedBy, String note) {

        private Requested at(Stage next, String person, String text) {
            return new Requested(trade, next, requestedBy, person, text);
        }

        boolean isOpen() {
            return stage == Stage.REQUESTED || stage == Stage.ORDERED;
        }
    }

    Optional<Requested> find(int number) {
        return number >= 1 && number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
    }

    /** Minor units of original face that the wallet has sold and still holds. */
    long promised(String seller) {
        return all.stream()
                .filter(each -> each.isOpen() && each.trade().seller().equals(seller))
                .mapToLong(each -> each.trade().units().minorUnits())
                .sum();
    }

    Trades with(TradeRequested event) {
        var after = new ArrayList<>(all);
        after.add(new Requested(event.trade(), Stage.REQUESTED, event.requestedBy(), "", ""));
        return new Trades(after);
    }

    Trades with(TradeOrdered event) {
        return change(event.trade().number(), each -> each.at(Stage.ORDERED, event.approvedBy(), ""));
    }

    Trades with(TradeDeclined event) {
        return change(event.number(), each -> each.at(Stage.DECLINED, event.declinedBy(), event.reason()));
    }

    Trades with(TradeSettled event) {
        return change(
                event.trade().number(), each -> each.at(Stage.SETTLED, each.decidedBy(), event.transactionHash()));
    }

    Trades with(TradeReverted event) {
        return change(event.number(), each -> each.at(Stage.REVERTED, each.decidedBy(), event.reason()));
    }

    private Trades change(int number, UnaryOperator<Requested> to) {
        var after = new ArrayList<>(all);
        after.set(number - 1, to.apply(after.get(number - 1)));
        return new Trades(after);
    }
}
