package io.penstock.waterfall;

import io.penstock.deal.Order;
import io.penstock.deal.Order.Basis;
import io.penstock.kernel.Fraction;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/**
 * Shares amounts over targets in an order of payment, in whole minor units.
 *
 * <p>Several amounts may be shared one after the other, as the tiers of principal of one payment date are.
 * Entitlements are exact fractions of the <b>total so far</b>, so that rounding one tier after the other
 * gives each target what rounding the total once would give it. With two targets the first has its exact
 * share rounded half up and the second the rest, which is what the certificates of CAOT-2024-2 show.
 *
 * <p>Left-over units go to the targets that are furthest below their entitlement, and among equals to the
 * earlier one (largest remainder). With three or more targets a share can come one unit below what it
 * would be if more had been shared (the Alabama paradox); a part already given is never taken back.
 */
final class Sharing {

    private final Order order;
    private final SequencedMap<String, Long> capacities;
    private final Map<String, Long> originalBalances;
    private final SequencedMap<String, Long> shared = new LinkedHashMap<>();
    private long total;

    /**
     * @param order without references to named orders and groups
     * @param capacities the most that each target can receive
     * @param originalBalances weights for {@link Basis#ORIGINAL_BALANCE}
     */
    Sharing(Order order, SequencedMap<String, Long> capacities, Map<String, Long> originalBalances) {
        this.order = order;
        this.capacities = capacities;
        this.originalBalances = originalBalances;
        capacities.keySet().forEach(target -> shared.put(target, 0L));
    }

    /** What all targets together can still receive. */
    long capacity() {
        long capacity = 0;
        for (var target : capacities.entrySet()) {
            capacity = Math.addExact(capacity, target.getValue() - given(target.getKey()));
        }
        return capacity;
    }

    /** One that goes on from here without changing this one: what would be shared. */
    Sharing copy() {
        var copy = new Sharing(order, capacities, originalBalances);
        copy.shared.putAll(shared);
        copy.total = total;
        return copy;
    }

    /** Shares an amount and remembers it. Every target is named, in order. */
    SequencedMap<String, Long> share(long amount) {
        if (amount < 0 || amount > capacity()) {
            throw new IllegalStateException("targets that can take " + capacity() + " are given " + amount);
        }
        var entitlements = new LinkedHashMap<String, Fraction>();
        capacities.keySet().forEach(target -> entitlements.put(target, Fraction.ZERO));
        entitle(order, Fraction.of(Math.addExact(total, amount)), entitlements);

        var parts = new LinkedHashMap<String, Long>();
        entitlements.forEach((target, exact) -> parts.put(target, Math.max(0, exact.floor() - given(target))));
        long left = amount - parts.values().stream().mapToLong(Long::longValue).sum();
        for (; left > 0; left--) {
            parts.merge(furthest(entitlements, parts, 1), 1L, Long::sum);
        }
        for (; left < 0; left++) {
            parts.merge(furthest(entitlements, parts, -1), -1L, Long::sum);
        }
        parts.forEach((target, part) -> shared.merge(target, part, Math::addExact));
        total = Math.addExact(total, amount);
        return parts;
    }

    /**
     * The target whose exact entitlement lies furthest above what it has ({@code direction} 1, and it can
     * take more), or furthest below ({@code direction} −1, and something can be taken from its part).
     */
    private String furthest(Map<String, Fraction> entitlements, Map<String, Long> parts, int direction) {
        String found = "";
        Fraction most = Fraction.ZERO;
        for (var target : entitlements.entrySet()) {
            var name = target.getKey();
            long part = parts.getOrDefault(name, 0L);
            boolean possible = direction > 0 ? given(name) + part < capacities.getOrDefault(name, 0L) : part > 0;
            var distance =
                    target.getValue().minus(Fraction.of(given(name) + part)).times(Fraction.of(direction));
            if (possible && (found.isEmpty() || distance.compareTo(most) > 0)) {
                found = name;
                most = distance;
            }
        }
        return found;
    }

    private void entitle(Order part, Fraction amount, Map<String, Fraction> entitlements) {
        switch (part) {
            case Order.One(var name) -> entitlements.put(name, amount);
            case Order.Sequential(var items) -> {
                var left = amount;
                for (var item : items) {
                    var given = left.min(Fraction.of(capacity(item)));
                    entitle(item, given, entitlements);
                    left = left.minus(given);
                }
            }
            case Order.Reverse reverse -> throw new IllegalStateException("unresolved order " + reverse);
            case Order.ProRata(var basis, var items) -> entitleProRata(basis, items, amount, entitlements);
            case Order.Named named -> throw new IllegalStateException("unresolved order " + named);
        }
    }

    /** Fills whoever needs less than its share, and shares the rest among the others until nobody does. */
    private void entitleProRata(Basis basis, List<Order> items, Fraction amount, Map<String, Fraction> entitlements) {
        var open = items.stream().filter(item -> capacity(item) > 0).toList();
        var left = amount;
        while (!open.isEmpty()) {
            var rest = left;
            var weights = Fraction.of(
                    open.stream().mapToLong(item -> weight(basis, item)).sum());
            var full = open.stream()
                    .filter(item -> share(rest, basis, item, weights).compareTo(Fraction.of(capacity(item))) >= 0)
                    .toList();
            if (full.isEmpty()) {
                open.forEach(item -> entitle(item, share(rest, basis, item, weights), entitlements));
                return;
            }
            for (var item : full) {
                entitle(item, Fraction.of(capacity(item)), entitlements);
                left = left.minus(Fraction.of(capacity(item)));
            }
            open = open.stream().filter(item -> !full.contains(item)).toList();
        }
    }

    private Fraction share(Fraction amount, Basis basis, Order item, Fraction weights) {
        return amount.times(Fraction.of(weight(basis, item))).dividedBy(weights);
    }

    private long weight(Basis basis, Order item) {
        return Targets.leaves(item)
                .mapToLong(target -> switch (basis) {
                    case DUE, BALANCE -> capacities.getOrDefault(target, 0L);
                    case ORIGINAL_BALANCE -> originalBalances.getOrDefault(target, 0L);
                })
                .sum();
    }

    private long capacity(Order item) {
        return Targets.leaves(item)
                .mapToLong(target -> capacities.getOrDefault(target, 0L))
                .sum();
    }

    private long given(String target) {
        return shared.getOrDefault(target, 0L);
    }
}
