package io.penstock.servicing.loan;

import io.penstock.kernel.Money;

/**
 * Cash of one source.
 *
 * @param source as the deal document names it: {@code "investmentIncome"}
 * @param amount minor units of the pool's currency
 */
public record SourceCash(String source, Money amount) {}
