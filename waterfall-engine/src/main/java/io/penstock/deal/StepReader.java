package io.penstock.deal;

import io.penstock.deal.Order.Basis;
import io.penstock.deal.Step.PaymentKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads steps and orders of payment. */
final class StepReader {

    private static final List<String> KINDS = List.of("pay", "toTarget", "transfer", "residual");

    private final Findings findings;

    StepReader(Findings findings) {
        this.findings = findings;
    }

    Step step(Json json, String path) {
        var section = Section.of(json, path, findings);
        var kinds = KINDS.stream().filter(section::has).toList();
        if (kinds.size() != 1) {
            findings.addUnlessFaulty(FindingCode.SHAPE_UNEXPECTED, path, "a step has exactly one of " + KINDS);
            return new Step.Residual("", "", Optional.empty(), "");
        }
        var clause = section.text("clause");
        var from = section.text("from");
        Step step = switch (kinds.getFirst()) {
            case "pay" ->
                new Step.Pay(
                        clause,
                        section.constant("pay", PaymentKind.values(), DealWriter::word),
                        section.required("targets")
                                .map(targets -> order(targets, section.path("targets")))
                                .orElse(new Order.Sequential(List.of())),
                        section.optionalText("upTo"),
                        from,
                        section.optional("support")
                                .map(support -> texts(support, section.path("support")))
                                .orElse(List.of()));
            case "toTarget" -> new Step.ToTarget(clause, section.text("toTarget"), from);
            case "transfer" -> new Step.Transfer(clause, section.text("transfer"), from, section.text("to"));
            default -> new Step.Residual(clause, section.text("residual"), section.optionalText("upTo"), from);
        };
        section.close();
        return step;
    }

    Order order(Json json, String path) {
        return switch (json) {
            case Json.Text _ -> new Order.One(Section.textAt(json, path, findings));
            case Json.Array _ -> new Order.Sequential(items(json, path));
            case Json.Members _ -> {
                var section = Section.of(json, path, findings);
                Order order;
                if (section.has("ref")) {
                    order = new Order.Named(section.text("ref"));
                } else if (section.has("proRata")) {
                    order = new Order.ProRata(
                            section.constant("proRata", Basis.values(), DealWriter::word),
                            section.list("of", this::order));
                } else {
                    order = new Order.Sequential(section.list("sequential", this::order));
                }
                section.close();
                yield order;
            }
        };
    }

    private List<Order> items(Json json, String path) {
        return Section.listAt(json, path, findings, this::order);
    }

    private List<String> texts(Json json, String path) {
        return Section.listAt(json, path, findings, (item, at) -> Section.textAt(item, at, findings));
    }

    /** The names at the ends of an order, in its own sequence; references are not followed. */
    static Stream<String> leaves(Order order) {
        return switch (order) {
            case Order.One(var name) -> Stream.of(name);
            case Order.Named _ -> Stream.empty();
            case Order.Sequential(var items) -> items.stream().flatMap(StepReader::leaves);
            case Order.ProRata(var _, var items) -> items.stream().flatMap(StepReader::leaves);
        };
    }
}
