package io.penstock.servicing.distribution.view.dealoverview;

import io.penstock.kernel.Money;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * The loans of a deal in four figures.
 *
 * @param collected cash of all closed periods, null before boarding
 */
record LoanBookSummary(
        int loanCount,
        @Nullable Money poolBalance,
        @Nullable YearMonth nextPeriod,
        @Nullable Money collected) {

    static final LoanBookSummary NONE = new LoanBookSummary(0, null, null, null);

    LoanBookSummary evolve(Object event) {
        return switch (event) {
            case LoansBoarded e ->
                new LoanBookSummary(
                        e.loanCount(),
                        e.poolBalance(),
                        e.firstCollectionPeriod(),
                        Money.zero(e.poolBalance().currency()));
            case CollectionPeriodClosed e ->
                new LoanBookSummary(
                        e.totals().loanCount(),
                        e.totals().poolBalanceEnd(),
                        e.collectionPeriod().plusMonths(1),
                        collected == null ? e.cash() : collected.plus(e.cash()));
            default -> this;
        };
    }
}
