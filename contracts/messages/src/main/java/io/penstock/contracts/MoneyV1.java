package io.penstock.contracts;

/**
 * An amount on the wire.
 *
 * @param currency ISO 4217 code, {@code "USD"}
 * @param minorUnits whole minor units as text, so that no reader loses a digit: {@code "12345"} is USD 123.45
 */
public record MoneyV1(String currency, String minorUnits) {

    /**
     * An amount from whole minor units.
     *
     * @param minorUnits for USD cents
     */
    public static MoneyV1 of(String currency, long minorUnits) {
        return new MoneyV1(currency, Long.toString(minorUnits));
    }

    /**
     * The amount as a number.
     *
     * @throws NumberFormatException if the text is not a whole number
     */
    public long minorUnitsExact() {
        return Long.parseLong(minorUnits);
    }
}
