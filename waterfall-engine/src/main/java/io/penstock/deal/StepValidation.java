package io.penstock.deal;

import io.penstock.deal.Order.Basis;
import io.penstock.deal.Step.PaymentKind;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Checks the steps: that every name exists, that all that accrues is paid somewhere, and that no cash stays
 * behind in the collections account.
 */
final class StepValidation {

    private final DealDocument document;
    private final AmountValidation amounts;
    private final ConditionValidation conditions;
    private final Findings findings;
    private final Set<String> classes;
    private final Set<String> feesPaid = new HashSet<>();
    private final Set<String> interestPaid = new HashSet<>();
    private final Set<String> otherwisePaid = new HashSet<>();
    private boolean reserveIsDrawn;

    StepValidation(DealDocument document, AmountValidation amounts, ConditionValidation conditions, Findings findings) {
        this.document = document;
        this.amounts = amounts;
        this.conditions = conditions;
        this.findings = findings;
        this.classes = document.tranches().stream().map(TrancheTerms::className).collect(Collectors.toSet());
    }

    void check() {
        for (int i = 0; i < document.fees().size(); i++) {
            amounts.requireMoney(document.fees().get(i).amount(), "fees[" + i + "].amount", true);
        }
        document.accounts().forEach((name, account) -> {
            account.target().ifPresent(target -> amounts.requireMoney(target, "accounts." + name + ".target", false));
            account.floor().ifPresent(floor -> amounts.requireMoney(floor, "accounts." + name + ".floor", false));
        });
        control();
        document.orders().forEach((name, order) -> {
            var path = "orders." + name;
            require(
                    TermsValidation.SMALL_NAME.matcher(name).matches(),
                    FindingCode.VALUE_MALFORMED,
                    path,
                    "no name of an order");
            shape(order, path);
            var seen = new HashSet<String>();
            StepReader.leaves(order).forEach(leaf -> members(leaf, path, seen));
        });
        document.modes().forEach((name, steps) -> {
            var path = "modes." + name;
            require(
                    reachable().contains(name),
                    FindingCode.MODE_UNREACHABLE,
                    path,
                    "no transition, step or call leads into " + name);
            mode(steps, path);
        });
        require(
                document.modes().containsKey(document.mode()),
                FindingCode.KEY_MISSING,
                "modes." + document.mode(),
                "a deal has the mode in which it closes, " + document.mode());
        complete();
        amounts.reportUnused();
    }

    private void control() {
        for (var test : document.tests()) {
            conditions.requireFlag(test.passes(), "tests", false);
            test.value().ifPresent(value -> conditions.check(value, "tests", false));
            test.level().ifPresent(level -> conditions.check(level, "tests", false));
        }
        document.transitions().forEach(t -> conditions.requireFlag(t.when(), "transitions", false));
        document.calls().forEach(call -> {
            conditions.requireFlag(call.when(), "calls", true);
            amounts.requireMoney(call.price(), "calls", true);
        });
    }

    private Set<String> reachable() {
        var reachable = new HashSet<String>(Set.of(document.mode()));
        document.transitions().forEach(t -> reachable.add(t.to()));
        document.calls().forEach(call -> call.mode().ifPresent(reachable::add));
        return reachable;
    }

    private void mode(List<Step> steps, String path) {
        var clauses = new HashSet<String>();
        boolean emptied = false;
        for (int i = 0; i < steps.size(); i++) {
            var step = steps.get(i);
            var at = path + "[" + i + "]";
            require(
                    clauses.add(step.clause()),
                    FindingCode.CLAUSE_DUPLICATE,
                    at + ".clause",
                    step.clause() + " stands twice");
            require(
                    !emptied,
                    FindingCode.STEP_UNREACHABLE,
                    at,
                    "the residual has emptied collections before this step");
            step(step, at);
            emptied |= step instanceof Step.Residual residual
                    && residual.upTo().isEmpty()
                    && residual.from().equals(AccountTerms.COLLECTIONS);
        }
        require(
                emptied,
                FindingCode.MODE_WITHOUT_RESIDUAL,
                path,
                "the last step is a residual from " + AccountTerms.COLLECTIONS
                        + " without a limit, so that no cash stays behind");
    }

