package io.penstock.tape;

import java.util.Arrays;

/**
 * The loans that were seen, by number, and a few figures of each. Numbers are compared as a whole and not by their hash,
 * so two loans are never taken for one; a million of them need some 30 MB, with the figures of a history 100 MB.
 */
@SuppressWarnings("EnumOrdinal") // arrays by position, read for every cell; nothing is stored by it
final class LoanIndex {

    /** Figures that the history of a loan is judged by. */
    enum Figure {
        LINE,
        PERIOD_END,
        CLOSING_BALANCE,
        ORIGINAL_AMOUNT,
        ORIGINATED,
        MATURITY,
        DAYS_LATE,
        LOSS,
        CLOSED,
        SEEN
    }

    /** A figure that the row did not have. */
    static final long NONE = Long.MIN_VALUE;

    private final int figures;
    private char[] letters = new char[1 << 12];
    private int used;
    private int[] starts = new int[1 << 8];
    private int[] hashes = new int[1 << 8];
    private int[] table = new int[1 << 10];
    private long[] values;
    private int size;

    /**
     * An empty index.
     *
     * @param figures how many of {@link Figure} are kept, from the first
     */
    LoanIndex(int figures) {
        this.figures = figures;
        this.values = new long[(1 << 8) * figures];
    }

    int size() {
        return size;
    }

    /** Position of the loan, or -1. */
    int find(CharSequence key) {
        int hash = hashOf(key);
        int mask = table.length - 1;
        for (int slot = hash & mask; table[slot] != 0; slot = (slot + 1) & mask) {
            int at = table[slot] - 1;
            if (hashes[at] == hash && isAt(at, key)) {
                return at;
            }
        }
        return -1;
    }

    /** Adds a loan that is not there yet, without figures. */
    int add(CharSequence key) {
        if (size + 1 >= starts.length) {
            starts = Arrays.copyOf(starts, starts.length * 2);
            hashes = Arrays.copyOf(hashes, hashes.length * 2);
            values = Arrays.copyOf(values, hashes.length * figures);
        }
        if (size * 2 >= table.length) {
            grow();
        }
        int length = key.length();
        if (used + length > letters.length) {
            letters = Arrays.copyOf(letters, Math.max(used + length, letters.length * 2));
        }
        for (int i = 0; i < length; i++) {
            letters[used + i] = key.charAt(i);
        }
        int at = size++;
        starts[at] = used;
        used += length;
        starts[at + 1] = used;
        hashes[at] = hashOf(key);
        Arrays.fill(values, at * figures, (at + 1) * figures, NONE);
        place(at);
        return at;
    }

    String keyOf(int at) {
        return new String(letters, starts[at], starts[at + 1] - starts[at]);
    }

    long get(int at, Figure figure) {
        return values[at * figures + figure.ordinal()];
    }

    void set(int at, Figure figure, long value) {
        values[at * figures + figure.ordinal()] = value;
    }

    private void grow() {
        table = new int[table.length * 2];
        for (int at = 0; at < size; at++) {
            place(at);
        }
    }

    private void place(int at) {
        int mask = table.length - 1;
        int slot = hashes[at] & mask;
        while (table[slot] != 0) {
            slot = (slot + 1) & mask;
        }
        table[slot] = at + 1;
    }

    private boolean isAt(int at, CharSequence key) {
        int start = starts[at];
        if (starts[at + 1] - start != key.length()) {
            return false;
        }
        for (int i = 0; i < key.length(); i++) {
            if (letters[start + i] != key.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int hashOf(CharSequence key) {
        int hash = 0;
        for (int i = 0; i < key.length(); i++) {
            hash = 31 * hash + key.charAt(i);
        }
        hash *= 0x9E3779B9;
        return hash ^ (hash >>> 15);
    }
}
