package io.penstock.waterfall;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.Collections;
import java.util.Currency;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * All that a payment date needs besides the deal document. Whoever has both can compute the payments
 * again.
 *
 * @param documentHash of the deal document in force
 * @param collectionPeriod the last month whose collections are distributed
 * @param previousPaymentDate when cash last moved; the closing date in the first period
 * @param accrualStart unadjusted, included
 * @param accrualEnd unadjusted, excluded
 * @param collections cash received, by the document's sources; a source that is not here brought nothing
 * @param fixings rates of floating indices for this accrual period, by name of the index
 * @param inputs the outside figures that the document asks for, as text: money in major units, rates and counts as
 *     decimals, flags as {@code true} and {@code false}
 * @param exercised names of the calls that are exercised on this payment date
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
        SortedMap<String, Money> collections,
        PoolBalances pool,
        SortedMap<String, BigDecimal> fixings,
        SortedMap<String, String> inputs,
        SortedSet<String> exercised,
        DealState opening) {

    /** Interest from borrowers. */
    public static final String INTEREST = "interest";

    /** Principal from borrowers: scheduled, prepaid and repurchased. */
    public static final String PRINCIPAL = "principal";

    /** Cash on loans that were charged off before. */
    public static final String RECOVERIES = "recoveries";

    /** Earned on the collections account. */
    public static final String INVESTMENT_INCOME = "investmentIncome";

    /** Earned on the reserve account. */
    public static final String RESERVE_INCOME = "reserveIncome";

    /** The price of a call that is exercised; never an input. */
    public static final String CALL = "call";

    /** Sources that reduce the pool by what they bring. */
    private static final Set<String> REDUCE_THE_POOL = Set.of(PRINCIPAL, "scheduledPrincipal", "prepayments");

    /**
     * Checks that the pool rolls forward from the last collection period to the end of this one.
     *
     * @throws IllegalArgumentException unless begin + bought − principal − defaulted − removed = end, and begin is
     *     where the last payment date left the pool
     */
    public WaterfallInput {
        collections.forEach((source, cash) -> Amounts.requireNotNegative("collections." + source, cash));
        collections = Collections.unmodifiableSortedMap(new TreeMap<>(collections));
        // 0.0530 and 0.053 are one rate, and equal inputs are equal records.
        var stripped = new TreeMap<String, BigDecimal>();
        fixings.forEach((index, rate) -> stripped.put(index, rate.stripTrailingZeros()));
        fixings = Collections.unmodifiableSortedMap(stripped);
        inputs = Collections.unmodifiableSortedMap(new TreeMap<>(inputs));
        exercised = Collections.unmodifiableSortedSet(new TreeSet<>(exercised));
        requirePoolRolls(collections, pool, opening.pool());
    }

    /** The input of a collection period, with the dates that the deal's calendar gives it. */
    public static WaterfallInput of(
            ResolvedDeal deal,
            YearMonth collectionPeriod,
            Map<String, Money> collections,
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
                new TreeMap<>(collections),
                pool,
                new TreeMap<>(),
                new TreeMap<>(),
                new TreeSet<>(),
                opening);
    }

    /** The input of a collection period of a deal with the usual sources. */
    public static WaterfallInput of(
            ResolvedDeal deal,
            YearMonth collectionPeriod,
            PeriodCollections collections,
            PoolBalances pool,
            DealState opening) {
        return of(deal, collectionPeriod, collections.bySource(), pool, opening);
    }

    /** What a source brought; zero if nothing. */
    public Money collected(String source) {
        return collections.getOrDefault(source, Money.zero(currency));
    }

    /** What all sources brought. */
    public Money collected() {
        return collections.values().stream().reduce(Money.zero(currency), Money::plus);
    }

    /** The same with other fixings. */
    public WaterfallInput withFixings(Map<String, BigDecimal> newFixings) {
        return with(collections, new TreeMap<>(newFixings), inputs, exercised, opening);
    }

    /** The same with other cash of one source. */
    public WaterfallInput withCollected(String source, Money cash) {
        var changed = new TreeMap<>(collections);
        changed.put(source, cash);
        return with(changed, fixings, inputs, exercised, opening);
    }

    /** The same with income of the reserve account. */
    public WaterfallInput withReserveIncome(Money income) {
        return withCollected(RESERVE_INCOME, income);
    }

    /** The same with other outside figures. */
    public WaterfallInput withInputs(Map<String, String> newInputs) {
        return with(collections, fixings, new TreeMap<>(newInputs), exercised, opening);
    }

    /** The same with calls exercised. */
    public WaterfallInput withExercised(Collection<String> calls) {
        return with(collections, fixings, inputs, new TreeSet<>(calls), opening);
    }

    private WaterfallInput with(
            SortedMap<String, Money> newCollections,
            SortedMap<String, BigDecimal> newFixings,
            SortedMap<String, String> newInputs,
            SortedSet<String> newExercised,
            DealState newOpening) {
        return new WaterfallInput(
                documentHash,
                currency,
                collectionPeriod,
                previousPaymentDate,
                paymentDate,
                accrualStart,
                accrualEnd,
                newCollections,
                pool,
                newFixings,
                newInputs,
                newExercised,
                newOpening);
    }

    private static void requirePoolRolls(SortedMap<String, Money> collections, PoolBalances pool, PoolState before) {
        before.balance().filter(last -> !last.equals(pool.begin())).ifPresent(last -> {
            throw new IllegalArgumentException("pool.begin is " + pool.begin()
                    + ", but the opening state left the pool at " + last + ": correct it, or the state it starts from");
        });
        var principal = collections.entrySet().stream()
                .filter(source -> REDUCE_THE_POOL.contains(source.getKey()))
                .map(Map.Entry::getValue)
                .reduce(Money.zero(pool.end().currency()), Money::plus);
        var bought = before.purchased();
        var end = pool.begin()
                .plus(bought)
                .minus(principal)
                .minus(pool.defaulted())
                .minus(pool.removed());
        if (!end.equals(pool.end())) {
            throw new IllegalArgumentException("pool begins at " + pool.begin()
                    + (bought.isZero() ? "" : ", with " + bought + " bought") + ", less principal " + principal
                    + " and defaulted " + pool.defaulted()
                    + (pool.removed().isZero() ? "" : " and removed " + pool.removed()) + " is " + end + ", not "
                    + pool.end());
        }
    }
}
