package io.penstock.projection.contract;

import java.util.OptionalDouble;

/**
 * How a coupon follows an index: {@code observed × multiplier + spread}, within limits.
 *
 * @param index as {@link Observations} knows it
 * @param spread per annum, as a decimal
 * @param nextRate the rate of the first reset, where the terms already fix it
 * @param limits by how much a reset may move the coupon
 */
public record RateReset(
        Recurrence when, String index, double multiplier, double spread, OptionalDouble nextRate, RateLimits limits) {}
