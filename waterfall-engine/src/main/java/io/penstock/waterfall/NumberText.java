package io.penstock.waterfall;

import io.penstock.kernel.Fraction;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;

/** Pure numbers as our JSON writes them: as a decimal where it ends, {@code "0.0145"}, otherwise {@code "1/3"}. */
final class NumberText {

    private static final BigInteger FIVE = BigInteger.valueOf(5);

    private NumberText() {}

    static String of(Fraction number) {
        var rest = number.denominator();
        int decimals = 0;
        // A decimal ends if and only if the denominator is a product of twos and fives.
        for (var factor : new BigInteger[] {BigInteger.TWO, FIVE}) {
            int times = 0;
            for (; rest.mod(factor).signum() == 0; times++) {
                rest = rest.divide(factor);
            }
            decimals = Math.max(decimals, times);
        }
        return rest.equals(BigInteger.ONE)
                ? new BigDecimal(number.numerator())
                        .divide(new BigDecimal(number.denominator()), decimals, RoundingMode.UNNECESSARY)
                        .toPlainString()
                : number.toString();
    }

    static String of(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** Reads what {@link Fraction#toString()} writes, {@code "113/24000"} or {@code "12"}. */
    static Fraction fraction(String text) {
        int slash = text.indexOf('/');
        return slash < 0
                ? Fraction.of(new BigDecimal(text))
                : new Fraction(new BigInteger(text.substring(0, slash)), new BigInteger(text.substring(slash + 1)));
    }

    /**
     * Reads what {@link #of(Fraction)} writes.
     *
     * @throws IllegalArgumentException if the text is written in any other way
     */
    static Fraction parse(String text) {
        Fraction number;
        try {
            number = fraction(text);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no number", e);
        }
        if (!of(number).equals(text)) {
            throw new IllegalArgumentException("\"" + text + "\" is not how the number " + of(number) + " is written");
        }
        return number;
    }
}
