package io.penstock.portal.deal;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;

/** What may stand in an address. Anything else is no page, and never part of a request to a service. */
final class Addresses {

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*(\\.[A-Za-z0-9_-]+)*");
    private static final int LONGEST = 64;

    private Addresses() {}

    static String checked(String identifier) {
        if (!isIdentifier(identifier)) {
            throw notFound();
        }
        return identifier;
    }

    static boolean isIdentifier(String text) {
        return text.length() <= LONGEST && IDENTIFIER.matcher(text).matches();
    }

    static LocalDate date(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException unreadable) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, null, unreadable);
        }
    }

    static ResponseStatusException notFound() {
        return new ResponseStatusException(HttpStatus.NOT_FOUND);
    }
}
