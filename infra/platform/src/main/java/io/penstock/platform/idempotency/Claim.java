package io.penstock.platform.idempotency;

import java.time.Instant;
import java.util.UUID;

/** What became of the attempt to own a key. */
sealed interface Claim {

    /**
     * This attempt runs the command.
     *
     * @param owner this attempt, and no other
     * @param again whether an earlier attempt was begun and has not ended
     */
    record Granted(KeyName name, UUID owner, boolean again) implements Claim {}

    /** It is done; this was the answer. */
    record Answered(StoredAnswer answer) implements Claim {}

    /** It is done, and the answer is no longer kept. */
    record Expired(Instant answeredAt) implements Claim {}

    /** The key stands for another request. */
    record OtherContent() implements Claim {}

    /**
     * Another attempt runs.
     *
     * @param seconds until its lease ends
     */
    record Running(long seconds) implements Claim {}
}
