package io.penstock.platform.rest;

import java.util.Optional;

/** Work that takes longer than a request. State is in the database, so it can be asked for after a crash. */
public interface Operations {

    /**
     * Starts the work, or returns what is known of it: an operation of this id that runs or has succeeded is not
     * started again; one that failed is.
     *
     * @param id chosen by the caller, for example from the hash of the file
     */
    Operation start(String id, String kind, OperationTask task);

    Optional<Operation> find(String id);

    /**
     * Asks running work to stop; it does at its next report of progress. Of work that has ended nothing changes.
     *
     * @return the operation as it stands, empty if there is none
     */
    Optional<Operation> cancel(String id);
}
