package io.penstock.issuance.tranche.domain;

import io.penstock.issuance.tranche.TrancheEvent.FreezeChanged;
import io.penstock.issuance.tranche.TrancheEvent.FreezeOrdered;
import io.penstock.issuance.tranche.TrancheEvent.FreezeReverted;
import java.util.HashMap;
import java.util.Map;

/**
 * Units of a class that may not leave their wallets: what persons have ordered, and what the chain has made of it.
 *
 * @param orders so far
 * @param frozen by wallet, lower case; as the chain has it, above zero
 * @param open orders that the chain has not answered, by wallet
 */
public record Freezes(int orders, Map<String, Frozen> frozen, Map<String, FreezeOrdered> open) {

    static final Freezes NONE = new Freezes(0, Map.of(), Map.of());

    public Freezes {
        frozen = Map.copyOf(frozen);
        open = Map.copyOf(open);
    }

    /**
     * Units of one wallet.
     *
     * @param units minor units of original face
     * @param orderedBy who gave the last order that froze some
     */
    public record Frozen(long units, String orderedBy) {}

    /** Minor units of original face. */
    long units(String wallet) {
        var known = frozen.get(wallet);
        return known == null ? 0 : known.units();
    }

    Freezes ordered(FreezeOrdered event) {
        var all = new HashMap<>(open);
        all.put(event.wallet(), event);
        return new Freezes(event.number(), frozen, all);
    }

    Freezes changed(FreezeChanged event) {
        var left = new HashMap<>(open);
        var order = left.remove(event.wallet());
        var after = new HashMap<>(frozen);
        long units = event.frozen().minorUnits();
        if (units == 0) {
            after.remove(event.wallet());
        } else {
            var known = frozen.get(event.wallet());
            boolean isMore = known == null || units > known.units();
            var by = order != null && isMore ? order.orderedBy() : known == null ? "" : known.orderedBy();
            after.put(event.wallet(), new Frozen(units, by));
        }
        return new Freezes(orders, after, left);
    }

    Freezes reverted(FreezeReverted event) {
        var left = new HashMap<>(open);
        left.remove(event.wallet());
        return new Freezes(orders, frozen, left);
    }
}
