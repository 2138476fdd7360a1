package io.penstock.simulation.world;

/** Defects that can be switched on to see that the simulation finds them. */
public enum PlantedBug {
    /** The inbox forgets what was handled. */
    INBOX_FORGETS,
    /** The outbox submits an effect that it has already under a new id. */
    OUTBOX_RENAMES,
    /** An append of two events stores them the other way round. */
    APPEND_SWAPS,
    /** A cent of a payout is lost. */
    CENT_LOST,
    /** Readers go by the index of a row and so pass over commits that come late, as stock engines do. */
    READER_SKIPS,
    /** The key of a request is not stored with the events, so a repeat runs again. */
    KEY_FORGOTTEN,
    /** A second approval is taken from the same person. */
    APPROVAL_DOUBLED
}
