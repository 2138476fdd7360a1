package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All that a payment date needs besides the deal document. Whoever has both can compute the payments
 * again.
 *
 * @param documentHash of the deal document in force
 * @param previousPaymentDate when cash last moved; the closing date in the first period
 * @param accrualStart unadjusted, included
 * @param accrualEnd unadjusted, excluded
 * @param reserveIncome earned on the reserve account, credited to it before the first step
 * @param fixings rates of floating indices for this accrual period, by name of the index
 * @param opening the closing state of the payment date before
 */
public record WaterfallInput(
        String documentHash,
        Currency currency,
        YearMonth collectionPeriod,
        LocalDate previousPaymentDate,
        LocalDate paymentDate,
        LocalDate accrualStart,
        LocalDate accrualEnd,
        PeriodCollections collections,
        Money reserveIncome,
        PoolBalances pool,
        SortedMap<String, BigDecimal> fixings,
        DealState opening) {

    /**
     * Checks that the pool rolls forward.
     *
     * @throws IllegalArgumentException unless begin − principal − defaulted = end
     */
    public WaterfallInput {
        Amounts.requireNotNegative("reserve income", reserveIncome);
        var end = pool.begin().minus(collections.principal()).minus(pool.defaulted());
        if (!end.equals(pool.end())) {
            throw new IllegalArgumentException("pool begins at " + pool.begin() + ", less principal "
                    + collections.principal() + " and defaulted " + pool.defaulted() + " is " + end + ", not "
                    + pool.end());
        }
        // 0.0530 and 0.053 are one rate, and equal inputs are equal records.
        var stripped = new TreeMap<String, BigDecimal>();
        fixings.forEach((index, rate) -> stripped.put(index, rate.stripTrailingZeros()));
        fixings = Collections.unmodifiableSortedMap(stripped);
    }

    /** The input of a collection period, with the dates that the deal's calendar gives it. */
    public static WaterfallInput of(
            ResolvedDeal deal,
            YearMonth collectionPeriod,
            PeriodCollections collections,
            PoolBalances pool,
            DealState opening) {
        var period = deal.period(collectionPeriod);
        return new WaterfallInput(
                deal.documentHash(),
                deal.currency(),
                collectionPeriod,
                period.previousPaymentDate(),
                period.paymentDate(),
                period.accrualStart(),
                period.accrualEnd(),
                collections,
                Money.zero(deal.currency()),
                pool,
                new TreeMap<>(),
                opening);
    }

    public WaterfallInput withFixings(Map<String, BigDecimal> newFixings) {
        return new WaterfallInput(
                documentHash,
                currency,
                collectionPeriod,
                previousPaymentDate,
                paymentDate,
                accrualStart,
                accrualEnd,
                collections,
                reserveIncome,
                pool,
                new TreeMap<>(newFixings),
                opening);
    }

    public WaterfallInput withReserveIncome(Money income) {
        return new WaterfallInput(
                documentHash,
                currency,
                collectionPeriod,
                previousPaymentDate,
                paymentDate,
                accrualStart,
                accrualEnd,
                collections,
                income,
                pool,
                fixings,
                opening);
    }
}
