package io.penstock.onchain;

import java.util.List;
import org.web3j.utils.Numeric;

/**
 * What a node says about the transaction that anchored a block of a journal: the event of {@code EventAnchor} and the
 * header of the block of the chain that it is in. Hashes are "0x" and 64 digits.
 *
 * @param blockTime of the header, seconds since 1970
 * @param contract that wrote the event, lower case
 * @param topics of the event: {@link #EVENT} and {@link #topicOf}
 * @param data of the event: four words, see {@link #dataOf}
 */
public record AnchorReceipt(
        String transactionHash,
        long blockNumber,
        String blockHash,
        String parentHash,
        String stateRoot,
        String receiptsRoot,
        long blockTime,
        String contract,
        List<String> topics,
        String data) {

    /** Keccak-256 of the event's signature. */
    public static final String EVENT = EventAnchorAbi.JournalAnchoredEvent.TOPIC;

    public AnchorReceipt {
        topics = List.copyOf(topics);
    }

    /** The topic under which a service's anchors are found: Keccak-256 of its name. */
    public static String topicOf(String service) {
        return Abi.id(service);
    }

    /**
     * The data of the event, "0x" and four words: from, to, root, head.
     *
     * @param root 64 digits, "0x" before them or not
     * @param head likewise
     */
    public static String dataOf(long from, long to, String root, String head) {
        return "0x%064x%064x%s%s".formatted(from, to, Numeric.cleanHexPrefix(root), Numeric.cleanHexPrefix(head));
    }
}
