package io.penstock.deal;

import io.penstock.deal.formula.Formula;
import io.penstock.deal.formula.FormulaType;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A named amount that can be computed.
 *
 * @param type of the amount, after its rounding
 * @param rounding how money becomes whole minor units; empty if it is whole by its nature, and for all else
 */
public record ResolvedAmount(AmountTerms terms, Formula formula, FormulaType type, Optional<RoundingMode> rounding) {

    /** Whether it is money of the deal currency. */
    public boolean money() {
        return type.isMoney();
    }
}
