package io.penstock.waterfall;

import io.penstock.deal.Order;
import io.penstock.deal.ResolvedDeal;
import java.util.List;
import java.util.stream.Stream;

/** Replaces the names in an order of payment: named orders by themselves, groups by their members in place. */
final class Targets {

    private Targets() {}

    static Order resolve(ResolvedDeal deal, Order order) {
        return switch (order) {
            case Order.Named(var name) -> resolve(deal, deal.order(name));
            case Order.Sequential(var items) -> new Order.Sequential(resolve(deal, items));
            case Order.Reverse(var items) ->
                new Order.Sequential(resolve(deal, items).reversed());
            case Order.ProRata(var basis, var items) -> new Order.ProRata(basis, resolve(deal, items));
            case Order.One one -> new Order.Sequential(resolve(deal, List.of(one)));
        };
    }

    private static List<Order> resolve(ResolvedDeal deal, List<Order> items) {
        return items.stream()
                .flatMap(item -> item instanceof Order.One(var name)
                        ? deal.classesOf(name).stream().<Order>map(Order.One::new)
                        : Stream.of(resolve(deal, item)))
                .toList();
    }

    /** The targets of a resolved order, in its own sequence. */
    static Stream<String> leaves(Order order) {
        return switch (order) {
            case Order.One(var name) -> Stream.of(name);
            case Order.Sequential(var items) -> items.stream().flatMap(Targets::leaves);
            case Order.Reverse(var items) -> items.reversed().stream().flatMap(Targets::leaves);
            case Order.ProRata(var _, var items) -> items.stream().flatMap(Targets::leaves);
            case Order.Named named -> throw new IllegalStateException("unresolved order " + named);
        };
    }
}
