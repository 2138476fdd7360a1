package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow.State;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable;
import io.penstock.platform.problem.ProblemException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** Tapes of a pool as a path names them: by version, or by the hash of the file. */
@Component
class ImportedTapes {

    private final TapeImportTable table;

    ImportedTapes(TapeImportTable table) {
        this.table = table;
    }

    /** @throws ProblemException 404 if the pool has no such tape */
    TapeImportRow find(AssetPoolId id, String tape) {
        return (isVersion(tape)
                        ? table.of(id.name()).stream()
                                .filter(row -> row.version().isPresent()
                                        && row.version().getAsInt() == Integer.parseInt(tape))
                                .findFirst()
                        : table.find(id.name(), tape))
                .orElseThrow(() -> ProblemException.notFound("TAPE_NOT_FOUND", "pool " + id + " has no tape " + tape));
    }

    /**
     * A tape all of which was read.
     *
     * @throws ProblemException 404 if there is none, 409 if it was refused or is still being read
     */
    TapeImportRow read(AssetPoolId id, String tape) {
        var row = find(id, tape);
        if (row.state() != State.READ) {
            throw new ProblemException(
                    HttpStatus.CONFLICT, "TAPE_NOT_READ", "tape " + tape + " is " + row.state() + ": it has no rows");
        }
        return row;
    }

    private static boolean isVersion(String tape) {
        return tape.matches("\\d{1,9}");
    }
}