    private void step(Step step, String path) {
        switch (step) {
            case Step.Pay pay -> pay(pay, path);
            case Step.ToTarget toTarget -> {
                account(toTarget.from(), path + ".from");
                toTarget.upTo().ifPresent(upTo -> amounts.requireMoney(upTo, path + ".upTo", false));
                var filled = document.accounts().get(toTarget.account());
                require(
                        filled != null && filled.target().isPresent(),
                        FindingCode.NAME_UNKNOWN,
                        path + ".toTarget",
                        "no account " + toTarget.account() + " with a target");
                different(toTarget.from(), toTarget.account(), path + ".from");
            }
            case Step.Transfer transfer -> {
                account(transfer.from(), path + ".from");
                amounts.requireMoney(transfer.amount(), path + ".transfer", false);
                account(transfer.to(), path + ".to");
                different(transfer.from(), transfer.to(), path + ".to");
                reserveIsDrawn |= transfer.from().equals(AccountTerms.RESERVE);
            }
            case Step.Residual residual -> {
                account(residual.from(), path + ".from");
                require(
                        classes.contains(residual.payee())
                                || document.parties().stream()
                                        .anyMatch(p -> p.role().equals(residual.payee())),
                        FindingCode.NAME_UNKNOWN,
                        path + ".residual",
                        "no class and no party " + residual.payee());
                residual.upTo().ifPresent(upTo -> amounts.requireMoney(upTo, path + ".upTo", false));
                otherwisePaid.add(residual.payee());
                reserveIsDrawn |= residual.from().equals(AccountTerms.RESERVE);
            }
            case Step.Book book -> amounts.requireMoney(book.amount(), path + ".amount", false);
            case Step.WriteDown writeDown -> amounts.requireMoney(writeDown.amount(), path + ".amount", false);
            case Step.WriteUp writeUp -> amounts.requireMoney(writeUp.amount(), path + ".amount", false);
            case Step.Buy buy -> amounts.requireMoney(buy.amount(), path + ".buy", false);
            case Step.Evaluate _, Step.SetMode _ -> {}
            case Step.Note note -> amounts.use(Set.copyOf(note.amounts()));
            case Step.Branch branch -> {
                for (var one : branch.cases()) {
                    conditions.requireFlag(one.when(), path, false);
                    for (var inner : one.steps()) {
                        step(inner, path);
                    }
                }
                branch.otherwise().forEach(inner -> step(inner, path));
            }
        }
    }

    private void pay(Step.Pay pay, String path) {
        account(pay.from(), path + ".from");
        pay.upTo().ifPresent(upTo -> amounts.requireMoney(upTo, path + ".upTo", false));
        for (int i = 0; i < pay.support().size(); i++) {
            account(pay.support().get(i), path + ".support[" + i + "]");
            different(pay.from(), pay.support().get(i), path + ".support[" + i + "]");
            reserveIsDrawn |= pay.support().get(i).equals(AccountTerms.RESERVE);
        }
        reserveIsDrawn |= pay.from().equals(AccountTerms.RESERVE);
        order(pay.targets(), path + ".targets", pay.kind());
    }

    /** An order inside a step: what it names is paid there. */
    private void order(Order order, String path, PaymentKind kind) {
        var meant = order instanceof Order.Named(var name) ? document.orders().get(name) : order;
        if (meant == null) {
            findings.addUnlessFaulty(FindingCode.NAME_UNKNOWN, path, "no order " + order);
            return;
        }
        shape(meant, path);
        basis(meant, path, kind);
        leaves(meant, path, kind);
    }

