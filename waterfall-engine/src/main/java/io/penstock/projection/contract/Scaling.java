package io.penstock.projection.contract;

/**
 * Payments that follow an index: each is multiplied by its value over that at the deal date.
 *
 * @param index as {@link Observations} knows it
 * @param scalesInterest whether interest payments are multiplied
 * @param scalesPrincipal whether principal payments are multiplied
 */
public record Scaling(
        Recurrence when, String index, double indexAtDealDate, boolean scalesInterest, boolean scalesPrincipal) {}
