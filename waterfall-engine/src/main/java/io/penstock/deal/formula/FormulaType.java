package io.penstock.deal.formula;

/**
 * What the checker proves about a formula.
 *
 * @param kind what its value is
 * @param whole whether the value is always a whole number, of minor units if it is money, so that nothing need
 *     be rounded
 * @param factors how many numbers with decimals are multiplied into it at most
 * @param readsNow whether it reads a figure at the point of the steps where it is computed
 */
public record FormulaType(Kind kind, boolean whole, int factors, boolean readsNow) {

    /** Money and numbers never mix: {@code pool.balance@end - 0.12} is no formula. */
    public enum Kind {
        /** Of the deal currency, in minor units. */
        MONEY,
        /** A pure number: rates, ratios, factors. */
        RATE,
        /** A whole number of days, payments or loans; goes wherever a rate goes. */
        COUNT,
        /** True or false: 1 or 0 where values are fractions. */
        FLAG,
        /** A day: counted from 1 January 1970 where values are fractions. */
        DATE;

        /** Whether it is a number without unit. */
        public boolean isNumber() {
            return this == RATE || this == COUNT;
        }
    }

    public boolean isMoney() {
        return kind == Kind.MONEY;
    }
}
