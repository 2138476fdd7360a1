package io.penstock.deal.formula;

/**
 * What the checker proves about a formula.
 *
 * @param kind money of the deal currency, or a pure number
 * @param whole whether the value is always a whole number of minor units, so that nothing need be rounded
 * @param factors how many numbers with decimals are multiplied into it at most
 * @param readsNow whether it reads a balance at the point of the steps where it is computed
 */
public record FormulaType(Kind kind, boolean whole, int factors, boolean readsNow) {

    /** Money and numbers never mix: {@code pool.balance@end - 0.12} is no formula. */
    public enum Kind {
        MONEY,
        NUMBER
    }

    public boolean isMoney() {
        return kind == Kind.MONEY;
    }
}
