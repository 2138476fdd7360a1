package io.penstock.onchain;

/** One anchored range of a service's journal: positions from–to, both inclusive, and the hash at {@code to}. */
public record JournalRange(long from, long to, String head, long blockNumber) {}
