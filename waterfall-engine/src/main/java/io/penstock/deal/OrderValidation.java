package io.penstock.deal;

import io.penstock.deal.Order.Basis;
import io.penstock.deal.Step.PaymentKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks orders of payment and finds whom they name. */
final class OrderValidation {

    private final DealDocument document;
    private final Findings findings;
    private final Set<String> classes;

    OrderValidation(DealDocument document, Findings findings) {
        this.document = document;
        this.findings = findings;
        this.classes = document.tranches().stream().map(TrancheTerms::className).collect(Collectors.toSet());
    }

    /** The named orders, whose targets are classes. */
    void check() {
        document.orders().forEach((name, order) -> {
            var path = "orders." + name;
            require(
                    TermsValidation.SMALL_NAME.matcher(name).matches(),
                    FindingCode.VALUE_MALFORMED,
                    path,
                    "no name of an order");
            shape(order, path);
            classes(order, path);
        });
    }

    /** The fees that an order inside a step names. */
    List<String> fees(Order order, String path) {
        var meant = meant(order, path, PaymentKind.FEE);
        var seen = new HashSet<String>();
        var fees = StepReader.leaves(meant).toList();
        for (var fee : fees) {
            require(
                    document.fees().stream().anyMatch(f -> f.name().equals(fee)),
                    FindingCode.NAME_UNKNOWN,
                    path,
                    "no fee " + fee);
            require(seen.add(fee), FindingCode.NAME_DUPLICATE, path, fee + " stands twice");
        }
        return fees;
    }

    /**
     * The classes that an order inside a step names, groups replaced by their members.
     *
     * @param kind what they share: interest by what is due, principal and losses by a balance
     */
    List<String> classes(Order order, String path, PaymentKind kind) {
        return classes(meant(order, path, kind), path);
    }

    private Order meant(Order order, String path, PaymentKind kind) {
        var meant = order instanceof Order.Named(var name) ? document.orders().get(name) : order;
        if (meant == null) {
            findings.addUnlessFaulty(FindingCode.NAME_UNKNOWN, path, "no order " + ((Order.Named) order).name());
            return new Order.Sequential(List.of());
        }
        shape(meant, path);
        basis(meant, path, kind);
        return meant;
    }

    private void shape(Order order, String path) {
        require(
                !(order instanceof Order.Named),
                FindingCode.SHAPE_UNEXPECTED,
                path,
                "an order does not refer to another");
        require(
                order instanceof Order.One
                        || order instanceof Order.Named
                        || !items(order).isEmpty(),
                FindingCode.ORDER_EMPTY,
                path,
                "an order has targets");
        items(order).forEach(item -> shape(item, path));
    }

    private void basis(Order order, String path, PaymentKind kind) {
        if (order instanceof Order.ProRata(var basis, var _)) {
            require(
                    (basis == Basis.DUE) != (kind == PaymentKind.PRINCIPAL),
                    FindingCode.TYPE_MISMATCH,
                    path,
                    "fees and interest share by what is due, principal and losses by a balance");
        }
        items(order).forEach(item -> basis(item, path, kind));
    }

    private static List<Order> items(Order order) {
        return switch (order) {
            case Order.One _, Order.Named _ -> List.of();
            case Order.Sequential(var items) -> items;
            case Order.Reverse(var items) -> items;
            case Order.ProRata(var _, var items) -> items;
        };
    }

    private List<String> classes(Order order, String path) {
        var seen = new HashSet<String>();
        var all = new ArrayList<String>();
        for (var leaf : StepReader.leaves(order).toList()) {
            require(
                    classes.contains(leaf) || document.groups().containsKey(leaf),
                    FindingCode.NAME_UNKNOWN,
                    path,
                    "no class or group " + leaf);
            var members =
                    classes.contains(leaf) ? List.of(leaf) : document.groups().getOrDefault(leaf, List.of(leaf));
            for (var member : members) {
                require(seen.add(member), FindingCode.NAME_DUPLICATE, path, member + " stands twice");
                all.add(member);
            }
        }
        return all;
    }

    private void require(boolean holds, FindingCode code, String path, String detail) {
        if (!holds) {
            findings.addUnlessFaulty(code, path, detail);
        }
    }
}
