package io.penstock.issuance.investor.adapter.rest;

import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/**
 * Who an investor is. Goes into the vault and nowhere else.
 *
 * @param name of the person or institution, as on its documents
 * @param otherNames former names, aliases, other spellings; at most 20
 * @param birthDate of a person, ISO 8601
 */
record DetailsRequest(
        @Nullable String name,
        @Nullable List<String> otherNames,
        @Nullable String birthDate,
        @Nullable String address,
        @Nullable String email,
        @Nullable String documentNumber) {

    private static final int LONGEST = 200;
    private static final int MOST_NAMES = 20;

    /** Checked, in the order of the field names. */
    Map<String, Object> fields() {
        var all = new TreeMap<String, Object>();
        all.put("name", checked("name", RequestValues.required(name, "name")));
        var others = otherNames == null ? List.<String>of() : otherNames;
        if (others.size() > MOST_NAMES) {
            throw malformed("otherNames has " + others.size() + " entries, most are " + MOST_NAMES);
        }
        all.put(
                "otherNames",
                others.stream().map(each -> checked("otherNames", each)).toList());
        if (birthDate != null) {
            all.put("birthDate", date(birthDate));
        }
        put(all, "address", address);
        put(all, "email", email);
        put(all, "documentNumber", documentNumber);
        return all;
    }

    private static void put(Map<String, Object> all, String field, @Nullable String text) {
        if (text != null) {
            all.put(field, checked(field, text));
        }
    }

    /** What was sent is not repeated in the answer: answers are logged elsewhere. */
    private static String checked(String field, String text) {
        if (text.isBlank() || text.length() > LONGEST) {
            throw malformed(field + " has " + text.length() + " characters, allowed are 1 to " + LONGEST);
        }
        return text.strip();
    }

    private static String date(String text) {
        try {
            return LocalDate.parse(text).toString();
        } catch (DateTimeException _) {
            throw malformed("birthDate is no date like 1970-12-31");
        }
    }

    private static ProblemException malformed(String detail) {
        return new ProblemException(HttpStatus.UNPROCESSABLE_CONTENT, "DETAILS_MALFORMED", detail);
    }

    /** Shows nothing of it. */
    @Override
    public String toString() {
        return "DetailsRequest[hidden]";
    }
}
