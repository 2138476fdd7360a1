package io.penstock.issuance.pool.application;

import java.util.List;
import java.util.Optional;

/** Which of the stored loans of a tape are meant. */
public sealed interface LoanSet {

    /** All that came in. */
    record All() implements LoanSet {}

    /** Those that the rules of the pool let in, its limits included. */
    record Eligible() implements LoanSet {}

    /**
     * Those that miss no criterion: the eligible, and those that limits alone keep out.
     *
     * @param limits codes of the limits
     */
    record Admissible(List<String> limits) implements LoanSet {}

    /**
     * Those that somebody chose.
     *
     * @param loans SHA-256 over their ids in order, 64 hex digits
     */
    record Chosen(String loans) implements LoanSet {}

    /** The loans of a pool: the chosen ones, or all that are eligible. */
    static LoanSet of(Optional<String> loans) {
        return loans.<LoanSet>map(Chosen::new).orElseGet(Eligible::new);
    }
}
