package io.penstock.issuance.pool.application;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Names sets of loans and selections by what they are made of. */
final class ChosenLoans {

    private ChosenLoans() {}

    /** SHA-256 over ids, each ended by a line feed, in the order of the ids: 64 hex digits. */
    static String hash(List<String> ids) {
        var digest = sha256();
        for (var id : ids) {
            digest.update(id.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
