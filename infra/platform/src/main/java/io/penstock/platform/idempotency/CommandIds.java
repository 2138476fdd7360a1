package io.penstock.platform.idempotency;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Ids that follow from what caused them, so that whoever does the same thing again meets its own traces.
 *
 * <p>A chain of version 5 UUIDs (RFC 9562, section 5.5): cause → command → event. Each has the one before it as its
 * namespace. Since {@code event_log.event_id} is unique, the database itself refuses a second event of a command.
 */
public final class CommandIds {

    /** Namespace of causes; drawn once, never to be changed. */
    private static final UUID PENSTOCK = UUID.fromString("5a1c6ff2-0d0f-4f7e-9f0c-1f4f6d0f8a55");

    private CommandIds() {}

    /**
     * The cause that these texts name.
     *
     * @param parts kind first: {@code "inbox", consumer, message id}
     */
    public static UUID cause(String... parts) {
        return derived(PENSTOCK, joined(parts));
    }

    /**
     * The cause that a caller names with a key.
     *
     * @param tenant subject of the token
     * @param route method and path pattern: {@code "POST /v1/pools/{poolId}/freeze"}
     */
    public static UUID request(String tenant, String route, String key) {
        return cause("request", tenant, route, key);
    }

    /**
     * The command of that type which a cause has for an aggregate.
     *
     * @param type simple name of the command's record
     * @param target id of the aggregate
     * @param occurrence 0, and counted on if the cause has several of that type for it
     */
    public static UUID command(UUID cause, String type, String target, int occurrence) {
        return derived(cause, joined(type, target, Integer.toString(occurrence)));
    }

    /**
     * An event of the command.
     *
     * @param index place among the command's events: 0, 1, 2 …
     */
    public static UUID event(UUID command, int index) {
        return derived(command, Integer.toString(index));
    }

    /** Version 5: the first 16 bytes of SHA-1 over namespace and name, with version and variant set. */
    static UUID derived(UUID namespace, String name) {
        var digest = sha1();
        digest.update(ByteBuffer.allocate(Long.BYTES * 2)
                .putLong(namespace.getMostSignificantBits())
                .putLong(namespace.getLeastSignificantBits())
                .flip());
        var hash = ByteBuffer.wrap(digest.digest(name.getBytes(StandardCharsets.UTF_8)));
        return new UUID(
                (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x5000L,
                (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }

    /** With lengths, so that {@code "a", "bc"} and {@code "ab", "c"} differ. */
    private static String joined(String... parts) {
        var text = new StringBuilder();
        for (String each : parts) {
            text.append(each.length()).append(':').append(each);
        }
        return text.toString();
    }

    private static MessageDigest sha1() {
        try {
            return MessageDigest.getInstance("SHA-1");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-1", e);
        }
    }
}
