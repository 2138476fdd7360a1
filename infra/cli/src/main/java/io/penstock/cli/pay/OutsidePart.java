package io.penstock.cli.pay;

import io.penstock.cli.file.Part;
import io.penstock.deal.InputTerms;
import io.penstock.deal.InputValue;
import io.penstock.deal.ResolvedDeal;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a collection report says that is no cash and no pool: fixings, declared inputs, exercised calls. */
final class OutsidePart {

    private final ResolvedDeal deal;

    OutsidePart(ResolvedDeal deal) {
        this.deal = deal;
    }

    /** The rate of every index of the deal. A rate above 1 is 5.33 where 0.0533 is meant: it would pay a hundredfold. */
    SortedMap<String, BigDecimal> fixings(Part root) {
        var fixings = new TreeMap<String, BigDecimal>();
        var part = deal.indices().isEmpty()
                ? root.find("fixings")
                : root.required("fixings", "Name the rate of each index of the deal: " + deal.indices());
        part.ifPresent(found -> {
            var rates = found.members(deal.indices());
            deal.indices().stream()
                    .filter(index -> !rates.containsKey(index))
                    .forEach(index -> found.required(index, "Write its rate as printed; 5.33 % is \"0.0533\""));
            rates.forEach((index, value) -> value.decimal().ifPresent(rate -> {
                if (rate.compareTo(BigDecimal.ONE) > 0) {
                    value.fault(
                            "VALUE_OUT_OF_RANGE",
                            rate.toPlainString() + " is above 1, which is 100 %",
                            "Write 5.33 % as \"0.0533\"");
                }
                fixings.put(index, rate);
            }));
        });
        return fixings;
    }

    /** The figures that the document declares; one without a default has to be there. */
    SortedMap<String, String> inputs(Part root) {
        var inputs = new TreeMap<String, String>();
        boolean needed =
                deal.inputs().stream().anyMatch(input -> input.defaultValue().isEmpty());
        var part = needed
                ? root.required("inputs", "Write the figures that the deal document declares under inputs")
                : root.find("inputs");
        part.ifPresent(found -> {
            var names = new TreeSet<String>();
            deal.inputs().forEach(input -> names.add(input.name()));
            var given = found.members(names);
            deal.inputs()
                    .forEach(input -> value(found, input, Optional.ofNullable(given.get(input.name())))
                            .ifPresent(text -> inputs.put(input.name(), text)));
        });
        return inputs;
    }

    private Optional<String> value(Part part, InputTerms input, Optional<Part> given) {
        if (given.isEmpty()) {
            if (input.defaultValue().isEmpty()) {
                part.required(
                        input.name(),
                        "Write it, as " + input.kind()
                                + input.note().map(n -> ": " + n).orElse(""));
            }
            return Optional.empty();
        }
        return given.flatMap(value -> value.text().filter(text -> isReadable(value, input, text)));
    }

    private boolean isReadable(Part value, InputTerms input, String text) {
        try {
            InputValue.parse(input.kind(), deal.currency(), text);
            return true;
        } catch (IllegalArgumentException | ArithmeticException e) {
            value.fault("VALUE_MALFORMED", String.valueOf(e.getMessage()), "");
            return false;
        }
    }

    /** The calls that are exercised. */
    List<String> exercised(Part root) {
        var calls = new ArrayList<String>();
        root.find("exercised")
                .ifPresent(part -> part.items()
                        .forEach(item -> item.text().ifPresent(call -> {
                            if (!deal.calls().containsKey(call)) {
                                item.fault(
                                        "NAME_UNKNOWN",
                                        "the deal has no call " + call,
                                        deal.calls().isEmpty()
                                                ? "Remove it; the deal has none"
                                                : "Its calls are "
                                                        + String.join(
                                                                ", ",
                                                                deal.calls().keySet()));
                            }
                            calls.add(call);
                        })));
        return calls;
    }
}
