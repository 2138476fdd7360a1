package io.penstock.servicing.distribution.application;

import io.penstock.kernel.Money;
import io.penstock.servicing.distribution.DistributionCommand.PeriodFigures;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.waterfall.PeriodCollections;
import io.penstock.waterfall.PoolBalances;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a deal has collected, as its loan book tells it.
 *
 * @param cutOffBalance pool balance at the cut-off date, null before boarding
 */
record ClosedPeriods(@Nullable Money cutOffBalance, Map<YearMonth, CollectionTotals> totals) {

    static final ClosedPeriods NONE = new ClosedPeriods(null, Map.of());

    ClosedPeriods evolve(Object event) {
        return switch (event) {
            case LoansBoarded boarded -> new ClosedPeriods(boarded.poolBalance(), Map.of());
            case CollectionPeriodClosed closed -> {
                var all = new HashMap<>(totals);
                all.put(closed.collectionPeriod(), closed.totals());
                yield new ClosedPeriods(cutOffBalance, Map.copyOf(all));
            }
            default -> this;
        };
    }

    /** What the engine needs of a period, once it is closed. */
    Optional<PeriodFigures> figures(YearMonth period) {
        var closed = totals.get(period);
        var cutOff = cutOffBalance;
        return closed == null || cutOff == null
                ? Optional.empty()
                : Optional.of(new PeriodFigures(
                        new PeriodCollections(
                                closed.interestCollections(), closed.principalCollections(), closed.recoveries()),
                        new PoolBalances(closed.poolBalanceBegin(), closed.grossLoss(), closed.poolBalanceEnd(), cutOff)
                                .withLoans(
                                        closed.delinquent30(),
                                        closed.delinquent60(),
                                        closed.delinquent90(),
                                        closed.loanCount())));
    }
}
