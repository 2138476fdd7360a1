package io.penstock.simulation.chain;

/** Calldata as words of 64 hexadecimal digits behind a selector of eight. */
record Calldata(String selector, String words) {

    private static final int SELECTOR = 8;
    private static final int WORD = 64;

    /** @param hex with or without 0x */
    static Calldata of(String hex) {
        int from = hex.startsWith("0x") ? 2 : 0;
        return new Calldata(hex.substring(from, from + SELECTOR), hex.substring(from + SELECTOR));
    }

    String word(int index) {
        return words.substring(index * WORD, index * WORD + WORD);
    }

    String address(int index) {
        return "0x" + word(index).substring(WORD - 40);
    }

    boolean flag(int index) {
        return number(index) != 0;
    }

    /** Whatever our contracts count fits into 63 bits. */
    long number(int index) {
        var word = word(index);
        if (!word.startsWith("0".repeat(WORD - 16))) {
            throw new Revert("number out of range: " + word);
        }
        return Long.parseUnsignedLong(word, WORD - 16, WORD, 16);
    }

    /** Index of the word to which the offset in this word points. */
    int target(int index) {
        return Math.toIntExact(number(index) / 32);
    }

    /** The bytes to which the offset in this word points, as calldata. */
    Calldata bytes(int index) {
        return bytesAt(target(index));
    }

    /** The bytes whose length stands in this word, as calldata. */
    Calldata bytesAt(int at) {
        int digits = Math.toIntExact(number(at) * 2);
        int from = (at + 1) * WORD;
        return of(words.substring(from, from + digits));
    }
}
