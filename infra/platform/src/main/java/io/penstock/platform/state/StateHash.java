package io.penstock.platform.state;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.stream.Stream;

/**
 * What all states together are: SHA-256 over one line of canonical JSON a stream, in the order of the stream ids, each
 * line ended by a line feed. It depends on the events alone: two replays on other machines give the same 32 bytes.
 *
 * @param hash 64 hexadecimal digits
 * @param streams how many streams
 * @param events how many events were folded into them
 */
public record StateHash(String hash, long streams, long events) {

    /** Hashes the states; their order does not matter. */
    public static StateHash of(Stream<StreamState> states) {
        var digest = sha256();
        long[] counts = new long[2];
        states.sorted(Comparator.comparing(StreamState::streamId)).forEachOrdered(state -> {
            digest.update(state.canonical().getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            counts[0]++;
            counts[1] += state.sequence() + 1;
        });
        return new StateHash(HexFormat.of().formatHex(digest.digest()), counts[0], counts[1]);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
