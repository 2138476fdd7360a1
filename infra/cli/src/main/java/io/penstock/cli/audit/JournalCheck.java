package io.penstock.cli.audit;

import io.penstock.contracts.journal.ChainHasher;
import io.penstock.contracts.journal.HashChain;
import io.penstock.contracts.journal.MerkleFrontier;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Follows one service's journal record by record: positions and each stream's sequence numbers without a gap, the hash
 * chain, and at the end of each anchored block its head and Merkle root.
 */
final class JournalCheck {

    private static final HexFormat HEX = HexFormat.of();

    private final String service;
    private final List<Evidence.Anchor> anchors;
    private final ChainHasher chain;
    private final Map<String, Long> sequences;
    private final MerkleFrontier block;
    private int nextAnchor;

    /** From the first record on. */
    JournalCheck(String service, List<Evidence.Anchor> anchors) {
        this(service, anchors, new Place(HashChain.start(service), 0, 0, List.of(), Map.of()));
    }

    /** From where another check stood. */
    JournalCheck(String service, List<Evidence.Anchor> anchors, Place place) {
        this.service = service;
        this.anchors = List.copyOf(anchors);
        this.chain = new ChainHasher(place.head());
        this.nextAnchor = place.anchors();
        this.block = new MerkleFrontier(place.blockCount(), place.blockPeaks());
        this.sequences = new HashMap<>(place.sequences());
    }

    /**
     * All that a check knows at a position.
     *
     * @param anchors how many it has passed
     * @param blockCount records since the last of them
     * @param blockPeaks of the tree over those, see {@link MerkleFrontier}
     * @param sequences the last of each stream
     */
    record Place(HashChain head, int anchors, long blockCount, List<String> blockPeaks, Map<String, Long> sequences) {}

    Place place() {
        return new Place(chain.now(), nextAnchor, block.count(), block.peaks(), Map.copyOf(sequences));
    }

    HashChain head() {
        return chain.now();
    }

    long position() {
        return chain.position();
    }

    /** How many anchors lie at or before the head, and agreed with it. */
    int anchored() {
        return nextAnchor;
    }

    /** One record. {@code name} and the like are for messages only. */
    interface Entry {

        long position();

        String eventId();

        String name();

        String streamId();

        long sequence();

        byte[] recordHash();

        /** What the journal wrote down as the hash of its chain, 32 bytes. */
        byte[] chainHash();
    }

    /**
     * The next record.
     *
     * @return what is wrong with it, beginning with its position; the check cannot go on after that
     */
    @Nullable
    String next(Entry entry) {
        long due = chain.position() + 1;
        if (entry.position() != due) {
            return entry.position() > due
                    ? "position " + due + " is missing, the next record is " + entry.position()
                    : "position " + due + ": there is position " + entry.position() + " again";
        }
        long expected = sequences.merge(entry.streamId(), 0L, (last, zero) -> last + 1);
        if (entry.sequence() != expected) {
            return "position " + due + ": stream " + entry.streamId() + " goes on with sequence " + entry.sequence()
                    + " where " + expected + " is due";
        }
        byte[] recordHash = entry.recordHash();
        chain.append(recordHash);
        if (!Arrays.equals(chain.head(), entry.chainHash())) {
            return "position " + due + ", event " + entry.eventId() + " " + entry.name() + ": its bytes give "
                    + HEX.formatHex(chain.head()) + ", the journal says " + HEX.formatHex(entry.chainHash());
        }
        return anchor(recordHash);
    }

    private @Nullable String anchor(byte[] recordHash) {
        if (nextAnchor == anchors.size()) {
            return null;
        }
        var anchor = anchors.get(nextAnchor);
        block.add(recordHash);
        if (chain.position() < anchor.to()) {
            return null;
        }
        nextAnchor++;
        var head = HEX.formatHex(chain.head());
        if (!anchor.head().equals(head)) {
            return "head at position " + chain.position() + " is " + head + ", the anchor says " + anchor.head();
        }
        var root = HEX.formatHex(block.root());
        block.clear();
        return anchor.root().equals(root)
                ? null
                : "root of the records " + anchor.from() + " to " + anchor.to() + " is " + root + ", the anchor says "
                        + anchor.root();
    }

    /** What the anchors themselves have wrong: a gap, or an end beyond the log's. */
    static @Nullable String order(List<Evidence.Anchor> anchors) {
        long due = 1;
        for (var anchor : anchors) {
            if (anchor.from() != due || anchor.to() < anchor.from()) {
                return "an anchor from " + anchor.from() + " to " + anchor.to() + " stands where one from " + due
                        + " is due";
            }
            due = anchor.to() + 1;
        }
        return null;
    }

    /** Whether the anchors cover the log up to its end, now that it has ended. */
    @Nullable
    String end() {
        if (nextAnchor != anchors.size()) {
            return anchors.size() - nextAnchor + " of " + anchors.size()
                    + " anchors lie beyond the log's end at position " + chain.position();
        }
        return chain.position() > 0 && anchors.isEmpty() ? "no anchor covers the log" : null;
    }

    String service() {
        return service;
    }
}
