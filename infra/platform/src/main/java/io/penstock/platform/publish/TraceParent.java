package io.penstock.platform.publish;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * W3C trace context of a message: made from the event alone, so that publishing it again gives the same bytes, and whoever
 * has the event id knows the trace. Trace id: the 32 digits of the event id. Parent id: the first 8 bytes of SHA-256 of
 * the message id. Not sampled: the sampler of the receiver decides.
 */
final class TraceParent {

    private static final int PARENT_BYTES = 8;

    private TraceParent() {}

    static String of(String eventId, String messageId) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(messageId.getBytes(StandardCharsets.UTF_8));
            return "00-" + eventId.replace("-", "") + "-" + HexFormat.of().formatHex(hash, 0, PARENT_BYTES) + "-00";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java platform has it
        }
    }
}
