package io.penstock.platform.lease;

import org.jspecify.annotations.Nullable;

/**
 * A worker as every instance sees it.
 *
 * @param owner the last instance that took it; null after it was given back
 * @param ownerAlive whether that instance still counts
 * @param wantedBy a living instance that has less to do and asks for it
 */
record LeaseRow(
        String name,
        long epoch,
        @Nullable String owner,
        boolean ownerAlive,
        @Nullable String wantedBy) {

    boolean free() {
        return owner == null || !ownerAlive;
    }

    boolean isOf(String instance) {
        return instance.equals(owner);
    }

    boolean isWantedByOtherThan(String instance) {
        return wantedBy != null && !wantedBy.equals(instance);
    }
}
