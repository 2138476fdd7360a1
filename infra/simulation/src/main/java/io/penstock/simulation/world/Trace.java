package io.penstock.simulation.world;

import java.util.function.Consumer;

/** What happened, line by line. The checksum of all lines tells two runs apart without keeping them. */
public final class Trace {

    private static final long FNV_PRIME = 0x100000001b3L;
    private static final long FNV_OFFSET = 0xcbf29ce484222325L;

    private final Consumer<String> lines;
    private long checksum = FNV_OFFSET;
    private long count;

    public Trace(Consumer<String> lines) {
        this.lines = lines;
    }

    void line(String text) {
        for (int i = 0; i < text.length(); i++) {
            checksum = (checksum ^ text.charAt(i)) * FNV_PRIME;
        }
        checksum = (checksum ^ '\n') * FNV_PRIME;
        count++;
        lines.accept(text);
    }

    /** FNV-1a over all lines so far, 16 hexadecimal digits. */
    public String checksum() {
        return "%016x".formatted(checksum);
    }

    /** Lines so far. */
    public long count() {
        return count;
    }
}
