package io.penstock.contracts.journal;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * One line of JSON that ends in the SHA-256 of what stands before: {@code {…,"seal":"64 hex digits"}}. A seal is no
 * signature: it shows which line of a file was damaged.
 */
public final class SealedLine {

    private static final String SEAL = ",\"seal\":\"";
    private static final int TAIL = SEAL.length() + 64 + 2;

    private SealedLine() {}

    /**
     * Seals an object.
     *
     * @param json an object with at least one member, on one line
     */
    public static String of(String json) {
        if (!json.startsWith("{\"") || !json.endsWith("}") || json.indexOf('\n') >= 0) {
            throw new IllegalArgumentException("not an object on one line: " + json);
        }
        var sealed = json.substring(0, json.length() - 1);
        return sealed + SEAL + hash(sealed) + "\"}";
    }

    /** Whether no character of the line was changed since it was sealed. */
    public static boolean holds(String line) {
        int cut = line.length() - TAIL;
        return cut > 0 && line.endsWith(SEAL + hash(line.substring(0, cut)) + "\"}");
    }

    private static String hash(String text) {
        return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
    }
}
