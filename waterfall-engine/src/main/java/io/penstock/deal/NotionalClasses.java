package io.penstock.deal;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Classes that bear interest on a figure of the deal and that no step pays principal or a residual or writes down: their
 * original balance is a size to reckon with and nothing that anybody owes.
 */
final class NotionalClasses {

    private NotionalClasses() {}

    static Set<String> of(DealDocument document) {
        var owed = document.modes().values().stream()
                .flatMap(steps -> Steps.all(steps).stream())
                .flatMap(step -> owed(document, step))
                .flatMap(name -> document.groups().getOrDefault(name, List.of(name)).stream())
                .collect(Collectors.toSet());
        return document.tranches().stream()
                .filter(tranche -> tranche.interestBalance().isPresent() && !owed.contains(tranche.className()))
                .map(TrancheTerms::className)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> owed(DealDocument document, Step step) {
        return switch (step) {
            case Step.Pay pay when pay.kind() == Step.PaymentKind.PRINCIPAL -> names(document, pay.targets());
            case Step.Residual residual -> Stream.of(residual.payee());
            case Step.WriteDown down -> names(document, down.targets());
            default -> Stream.empty();
        };
    }

    private static Stream<String> names(DealDocument document, Order order) {
        return switch (order) {
            case Order.One(var name) -> Stream.of(name);
            case Order.Sequential(var items) -> items.stream().flatMap(item -> names(document, item));
            case Order.Reverse(var items) -> items.stream().flatMap(item -> names(document, item));
            case Order.ProRata(var _, var items) -> items.stream().flatMap(item -> names(document, item));
            case Order.Named(var name) ->
                Stream.ofNullable(document.orders().get(name)).flatMap(named -> names(document, named));
        };
    }
}
