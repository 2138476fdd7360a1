package io.penstock.contracts.journal;

import java.security.MessageDigest;
import java.util.HexFormat;

/** The chain of {@link HashChain} for long logs: moves on in place, without an object for each record. */
public final class ChainHasher {

    private final MessageDigest digest = Sha256.digest();
    private byte[] head;
    private long position;

    /** Goes on from here. */
    public ChainHasher(HashChain from) {
        head = HexFormat.of().parseHex(from.headHex());
        position = from.position();
    }

    /** Records covered. */
    public long position() {
        return position;
    }

    /** The head, 32 bytes, not to be changed by the caller. */
    public byte[] head() {
        return head;
    }

    /** After one more record. */
    public void append(byte[] recordHash) {
        position++;
        digest.update(head);
        for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
            digest.update((byte) (position >>> shift));
        }
        head = digest.digest(recordHash);
    }

    /** Where the chain is, as a value. */
    public HashChain now() {
        return new HashChain(position, HexFormat.of().formatHex(head));
    }
}
