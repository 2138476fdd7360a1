package io.penstock.deal;

import java.util.List;

/** Writes steps and orders of payment: the reverse of {@link StepReader}. */
final class StepWriter {

    private StepWriter() {}

    static Json steps(List<Step> steps) {
        return Json.Array.of(steps.stream().map(StepWriter::step).toList());
    }

    static Json order(Order order) {
        return switch (order) {
            case Order.One(var name) -> new Json.Text(name);
            case Order.Named(var name) -> new JsonFields().text("ref", name).json();
            case Order.Sequential(var items) ->
                new JsonFields().list("sequential", items, StepWriter::order).json();
            case Order.Reverse(var items) ->
                new JsonFields().list("reverse", items, StepWriter::order).json();
            case Order.ProRata(var basis, var items) ->
                new JsonFields()
                        .text("proRata", DealWriter.word(basis))
                        .list("of", items, StepWriter::order)
                        .json();
        };
    }

    private static Json step(Step step) {
        var members = new JsonFields().text("clause", step.clause());
        return switch (step) {
            case Step.Pay pay ->
                members.text("pay", DealWriter.word(pay.kind()))
                        .put("targets", order(pay.targets()))
                        .optional("upTo", pay.upTo())
                        .optional("share", pay.share().map(DealWriter::decimal))
                        .optional("keep", pay.keep())
                        .text("from", pay.from())
                        .listUnlessEmpty("support", pay.support(), Json.Text::new)
                        .json();
            case Step.ToTarget(var _, var account, var upTo, var from) ->
                members.text("toTarget", account)
                        .optional("upTo", upTo)
                        .text("from", from)
                        .json();
            case Step.Transfer(var _, var amount, var from, var to) ->
                members.text("transfer", amount)
                        .text("from", from)
                        .text("to", to)
                        .json();
            case Step.Residual(var _, var payee, var upTo, var from) ->
                members.text("residual", payee)
                        .optional("upTo", upTo)
                        .text("from", from)
                        .json();
            case Step.Book(var _, var side, var ledgers, var amount) ->
                members.list(DealWriter.word(side), ledgers, Json.Text::new)
                        .text("amount", amount)
                        .json();
            case Step.WriteDown(var _, var targets, var amount) ->
                members.put("writeDown", order(targets)).text("amount", amount).json();
            case Step.WriteUp(var _, var targets, var amount) ->
                members.put("writeUp", order(targets)).text("amount", amount).json();
            case Step.Buy(var _, var amount, var from, var payee) ->
                members.text("buy", amount)
                        .text("from", from)
                        .text("payee", payee)
                        .json();
            case Step.Evaluate(var _, var test) ->
                members.text("evaluate", test).json();
            case Step.SetMode(var _, var mode) -> members.text("setMode", mode).json();
            case Step.Note(var _, var amounts) ->
                members.list("note", amounts, Json.Text::new).json();
            case Step.Branch branch -> branch(members, branch);
        };
    }

    private static Json branch(JsonFields members, Step.Branch branch) {
        // A branch without a case cannot be read; one built in Java is written so that the reader refuses it.
        branch.cases().stream()
                .limit(1)
                .forEach(first -> members.text("if", first.when()).put("then", steps(first.steps())));
        return members.listUnlessEmpty(
                        "elseIf",
                        branch.cases().stream().skip(1).toList(),
                        other -> new JsonFields()
                                .text("if", other.when())
                                .put("then", steps(other.steps()))
                                .json())
                .listUnlessEmpty("else", branch.otherwise(), StepWriter::step)
                .json();
    }
}
