package io.penstock.onchain;

/**
 * One anchored block of a service's journal: positions from–to, both inclusive.
 *
 * @param root Merkle root over the record hashes of the range, "0x" and 64 digits
 * @param head hash of the chain at {@code to}, "0x" and 64 digits
 * @param blockNumber of the chain
 */
public record JournalRange(long from, long to, String root, String head, long blockNumber) {}
