package io.penstock.issuance.investor.domain.identifier;

import java.math.BigInteger;
import java.util.regex.Pattern;

/**
 * The form of a legal entity identifier (ISO 17442): 18 capital letters or digits and two check digits. With letters read
 * as 10 to 35, the whole number leaves the remainder 1 by 97 (ISO/IEC 7064, MOD 97-10).
 *
 * <p>Says nothing about whether the identifier was ever issued.
 */
public final class Lei {

    private static final Pattern FORM = Pattern.compile("[0-9A-Z]{18}[0-9]{2}");
    private static final BigInteger MODULUS = BigInteger.valueOf(97);

    private Lei() {}

    /** Whether form and check digits are right. Lower case is wrong. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches() && remainder(text) == 1;
    }

    private static int remainder(String text) {
        var digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, Character.MAX_RADIX)));
        return new BigInteger(digits.toString()).mod(MODULUS).intValueExact();
    }
}
