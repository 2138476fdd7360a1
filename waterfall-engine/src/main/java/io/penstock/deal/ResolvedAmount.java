package io.penstock.deal;

import io.penstock.deal.formula.Formula;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * A named amount that can be computed.
 *
 * @param money whether it is money of the deal currency; otherwise it is a pure number
 * @param rounding how money becomes whole minor units; empty if it is whole by its nature
 */
public record ResolvedAmount(AmountTerms terms, Formula formula, boolean money, Optional<RoundingMode> rounding) {}
