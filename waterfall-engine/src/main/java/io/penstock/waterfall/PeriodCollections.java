package io.penstock.waterfall;

import io.penstock.kernel.Money;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The cash that a collection period brought, for deals with the usual sources.
 *
 * @param interest from borrowers
 * @param principal from borrowers: scheduled, prepaid and repurchased
 * @param recoveries on loans charged off before
 * @param investmentIncome earned on the collections account
 */
public record PeriodCollections(Money interest, Money principal, Money recoveries, Money investmentIncome) {

    /** Checks that nothing is negative. */
    public PeriodCollections {
        Amounts.requireNotNegative("interest collections", interest);
        Amounts.requireNotNegative("principal collections", principal);
        Amounts.requireNotNegative("recoveries", recoveries);
        Amounts.requireNotNegative("investment income", investmentIncome);
    }

    /** Collections of a period without investment income. */
    public PeriodCollections(Money interest, Money principal, Money recoveries) {
        this(interest, principal, recoveries, Money.zero(interest.currency()));
    }

    public Money total() {
        return interest.plus(principal).plus(recoveries).plus(investmentIncome);
    }

    /** The same by name of the source, as {@link WaterfallInput} has it. */
    public SortedMap<String, Money> bySource() {
        return new TreeMap<>(Map.of(
                WaterfallInput.INTEREST,
                interest,
                WaterfallInput.PRINCIPAL,
                principal,
                WaterfallInput.RECOVERIES,
                recoveries,
                WaterfallInput.INVESTMENT_INCOME,
                investmentIncome));
    }
}
