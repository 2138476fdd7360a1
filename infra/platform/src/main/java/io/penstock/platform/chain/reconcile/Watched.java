package io.penstock.platform.chain.reconcile;

import io.penstock.platform.chain.BlockRef;
import java.util.Optional;

/**
 * How far this service's log has what the chain did by itself. The two can be compared at a block only if everything up to it
 * has been told to the log, and nothing beyond it.
 */
@FunctionalInterface
public interface Watched {

    /**
     * Up to where all is told.
     *
     * @param position rises with every fact that is told
     */
    record UpTo(BlockRef block, long position) {}

    /**
     * The newest block whose facts have all been told.
     *
     * @param head newest block of the chain when the caller looked
     * @return empty if a block that was safe under this head has not been read, or something of it waits to be told
     */
    Optional<UpTo> safeUnder(long head);
}
