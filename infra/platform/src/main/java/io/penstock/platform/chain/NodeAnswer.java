package io.penstock.platform.chain;

/**
 * What a node says when it is handed signed bytes.
 *
 * @param text the node's own words; empty if it took them
 */
public record NodeAnswer(Meaning meaning, String text) {

    /** Taken without objection. */
    public static final NodeAnswer ACCEPTED = new NodeAnswer(Meaning.ACCEPTED, "");

    /** What the writer makes of it. */
    public enum Meaning {
        ACCEPTED,
        /** It has these very bytes. */
        KNOWN,
        /** The nonce is spent: by these bytes, as their receipt tells, or by a stranger. */
        NONCE_SPENT,
        /** The key cannot pay: an alarm, and nothing behind it is sent. */
        NO_FUNDS,
        /** Configuration or chain is wrong: nothing more is sent until a person has looked. */
        STOP,
        /** Nothing that we know, or nothing in time: the receipt tells. */
        UNKNOWN
    }
}
