package io.penstock.contracts.journal;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The head of a journal: how many records it covers, and a hash that changes if any byte of any of them does.
 *
 * <p>{@code hash(0) = SHA-256("penstock-journal-v1" ‖ 0x00 ‖ service)} and {@code hash(n) = SHA-256(hash(n−1) ‖ n as 8
 * bytes ‖ record hash(n))}.
 *
 * @param position records covered; 0 before the first
 * @param headHex 64 lower-case hex digits
 */
public record HashChain(long position, String headHex) {

    private static final String DOMAIN = "penstock-journal-v1";

    /** Before the first record of a service. */
    public static HashChain start(String service) {
        return new HashChain(
                0,
                hex(Sha256.of(
                        DOMAIN.getBytes(StandardCharsets.UTF_8),
                        new byte[] {0},
                        service.getBytes(StandardCharsets.UTF_8))));
    }

    /** After one more record. */
    public HashChain append(JournalRecord next) {
        return append(next.hash());
    }

    /** After one more record of which only the hash is at hand. */
    public HashChain append(byte[] recordHash) {
        long n = position + 1;
        byte[] number = ByteBuffer.allocate(Long.BYTES).putLong(n).array();
        return new HashChain(n, hex(Sha256.of(HexFormat.of().parseHex(headHex), number, recordHash)));
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
