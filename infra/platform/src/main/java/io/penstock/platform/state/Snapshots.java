package io.penstock.platform.state;

import java.util.Optional;

/** A cache of folded prefixes of streams. Without it everything is the same, only slower. */
public interface Snapshots {

    /** Keeps none. */
    Snapshots NONE = new Snapshots() {

        @Override
        public Optional<Snapshot> find(String streamId) {
            return Optional.empty();
        }

        @Override
        public void grown(String streamId, String streamType) {}

        @Override
        public int every() {
            return Integer.MAX_VALUE;
        }
    };

    /** The newest usable snapshot: of this build's shape, undamaged, and of an event that the log holds. */
    Optional<Snapshot> find(String streamId);

    /** Has a snapshot written, some time later, by another thread. The caller has committed. */
    void grown(String streamId, String streamType);

    /** How many events a stream grows by between two snapshots. */
    int every();
}
