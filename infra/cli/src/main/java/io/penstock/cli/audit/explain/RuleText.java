package io.penstock.cli.audit.explain;

import static java.util.stream.Collectors.joining;

import io.penstock.deal.Order;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.Step;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A step of the priority of payments as a sentence, made from the deal document and from nothing else. */
final class RuleText {

    private RuleText() {}

    /** The step with this clause in this mode, branches included. */
    static Optional<Step> find(ResolvedDeal deal, String mode, String clause) {
        return find(deal.steps(mode), clause);
    }

    private static Optional<Step> find(List<Step> steps, String clause) {
        for (var step : steps) {
            if (step instanceof Step.Branch branch) {
                var inside = branch.cases().stream()
                        .flatMap(way -> find(way.steps(), clause).stream())
                        .findFirst()
                        .or(() -> find(branch.otherwise(), clause));
                if (inside.isPresent()) {
                    return inside;
                }
            } else if (step.clause().equals(clause)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** {@code "Pay interest to A from collections; if that does not suffice, from reserve."} */
    static String of(ResolvedDeal deal, Step step) {
        return switch (step) {
            case Step.Pay pay -> pay(deal, pay);
            case Step.ToTarget(var _, var account, var upTo, var from) ->
                "Fill account " + account + " up to its target " + target(deal, account) + " from " + from + upTo(upTo)
                        + ".";
            case Step.Transfer(var _, var amount, var from, var to) ->
                "Move " + amount + " from " + from + " to " + to + ".";
            case Step.Residual(var _, var payee, var upTo, var from) ->
                "Pay what is left in " + from + " to " + payee + upTo(upTo) + ".";
            case Step.Book(var _, var side, var ledgers, var amount) ->
                (side == Step.Side.DEBIT ? "Add " : "Take ") + amount
                        + (side == Step.Side.DEBIT ? " to " : " from ") + "ledger "
                        + String.join(", then ", ledgers) + ".";
            case Step.WriteDown(var _, var targets, var amount) ->
                "Write down " + order(deal, targets) + " by " + amount + ".";
            case Step.WriteUp(var _, var targets, var amount) ->
                "Write up " + order(deal, targets) + " by " + amount + ".";
            case Step.Buy(var _, var amount, var from, var payee) ->
                "Buy assets for " + amount + " from " + payee + " out of " + from + ".";
            case Step.Evaluate(var _, var test) -> "Ask test " + test + ".";
            case Step.SetMode(var _, var mode) -> "Pay by mode " + mode + " from the next payment date on.";
            case Step.Note(var _, var amounts) -> "Compute " + String.join(", ", amounts) + ".";
            case Step.Branch branch ->
                "One of " + (branch.cases().size() + 1) + " ways, by "
                        + branch.cases().stream().map(Step.Branch.Case::when).collect(joining("; ")) + ".";
        };
    }

    private static String pay(ResolvedDeal deal, Step.Pay pay) {
        var text = new StringBuilder("Pay ");
        pay.share().ifPresent(share -> text.append(share.toPlainString()).append(" of "));
        text.append(pay.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        text.append(pay.kind() == Step.PaymentKind.FEE ? " " : " to ").append(order(deal, pay.targets()));
        text.append(upTo(pay.upTo())).append(" from ").append(pay.from());
        pay.keep().ifPresent(keep -> text.append(", which keeps ").append(keep));
        if (!pay.support().isEmpty()) {
            text.append("; if that does not suffice, from ").append(String.join(", then ", pay.support()));
        }
        return text.append('.').toString();
    }

    private static String upTo(Optional<String> amount) {
        return amount.map(name -> " up to " + name).orElse("");
    }

    private static String target(ResolvedDeal deal, String account) {
        return deal.account(account).target().orElse("");
    }

    private static String order(ResolvedDeal deal, Order order) {
        return switch (order) {
            case Order.One(var name) -> String.join(", then ", deal.classesOf(name));
            case Order.Named(var name) -> order(deal, deal.order(name));
            case Order.Sequential(var items) -> items(deal, items, ", then ");
            case Order.Reverse(var items) -> items(deal, items.reversed(), ", then ");
            case Order.ProRata(var basis, var items) ->
                items(deal, items, " and ") + " in proportion to "
                        + switch (basis) {
                            case DUE -> "what is due";
                            case ORIGINAL_BALANCE -> "original balances";
                            case BALANCE -> "balances";
                        };
        };
    }

    private static String items(ResolvedDeal deal, List<Order> items, String between) {
        return items.stream()
                .map(item -> item instanceof Order.ProRata ? "(" + order(deal, item) + ")" : order(deal, item))
                .collect(joining(between));
    }
}