    private void shape(Order order, String path) {
        var items = items(order);
        require(
                !(order instanceof Order.Named),
                FindingCode.SHAPE_UNEXPECTED,
                path,
                "an order does not refer to another");
        require(
                order instanceof Order.One || order instanceof Order.Named || !items.isEmpty(),
                FindingCode.ORDER_EMPTY,
                path,
                "an order has targets");
        items.forEach(item -> shape(item, path));
    }

    private void basis(Order order, String path, PaymentKind kind) {
        if (order instanceof Order.ProRata(var basis, var _)) {
            require(
                    (basis == Basis.DUE) != (kind == PaymentKind.PRINCIPAL),
                    FindingCode.TYPE_MISMATCH,
                    path,
                    "fees and interest share by what is due, principal by a balance");
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

    private void leaves(Order order, String path, PaymentKind kind) {
        var seen = new HashSet<String>();
        for (var leaf : StepReader.leaves(order).toList()) {
            if (kind == PaymentKind.FEE) {
                require(
                        document.fees().stream().anyMatch(f -> f.name().equals(leaf)),
                        FindingCode.NAME_UNKNOWN,
                        path,
                        "no fee " + leaf);
                require(seen.add(leaf), FindingCode.NAME_DUPLICATE, path, leaf + " stands twice");
                feesPaid.add(leaf);
                continue;
            }
            for (var member : members(leaf, path, seen)) {
                require(
                        kind == PaymentKind.PRINCIPAL || accrues(member),
                        FindingCode.DUE_NEVER_ACCRUED,
                        path,
                        "class " + member + " has no coupon");
                (kind == PaymentKind.PRINCIPAL ? otherwisePaid : interestPaid).add(member);
            }
        }
    }

    /** The classes behind a name, none of which may have been seen in the same order. */
    private List<String> members(String leaf, String path, Set<String> seen) {
        require(
                classes.contains(leaf) || document.groups().containsKey(leaf),
                FindingCode.NAME_UNKNOWN,
                path,
                "no class or group " + leaf);
        var members = classes.contains(leaf) ? List.of(leaf) : document.groups().getOrDefault(leaf, List.of(leaf));
        for (var member : members) {
            require(seen.add(member), FindingCode.NAME_DUPLICATE, path, member + " stands twice");
        }
        return members;
    }

    private boolean accrues(String className) {
        return document.tranches().stream()
                .anyMatch(t -> t.className().equals(className) && t.coupon().isPresent());
    }

    private void complete() {
        for (int i = 0; i < document.fees().size(); i++) {
            var name = document.fees().get(i).name();
            require(feesPaid.contains(name), FindingCode.ACCRUED_NEVER_PAID, "fees[" + i + "]", "no step pays " + name);
        }
        for (int i = 0; i < document.tranches().size(); i++) {
            var tranche = document.tranches().get(i);
            require(
                    tranche.coupon().isEmpty() || interestPaid.contains(tranche.className()),
                    FindingCode.ACCRUED_NEVER_PAID,
                    "tranches[" + i + "].coupon",
                    "no step pays the interest of class " + tranche.className());
            require(
                    otherwisePaid.contains(tranche.className()),
                    FindingCode.TRANCHE_NEVER_PAID,
                    "tranches[" + i + "]",
                    "no step pays principal or residual to class " + tranche.className());
        }
        require(
                !document.accounts().containsKey(AccountTerms.RESERVE) || reserveIsDrawn,
                FindingCode.ACCOUNT_NEVER_EMPTIED,
                "accounts.reserve",
                "no step takes cash from the reserve");
    }

    private void account(String name, String path) {
        require(document.accounts().containsKey(name), FindingCode.NAME_UNKNOWN, path, "no account " + name);
    }

    private void different(String from, String to, String path) {
        require(!from.equals(to), FindingCode.NAME_DUPLICATE, path, "cash would move from " + from + " to itself");
    }

    private void require(boolean holds, FindingCode code, String path, String detail) {
        if (!holds) {
            findings.addUnlessFaulty(code, path, detail);
        }
    }
}
