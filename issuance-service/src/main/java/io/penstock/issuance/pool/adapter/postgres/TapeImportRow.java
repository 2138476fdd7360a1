package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.tape.source.TapePlace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One import: what was asked for, and how far it has come.
 *
 * @param tapeHash SHA-256 of the file, 64 hex digits; a pool imports a file once
 * @param version 1 for the pool's first tape, then one more for each amendment; empty until the pool has taken it
 * @param bytes of the file as it was sent
 * @param parksRejected whether rows that are rejected leave the others in
 * @param repairs hash of the tape whose rejected rows the file has, corrected
 * @param mapping name and version by which the file is read, {@code servicer-auto@2}; empty for the known forms
 * @param control the originator's figures as they were given, JSON
 * @param saltKey from which the salts of the leaves are made, hex
 * @param columns of the file, once they are known
 * @param rowsDone rows that are judged and stored, the rejected ones included
 * @param place where the file can be entered after them
 * @param checkState what the check had counted there; empty before the first row is stored
 * @param result as JSON, once all is read
 */
public record TapeImportRow(
        String pool,
        String tapeHash,
        OptionalInt version,
        String fileName,
        long bytes,
        boolean parksRejected,
        Optional<String> repairs,
        Optional<String> mapping,
        Optional<String> control,
        State state,
        String saltKey,
        String form,
        List<String> columns,
        long rowsDone,
        long findingsDone,
        TapePlace place,
        String checkState,
        String result,
        String actor,
        Instant startedAt) {

    /** Life of an import. */
    public enum State {
        /** Some rows may be stored; whoever works on it goes on after them. */
        READING,
        /** All rows are stored and judged. */
        READ,
        /** The file cannot be used; its findings are kept, its rows are not. */
        REFUSED,
        /** A person called it off; nothing is kept. */
        CANCELLED
    }
}
