package io.penstock.issuance.tranche;

import java.math.BigDecimal;

/**
 * What is kept, beside what has to be.
 *
 * @param percent kept, rounded down to six decimals: {@code 5.000000}
 * @param required likewise
 * @param met decided exactly, before rounding
 * @param text the figures for a person
 */
public record RetentionFinding(RetentionForm form, BigDecimal percent, BigDecimal required, boolean met, String text) {}
