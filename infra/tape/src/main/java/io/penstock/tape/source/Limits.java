package io.penstock.tape.source;

/**
 * How much of a file is read. Without limits, a file of a few kilobytes could unpack to more than any disk.
 *
 * @param maxBytes unpacked
 * @param maxRatio unpacked bytes for each packed one
 * @param ratioFrom unpacked bytes below which the ratio does not matter
 */
public record Limits(long maxBytes, int maxRatio, long ratioFrom) {

    /** 16 GiB, some fifty times the largest filing known; 200 to 1, some seven times what such filings pack to. */
    public static final Limits STANDARD = new Limits(16L << 30, 200, 16L << 20);
}
