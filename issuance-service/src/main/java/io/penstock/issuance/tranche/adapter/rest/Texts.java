package io.penstock.issuance.tranche.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.problem.ProblemException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** Texts of requests about offerings, as values. */
final class Texts {

    private Texts() {}

    /** A constant by its name. */
    static <E extends Enum<E>> E oneOf(Class<E> type, @Nullable String text, String field) {
        var name = RequestValues.required(text, field);
        return Stream.of(type.getEnumConstants())
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> malformed(
                        "VALUE_UNKNOWN",
                        "'" + name + "' in '" + field + "' is none of "
                                + Stream.of(type.getEnumConstants())
                                        .map(Enum::name)
                                        .collect(Collectors.joining(", "))));
    }

    /** A plain decimal number of at most six decimals, not negative. */
    static BigDecimal decimal(@Nullable String text, String field) {
        var number = RequestValues.required(text, field);
        if (!number.matches("\\d{1,9}(\\.\\d{1,6})?")) {
            throw malformed("NUMBER_MALFORMED", "'" + number + "' in '" + field + "' is no number like 99.750");
        }
        return new BigDecimal(number);
    }

    /** A moment with its zone. */
    static Instant instant(String text, String field) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException _) {
            throw malformed("TIME_MALFORMED", "'" + text + "' in '" + field + "' is no time like 2026-11-23T09:00:00Z");
        }
    }

    static <T> List<T> list(@Nullable List<T> values) {
        return values == null ? List.of() : values;
    }

    private static ProblemException malformed(String code, String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, code, detail);
    }
}
