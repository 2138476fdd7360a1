package io.penstock.waterfall.program;

import io.penstock.deal.Order;
import io.penstock.deal.ResolvedDeal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Turns an order of payment into numbered targets: groups by their members in place, named orders by themselves. */
final class Orders {

    private final ResolvedDeal deal;
    private final List<String> targets = new ArrayList<>();

    private Orders(ResolvedDeal deal) {
        this.deal = deal;
    }

    /**
     * An order with its targets.
     *
     * @param portions targets by number, in the sequence in which they stand in {@code targets}
     * @param written the same with every bracket of the document: orders that differ in it are different orders
     */
    record Resolved(Portions portions, Portions written, List<String> targets) {

        Resolved {
            targets = List.copyOf(targets);
        }
    }

    static Resolved of(ResolvedDeal deal, Order order) {
        var orders = new Orders(deal);
        var portions = orders.portions(order);
        return new Resolved(portions.simplified(), portions, orders.targets);
    }

    private Portions portions(Order order) {
        return switch (order) {
            case Order.Named(var name) -> portions(deal.order(name));
            case Order.Sequential(var items) -> new Portions.Sequence(items(expanded(items)));
            case Order.Reverse(var items) ->
                new Portions.Sequence(items(expanded(items).reversed()));
            case Order.ProRata(var basis, var items) ->
                new Portions.Proportional(basis != Order.Basis.ORIGINAL_BALANCE, items(expanded(items)));
            case Order.One one -> new Portions.Sequence(items(expanded(List.of(one))));
        };
    }

    private List<Order> expanded(List<Order> items) {
        return items.stream()
                .flatMap(item -> item instanceof Order.One(var name)
                        ? deal.classesOf(name).stream().<Order>map(Order.One::new)
                        : Stream.of(item))
                .toList();
    }

    private List<Portions> items(List<Order> items) {
        return items.stream().map(this::item).toList();
    }

    private Portions item(Order item) {
        if (item instanceof Order.One(var name)) {
            targets.add(name);
            return new Portions.One(targets.size() - 1);
        }
        return portions(item);
    }
}
