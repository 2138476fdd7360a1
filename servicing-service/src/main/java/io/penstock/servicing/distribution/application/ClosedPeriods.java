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
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a deal has collected, as its loan book tells it.
 *
 * @param cutOffBalance pool balance at the cut-off date, null before boarding
 */
record ClosedPeriods(@Nullable Money cutOffBalance, Map<YearMonth, CollectionPeriodClosed> periods) {

    static final ClosedPeriods NONE = new ClosedPeriods(null, Map.of());

    ClosedPeriods evolve(Object event) {
        return switch (event) {
            case LoansBoarded boarded -> new ClosedPeriods(boarded.poolBalance(), Map.of());
            case CollectionPeriodClosed closed -> {
                var all = new HashMap<>(periods);
                all.put(closed.collectionPeriod(), closed);
                yield new ClosedPeriods(cutOffBalance, Map.copyOf(all));
            }
            default -> this;
        };
    }

    /**
     * What the engine needs of the months that a payment date distributes, once all of them are closed: cash and losses
     * added up, the pool from the begin of the first to the end of the last.
     */
    Optional<PeriodFigures> figures(YearMonth first, YearMonth last) {
        var all = figures(first);
        for (var month = first.plusMonths(1); !month.isAfter(last) && all.isPresent(); month = month.plusMonths(1)) {
            var before = all.get();
            all = figures(month).map(after -> joined(before, after));
        }
        return all;
    }

    private static PeriodFigures joined(PeriodFigures before, PeriodFigures after) {
        var cash = new TreeMap<>(before.collections());
        after.collections().forEach((source, amount) -> cash.merge(source, amount, Money::plus));
        var end = after.pool();
        return new PeriodFigures(
                cash,
                new PoolBalances(
                        before.pool().begin(),
                        before.pool().defaulted().plus(end.defaulted()),
                        before.pool().removed().plus(end.removed()),
                        end.end(),
                        end.cutOff(),
                        end.delinquent30(),
                        end.delinquent60(),
                        end.delinquent90(),
                        end.count()));
    }

    /** What the engine needs of a month, once it is closed. */
    Optional<PeriodFigures> figures(YearMonth period) {
        var closed = periods.get(period);
        var cutOff = cutOffBalance;
        if (closed == null || cutOff == null) {
            return Optional.empty();
        }
        var totals = closed.totals();
        return Optional.of(new PeriodFigures(
                collections(closed),
                new PoolBalances(
                        totals.poolBalanceBegin(),
                        totals.grossLoss(),
                        totals.adjustments(),
                        totals.poolBalanceEnd(),
                        cutOff,
                        totals.delinquent30(),
                        totals.delinquent60(),
                        totals.delinquent90(),
                        totals.loanCount())));
    }

    /** Borrowers' cash, and what receipts brought beside it. */
    private static SortedMap<String, Money> collections(CollectionPeriodClosed closed) {
        var totals = closed.totals();
        var bySource = new PeriodCollections(
                        interest(totals), totals.principalCollections().plus(totals.repurchases()), recoveries(totals))
                .bySource();
        closed.receipts().forEach(each -> bySource.merge(each.source(), each.amount(), Money::plus));
        return bySource;
    }

    /** Fees are cash like interest; costs of recovering that nothing was recovered for are paid from it. */
    private static Money interest(CollectionTotals closed) {
        var interest = closed.interestCollections().plus(closed.fees());
        return closed.recoveries().isNegative() ? interest.plus(closed.recoveries()) : interest;
    }

    private static Money recoveries(CollectionTotals closed) {
        return closed.recoveries().isNegative() ? Money.zero(closed.recoveries().currency()) : closed.recoveries();
    }
}
