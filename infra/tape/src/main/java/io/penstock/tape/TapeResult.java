package io.penstock.tape;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What came of checking a tape.
 *
 * @param form name of the form
 * @param fileRejected whether nothing of the file is used
 * @param rows rows read
 * @param loans different loans among them
 * @param admitted rows without a finding that rejects
 * @param findings how many findings each rule has
 * @param rejectedBy rows that each rejecting rule found something in
 * @param totals sums of all amounts
 * @param regions rows of each region
 * @param statuses rows of each status
 * @param period the reporting period's last day; empty if the file holds several or none
 * @param quality from 0 to 1000, see {@link QualityScore}
 */
public record TapeResult(
        String form,
        boolean fileRejected,
        long rows,
        long loans,
        long admitted,
        Map<Rule, Long> findings,
        Map<Rule, Long> rejectedBy,
        List<Total> totals,
        Map<String, Long> regions,
        Map<String, Long> statuses,
        Optional<LocalDate> period,
        int quality) {

    /**
     * The sum of an amount.
     *
     * @param field name of its column
     * @param read over all rows in which it could be read, major units
     * @param admitted over the rows that are admitted
     */
    public record Total(String field, Optional<Role> role, BigDecimal read, BigDecimal admitted) {}

    /** Rows that are not used. */
    public long rejected() {
        return rows - admitted;
    }
}
