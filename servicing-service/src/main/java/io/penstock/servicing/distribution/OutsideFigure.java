package io.penstock.servicing.distribution;

/**
 * A figure that a person brings to a payment date, because neither the loans nor the document can know it.
 *
 * @param name of an index or of a declared input of the deal document: {@code "SOFR_30D_AVG"}
 * @param value as text: rates as decimals ({@code "0.0532999"} is 5.32999 %), money in major units, flags
 *     {@code "true"} and {@code "false"}
 * @param source where it can be looked up; required for fixings, may be empty for declared inputs
 */
public record OutsideFigure(String name, String value, String source) {}
