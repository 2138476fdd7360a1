package io.penstock.projection;

/**
 * A fault of one row of a pool.
 *
 * @param row number of the row in the order of adding, from 1; 0 for the pool as a whole
 * @param id the row's id as given
 * @param field name of the faulty field of {@link LoanTerms}
 * @param message what is wrong, with the value seen
 */
public record PoolFinding(int row, String id, String field, String message) {

    /** For example {@code row 3 (L-17), annualRate: "4,5" is not a decimal number}. */
    @Override
    public String toString() {
        return "row " + row + " (" + id + "), " + field + ": " + message;
    }
}
