package io.penstock.platform.chain;

import org.jspecify.annotations.Nullable;

/**
 * Where this log stands with its chain.
 *
 * @param reason why it is not {@link State#LIVE}, for people
 * @param baseCount effects of this writer that were on chain when the log was first linked: none for a new deployment
 * @param baseHead the writer's running hash then
 */
public record ChainLink(State state, @Nullable String reason, long baseCount, String baseHead) {

    /** What the writer does. */
    public enum State {
        /** Not seen since the start. */
        SYNCING,
        /** Writes. */
        LIVE,
        /** The chain is behind what was confirmed; the same bytes go out again. */
        ROLLBACK,
        /** A new deployment gets what the old one had, in its order and with its versions. */
        REBUILD,
        /** Writes nothing until the chain of the deployment is back or a person has decided. */
        HALTED
    }
}
