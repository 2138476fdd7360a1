package io.penstock.platform.start;

import java.time.Duration;

/** Growing pauses between attempts: 100 ms, doubled up to 10 s. */
public final class Retry {

    private static final long FIRST = 100;
    private static final long LONGEST = 10_000;
    private long next = FIRST;

    /** The pause before the next attempt. */
    public Duration pause() {
        long now = next;
        next = Math.min(2 * next, LONGEST);
        return Duration.ofMillis(now);
    }

    /** It worked: start over with the shortest pause. */
    public void reset() {
        next = FIRST;
    }
}
