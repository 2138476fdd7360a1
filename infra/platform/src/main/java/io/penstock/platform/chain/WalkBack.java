package io.penstock.platform.chain;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Finds where the chain as it was seen and the chain as it is part. Pure but for the question that it is given. */
final class WalkBack {

    private WalkBack() {}

    /** The chain as it is. */
    @FunctionalInterface
    interface Canonical {
        /** Empty above the head. */
        Optional<BlockRef> at(long number) throws IOException;
    }

    /**
     * Number of the newest block that both have.
     *
     * @param seen newest first
     * @return empty if they have none in common
     */
    static OptionalLong ancestor(List<BlockRef> seen, Canonical chain) throws IOException {
        for (BlockRef each : seen) {
            var now = chain.at(each.number());
            if (now.isPresent() && now.get().hash().equals(each.hash())) {
                return OptionalLong.of(each.number());
            }
        }
        return OptionalLong.empty();
    }
}
