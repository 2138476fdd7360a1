package io.penstock.issuance.pool.adapter.intake;

import io.penstock.deal.CanonicalJson;
import io.penstock.deal.Json;
import io.penstock.platform.deal.DealYaml;
import io.penstock.platform.deal.DealYamlException;
import io.penstock.platform.json.PlatformJson;
import io.penstock.tape.ControlFigures;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The originator's figures as JSON: {@code {"loans": 5000, "sums": {"originalAmount": "1.00"}, "counts": {"NC": 17}}}. */
public final class ControlText {

    private static final int MOST_FIGURES = 500;
    private static final String COUNT = "[0-9]{1,12}";
    private static final String SUM = "-?[0-9]{1,18}(\\.[0-9]{1,12})?";

    private ControlText() {}

    /** As they are sent; what is left out is not compared. */
    public record Given(
            @Nullable Long loans,
            @Nullable Map<String, String> sums,
            @Nullable Map<String, Long> counts) {

        ControlFigures figures() {
            var amounts = new LinkedHashMap<String, BigDecimal>();
            if (sums != null) {
                sums.forEach((name, sum) -> amounts.put(name, new BigDecimal(sum)));
            }
            return new ControlFigures(
                    loans == null ? OptionalLong.empty() : OptionalLong.of(loans),
                    amounts,
                    counts == null ? Map.of() : counts);
        }
    }

    /**
     * The figures of an import; none if it was given none.
     *
     * @throws IllegalArgumentException if the text is no such JSON, or a sum is no number
     */
    public static ControlFigures figures(Optional<String> json) {
        return json.map(text ->
                        PlatformJson.mapper().readValue(text, Given.class).figures())
                .orElse(ControlFigures.none());
    }

    /**
     * The figures of a text in JSON or YAML, as they are kept.
     *
     * @throws IllegalArgumentException if they are no figures; the message says which
     */
    public static String canonical(String text) {
        String json;
        try {
            json = DealYaml.read(text).canonicalJson();
        } catch (DealYamlException e) {
            throw new IllegalArgumentException(e.faults().getFirst().detail(), e);
        }
        if (!(CanonicalJson.parse(json) instanceof Json.Members(var members))) {
            throw new IllegalArgumentException("a map with loans, sums or counts is expected");
        }
        for (var member : members.entrySet()) {
            switch (member.getKey()) {
                case "loans" -> figure("loans", member.getValue(), COUNT);
                case "sums" -> figures("sums", member.getValue(), SUM);
                case "counts" -> figures("counts", member.getValue(), COUNT);
                default ->
                    throw new IllegalArgumentException(
                            "there is no key " + member.getKey() + "; keys are loans, sums, counts");
            }
        }
        return json;
    }

    private static void figures(String key, Json json, String form) {
        if (!(json instanceof Json.Members(var members)) || members.size() > MOST_FIGURES) {
            throw new IllegalArgumentException(key + " is a map of at most " + MOST_FIGURES + " figures");
        }
        members.forEach((name, value) -> figure(key + "." + name, value, form));
    }

    private static void figure(String path, Json json, String form) {
        if (!(json instanceof Json.Text(var text)) || !text.matches(form)) {
            throw new IllegalArgumentException(path + " is no " + (form.equals(COUNT) ? "whole number" : "amount"));
        }
    }
}
