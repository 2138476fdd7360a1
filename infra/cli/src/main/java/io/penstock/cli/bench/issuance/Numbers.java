package io.penstock.cli.bench.issuance;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/** Made-up numbers with right check digits, and hashes of papers. */
final class Numbers {

    private static final BigInteger NINETY_SEVEN = BigInteger.valueOf(97);

    private Numbers() {}

    /** A legal entity identifier (ISO 17442): eighteen characters and two check digits by ISO 7064 MOD 97-10. */
    static String lei(String seed) {
        var body = "0000" + "00" + sha256(seed).toUpperCase(Locale.ROOT).substring(0, 12);
        int rest = digits(body + "00").mod(NINETY_SEVEN).intValue();
        return body + "%02d".formatted(98 - rest);
    }

    /** A security number of an international issue (ISO 6166), check digit by doubling every other digit. */
    static String isin(String seed) {
        var body = "XS"
                + new BigInteger(sha256(seed), 16)
                        .mod(BigInteger.TEN.pow(9))
                        .add(BigInteger.TEN.pow(9))
                        .toString()
                        .substring(1);
        var digits = digits(body).toString();
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? 2 * digit : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return body + (10 - sum % 10) % 10;
    }

    static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    /** Letters as two digits, A is 10. */
    private static BigInteger digits(String text) {
        var digits = new StringBuilder();
        text.chars().forEach(c -> digits.append(Character.digit(c, 36)));
        return new BigInteger(digits.toString());
    }
}
