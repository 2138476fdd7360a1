package io.penstock.waterfall;

import io.penstock.kernel.Money;

/**
 * A fee of a payment date, before anything is paid.
 *
 * @param accrued falls due on this payment date
 * @param unpaidBefore carried from earlier payment dates; due is this and {@code accrued}
 */
public record FeeAccrual(String name, Money accrued, Money unpaidBefore) {}
