package io.penstock.servicing.loan;

import java.util.List;

/**
 * All loans of a deal over one collection period, in order of their ids.
 *
 * @param opening at its begin: as boarded, or as the period before ended
 * @param closing at its end
 */
public record LoanPeriod(List<LoanAccount> opening, List<LoanAccount> closing) {

    public LoanPeriod {
        opening = List.copyOf(opening);
        closing = List.copyOf(closing);
    }
}
