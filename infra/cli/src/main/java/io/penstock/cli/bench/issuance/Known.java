package io.penstock.cli.bench.issuance;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Everything that the system has been told or has said so far, value by value. A typed value that is here was there to be
 * taken: it is re-keyed.
 *
 * <p>A value of six characters or more is recognised wherever it stood before, so a coincidence counts against us. A shorter
 * one ({@code USD}, {@code 60}) is recognised under the same field name, within one investor's file or anywhere in the deal.
 */
final class Known {

    private static final int DISTINCTIVE = 6;
    private static final String DEAL = "deal";

    private final Set<String> values = new HashSet<>();
    private final Set<String> named = new HashSet<>();

    /** The file of an investor is a scope of its own: two investors may live in one country. */
    static String scope(String path) {
        return path.startsWith("/v1/investors/") ? path.split("/", -1)[3] : DEAL;
    }

    void learn(String scope, String field, String text) {
        var value = normal(text);
        if (value.length() >= DISTINCTIVE) {
            values.add(value);
        }
        named.add(scope + "|" + field + "|" + value);
    }

    /** Every leaf of an answer. */
    void learn(String scope, String field, JsonNode answer) {
        if (answer.isObject()) {
            answer.properties().forEach(each -> learn(scope, each.getKey(), each.getValue()));
        } else if (answer.isArray()) {
            answer.forEach(each -> learn(scope, field, each));
        } else if (!answer.isNull() && !answer.isMissingNode() && !answer.isBoolean()) {
            learn(scope, field, answer.asText());
        }
    }

    boolean has(String scope, String field, String text) {
        var value = normal(text);
        return (value.length() >= DISTINCTIVE && values.contains(value))
                || named.contains(scope + "|" + field + "|" + value);
    }

    /** 1000, 1000.00 and " 1000 " are one value; so are letters of either case. */
    private static String normal(String text) {
        var value = text.strip().toLowerCase(Locale.ROOT);
        return value.matches("-?\\d{1,30}(\\.\\d{1,30})?")
                ? new BigDecimal(value).stripTrailingZeros().toPlainString()
                : value;
    }
}
