package io.penstock.platform.idempotency;

import io.penstock.platform.problem.ProblemException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/** Reads the header {@code Idempotency-Key}. */
final class KeyHeader {

    static final String NAME = "Idempotency-Key";
    private static final int LONGEST = 128;

    private KeyHeader() {}

    /**
     * The key, without the quotation marks in which the draft standard writes it.
     *
     * @throws ProblemException 400 if there are two, or it is no key
     */
    static Optional<String> of(HttpServletRequest request) {
        var values = Collections.list(request.getHeaders(NAME));
        if (values.isEmpty()) {
            return Optional.empty();
        }
        var key = values.size() == 1 ? unquoted(values.getFirst().strip()) : "";
        if (key.isEmpty() || key.length() > LONGEST || !key.chars().allMatch(KeyHeader::isAllowed)) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST,
                    "IDEMPOTENCY_KEY_INVALID",
                    "send one Idempotency-Key of 1 to " + LONGEST + " visible ASCII characters, for example a UUID");
        }
        return Optional.of(key);
    }

    private static boolean isAllowed(int c) {
        return c > ' ' && c < 0x7f && c != '"' && c != '\\';
    }

    private static String unquoted(String value) {
        return value.length() >= 2 && value.startsWith("\"") && value.endsWith("\"")
                ? value.substring(1, value.length() - 1)
                : value;
    }
}
