package io.penstock.servicing.loan.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.springframework.http.HttpStatus;

/** Reads the collection period of a path. */
final class CollectionMonth {

    private CollectionMonth() {}

    static YearMonth of(String text) {
        try {
            return YearMonth.parse(text);
        } catch (DateTimeException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "COLLECTION_PERIOD_INVALID", "'" + text + "': write the period as 2020-08");
        }
    }
}
