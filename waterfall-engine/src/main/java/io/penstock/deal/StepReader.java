package io.penstock.deal;

import io.penstock.deal.Order.Basis;
import io.penstock.deal.Step.Branch;
import io.penstock.deal.Step.PaymentKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reads steps and orders of payment. */
final class StepReader {

    static final List<String> KINDS = List.of(
            "pay",
            "toTarget",
            "transfer",
            "residual",
            "debit",
            "credit",
            "writeDown",
            "writeUp",
            "buy",
            "evaluate",
            "setMode",
            "note",
            "if");

    private final Findings findings;

    StepReader(Findings findings) {
        this.findings = findings;
    }

    Step step(Json json, String path) {
        var section = Section.of(json, path, findings);
        var kinds = KINDS.stream().filter(section::has).toList();
        if (kinds.size() != 1) {
            findings.addUnlessFaulty(FindingCode.SHAPE_UNEXPECTED, path, "a step has exactly one of " + KINDS);
            return new Step.Note("", List.of());
        }
        var clause = section.text("clause");
        Step step = switch (kinds.getFirst()) {
            case "pay" -> pay(section, clause);
            case "toTarget" ->
                new Step.ToTarget(clause, section.text("toTarget"), section.optionalText("upTo"), section.text("from"));
            case "transfer" ->
                new Step.Transfer(clause, section.text("transfer"), section.text("from"), section.text("to"));
            case "residual" ->
                new Step.Residual(clause, section.text("residual"), section.optionalText("upTo"), section.text("from"));
            case "debit" ->
                new Step.Book(clause, Step.Side.DEBIT, section.optionalTexts("debit"), section.text("amount"));
            case "credit" ->
                new Step.Book(clause, Step.Side.CREDIT, section.optionalTexts("credit"), section.text("amount"));
            case "writeDown" -> new Step.WriteDown(clause, order(section, "writeDown"), section.text("amount"));
            case "writeUp" -> new Step.WriteUp(clause, order(section, "writeUp"), section.text("amount"));
            case "buy" -> new Step.Buy(clause, section.text("buy"), section.text("from"), section.text("payee"));
            case "evaluate" -> new Step.Evaluate(clause, section.text("evaluate"));
            case "setMode" -> new Step.SetMode(clause, section.text("setMode"));
            case "note" -> new Step.Note(clause, section.optionalTexts("note"));
            default -> branch(section, clause);
        };
        section.close();
        return step;
    }

    private Step pay(Section section, String clause) {
        return new Step.Pay(
                clause,
                section.constant("pay", PaymentKind.values(), DealWriter::word),
                order(section, "targets"),
                section.optionalText("upTo"),
                section.optionalDecimal("share"),
                section.optionalText("keep"),
                section.text("from"),
                section.optionalTexts("support"));
    }

    private Step branch(Section section, String clause) {
        var cases = new ArrayList<Branch.Case>();
        cases.add(new Branch.Case(section.text("if"), section.list("then", this::step)));
        cases.addAll(section.optionalList("elseIf", (json, path) -> {
            var elseIf = Section.of(json, path, findings);
            var read = new Branch.Case(elseIf.text("if"), elseIf.list("then", this::step));
            elseIf.close();
            return read;
        }));
        return new Branch(clause, cases, section.optionalList("else", this::step));
    }

    private Order order(Section section, String key) {
        return section.required(key)
                .map(targets -> order(targets, section.path(key)))
                .orElse(new Order.Sequential(List.of()));
    }

    Order order(Json json, String path) {
        return switch (json) {
            case Json.Text _ -> new Order.One(Section.textAt(json, path, findings));
            case Json.Array _ -> new Order.Sequential(Section.listAt(json, path, findings, this::order));
            case Json.Members _ -> {
                var section = Section.of(json, path, findings);
                Order order;
                if (section.has("ref")) {
                    order = new Order.Named(section.text("ref"));
                } else if (section.has("proRata")) {
                    order = new Order.ProRata(
                            section.constant("proRata", Basis.values(), DealWriter::word),
                            section.list("of", this::order));
                } else if (section.has("reverse")) {
                    order = new Order.Reverse(section.list("reverse", this::order));
                } else {
                    order = new Order.Sequential(section.list("sequential", this::order));
                }
                section.close();
                yield order;
            }
        };
    }

    /** The names at the ends of an order, in its own sequence; references are not followed. */
    static Stream<String> leaves(Order order) {
        return switch (order) {
            case Order.One(var name) -> Stream.of(name);
            case Order.Named _ -> Stream.empty();
            case Order.Sequential(var items) -> items.stream().flatMap(StepReader::leaves);
            case Order.Reverse(var items) -> items.reversed().stream().flatMap(StepReader::leaves);
            case Order.ProRata(var _, var items) -> items.stream().flatMap(StepReader::leaves);
        };
    }
}
