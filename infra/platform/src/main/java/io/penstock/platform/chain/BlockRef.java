package io.penstock.platform.chain;

/** A block as it hangs on its parent. */
public record BlockRef(long number, String hash, String parentHash) {}
