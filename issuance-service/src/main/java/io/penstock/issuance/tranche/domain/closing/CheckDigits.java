package io.penstock.issuance.tranche.domain.closing;

import io.penstock.issuance.tranche.IdentifierKind;
import java.util.regex.Pattern;

/**
 * Form and check digits of securities' numbers.
 *
 * <p>All three double every second value and add digits, and differ in where they begin and what counts as a value: ISIN (ISO
 * 6166, annex A) writes letters as two digits and doubles from the right; CUSIP (ANSI X9.6) takes letters as one value of 10
 * to 35 and doubles every second character from the left; FIGI (ANSI X9.145) as CUSIP.
 */
public final class CheckDigits {

    private static final Pattern ISIN = Pattern.compile("[A-Z]{2}[A-Z0-9]{9}[0-9]");
    private static final Pattern CUSIP = Pattern.compile("[0-9A-Z*@#]{8}[0-9]");

    /** Consonants and digits; the third is G, and the first two are no prefix that an ISIN could have. */
    private static final Pattern FIGI =
            Pattern.compile("(?!BS|BM|GG|GB|GH|KY|VG)[B-DF-HJ-NP-TV-Z]{2}G[B-DF-HJ-NP-TV-Z0-9]{8}[0-9]");

    /** A character's value is its place. */
    private static final String VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ*@#";

    private static final int TEN = 10;

    private CheckDigits() {}

    /** Whether the text has the form of such a number, whatever its check digit. */
    public static boolean isFormed(IdentifierKind kind, String identifier) {
        return switch (kind) {
            case ISIN -> ISIN.matcher(identifier).matches();
            case CUSIP -> CUSIP.matcher(identifier).matches();
            case FIGI -> FIGI.matcher(identifier).matches();
        };
    }

    /**
     * The check digit that the text needs at its end.
     *
     * @param identifier formed; its last character is not looked at
     */
    public static int checkDigit(IdentifierKind kind, String identifier) {
        var body = identifier.substring(0, identifier.length() - 1);
        return switch (kind) {
            case ISIN -> isin(body);
            case CUSIP, FIGI -> fromTheLeft(body);
        };
    }

    /** Whether form and check digit are right. */
    public static boolean isRight(IdentifierKind kind, String identifier) {
        return isFormed(kind, identifier)
                && checkDigit(kind, identifier) == identifier.charAt(identifier.length() - 1) - '0';
    }

    private static int isin(String body) {
        var digits = new StringBuilder();
        for (int i = 0; i < body.length(); i++) {
            digits.append(value(body.charAt(i)));
        }
        int sum = 0;
        boolean doubled = true;
        for (int i = digits.length() - 1; i >= 0; i--) {
            sum += digitSum(doubled ? 2 * (digits.charAt(i) - '0') : digits.charAt(i) - '0');
            doubled = !doubled;
        }
        return (TEN - sum % TEN) % TEN;
    }

    private static int fromTheLeft(String body) {
        int sum = 0;
        for (int i = 0; i < body.length(); i++) {
            int value = value(body.charAt(i));
            sum += digitSum(i % 2 == 1 ? 2 * value : value);
        }
        return (TEN - sum % TEN) % TEN;
    }

    private static int value(char each) {
        return VALUES.indexOf(each);
    }

    private static int digitSum(int value) {
        return value / TEN + value % TEN;
    }
}
