package io.penstock.issuance.tranche;

import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.util.Optional;

/**
 * The terms of one class of a deal, from its document.
 *
 * @param className {@code "A"}
 * @param rank {@code SENIOR}, {@code MEZZANINE}, {@code JUNIOR} or {@code EQUITY}
 * @param originalBalance principal on the closing date, a multiple of {@code denomination}
 * @param denomination face value of the smallest holding
 * @param couponRate per annum, as a decimal: {@code 0.0145} is 1.45 %; empty for a class without a fixed coupon
 */
public record ClassTerms(
        String className, String rank, Money originalBalance, Money denomination, Optional<BigDecimal> couponRate) {

    /** What a class may be called, as a regular expression. */
    public static final String CLASS_NAME = "[A-Za-z0-9][A-Za-z0-9-]{0,15}";
}
