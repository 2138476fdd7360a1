package io.penstock.tape;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * Reads decimal text as a whole number of small units, exactly: nothing goes through binary floating point. What is
 * smaller than the unit is rounded half up, once, and said.
 */
final class NumberReader {

    /** What came of it. */
    enum Outcome {
        EXACT,
        /** Digits beyond the unit were rounded away. */
        ROUNDED,
        /** As {@link #ROUNDED}, and with so many digits that a program wrote binary floating point. */
        FLOAT_NOISE,
        MALFORMED,
        SEPARATED,
        TOO_LARGE,
        /** Written with an exponent; the value is taken. */
        EXPONENT
    }

    private static final int MOST_WHOLE_DIGITS = 13;
    private static final int NOISE_DIGITS = 15;
    private static final long LARGEST_TENTH = Long.MAX_VALUE / 10 - 1;
    private static final int MOST_EXPONENT_CHARACTERS = 30;

    private long value;

    /** The number in units, if the outcome has one. */
    long value() {
        return value;
    }

    /**
     * Reads a number.
     *
     * @param decimals of the unit, from 0: with 2, {@code 1.5} is 150
     */
    Outcome read(char[] text, int from, int to, int decimals) {
        value = 0;
        int at = from;
        boolean negative = at < to && text[at] == '-';
        if (negative || (at < to && text[at] == '+')) {
            at++;
        }
        int wholeStart = at;
        long units = 0;
        while (at < to && isDigit(text[at])) {
            if (at - wholeStart >= MOST_WHOLE_DIGITS && units >= 1_000_000_000_000L) {
                return onlyDigits(text, at, to) ? Outcome.TOO_LARGE : Outcome.MALFORMED;
            }
            units = units * 10 + (text[at++] - '0');
        }
        int wholeDigits = at - wholeStart;
        if (at == to && wholeDigits > 0) {
            return finish(units, decimals, negative, Outcome.EXACT);
        }
        int fractionStart = at + 1;
        if (at < to && text[at] == '.') {
            at++;
            while (at < to && isDigit(text[at])) {
                at++;
            }
        }
        if (at < to) {
            return odd(text, from, to, decimals);
        }
        int fractionDigits = Math.max(0, at - fractionStart);
        if (wholeDigits + fractionDigits == 0) {
            return Outcome.MALFORMED;
        }
        int kept = Math.min(fractionDigits, decimals);
        for (int i = 0; i < kept; i++) {
            if (units >= LARGEST_TENTH) {
                return Outcome.TOO_LARGE;
            }
            units = units * 10 + (text[fractionStart + i] - '0');
        }
        boolean rest = false;
        for (int i = fractionStart + kept; i < at && !rest; i++) {
            rest = text[i] != '0';
        }
        if (rest && text[fractionStart + kept] >= '5') {
            units++;
        }
        var outcome = !rest
                ? Outcome.EXACT
                : wholeDigits + fractionDigits >= NOISE_DIGITS ? Outcome.FLOAT_NOISE : Outcome.ROUNDED;
        return finish(units, decimals - kept, negative, outcome);
    }

    private Outcome finish(long units, int zeros, boolean negative, Outcome outcome) {
        long scaled = units;
        for (int i = 0; i < zeros; i++) {
            if (scaled >= LARGEST_TENTH) {
                return Outcome.TOO_LARGE;
            }
            scaled *= 10;
        }
        value = negative ? -scaled : scaled;
        return outcome;
    }

    private Outcome odd(char[] text, int from, int to, int decimals) {
        var whole = new String(text, from, Math.min(to - from, MOST_EXPONENT_CHARACTERS + 1));
        if (whole.matches("[-+]?[0-9]{1,3}([,' ][0-9]{3})+(\\.[0-9]*)?|[-+]?[0-9.]*[0-9],[0-9]{1,8}")) {
            return Outcome.SEPARATED;
        }
        return whole.matches("[-+]?[0-9]{1,17}(\\.[0-9]{0,17})?[eE][-+]?[0-9]{1,2}")
                ? exact(whole, decimals)
                : Outcome.MALFORMED;
    }

    private Outcome exact(String text, int decimals) {
        var scaled = new BigDecimal(text).movePointRight(decimals).setScale(0, RoundingMode.HALF_UP);
        if (scaled.precision() > 18) {
            return Outcome.TOO_LARGE;
        }
        value = scaled.longValueExact();
        return Outcome.EXPONENT;
    }

    private static boolean onlyDigits(char[] text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text[i]) && text[i] != '.') {
                return false;
            }
        }
        return true;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
