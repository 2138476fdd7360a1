package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.adapter.intake.TapeJobs;
import io.penstock.issuance.pool.adapter.intake.TapeSpool;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable.Asked;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.rest.Operation;
import io.penstock.platform.rest.Versioned;
import io.penstock.platform.security.CurrentActor;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.Optional;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes tapes in. The answer is an operation, since a tape may have a million loans. */
@RestController
class LoanTapeController {

    private final TapeImport imports;
    private final TapeSpool spool;
    private final TapeJobs jobs;
    private final ImportedTapes tapes;
    private final ConfirmedMappings mappings;

    LoanTapeController(
            TapeImport imports, TapeSpool spool, TapeJobs jobs, ImportedTapes tapes, ConfirmedMappings mappings) {
        this.imports = imports;
        this.spool = spool;
        this.jobs = jobs;
        this.tapes = tapes;
        this.mappings = mappings;
    }

    /** What becomes of the good rows of a tape that has bad ones. */
    enum RejectedRows {
        /** Nothing of the tape is used. */
        REFUSE,
        /** The good rows are used; the others wait to be corrected. */
        PARK
    }

    /**
     * The body is the file as it is: any form that {@code docs/reference/tapes.md} names, packed or not.
     *
     * @param fileName for people only
     * @param mapping by which the columns are read: its name, or name and version, {@code servicer-auto@2}
     * @param originator whose mapping it is, in the place of {@code mapping}
     * @param repairs version or hash of a tape of this pool, if the file has its rejected rows, corrected
     */
    @PostMapping("/v1/pools/{poolId}/tapes")
    @Versioned("pool/{poolId}")
    @PreAuthorize("hasRole('spv-admin')")
    ResponseEntity<Operation> receive(
            @PathVariable String poolId,
            @RequestParam(defaultValue = "tape") String fileName,
            @RequestParam(defaultValue = "REFUSE") RejectedRows rejectedRows,
            @RequestParam Optional<String> repairs,
            @RequestParam Optional<String> mapping,
            @RequestParam Optional<String> originator,
            HttpServletRequest request)
            throws IOException {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        imports.terms(id); // refuses an unknown pool before the body is taken in
        var original = repairs.map(tape -> tapes.read(id, tape));
        var named = mapping.map(mappings::named)
                .or(() -> originator.map(mappings::ofOriginator))
                .or(() -> original.flatMap(TapeImportRow::mapping));
        var spooled = spool.spool(request.getInputStream());
        var operation = jobs.start(
                id,
                new Asked(
                        id.name(),
                        spooled.hash(),
                        fileName,
                        Files.size(spooled.file()),
                        rejectedRows == RejectedRows.PARK || original.isPresent(),
                        original.map(TapeImportRow::tapeHash),
                        named,
                        Optional.empty(),
                        CurrentActor.name()),
                spooled);
        return ResponseEntity.accepted()
                .location(URI.create("/v1/operations/" + operation.id()))
                .body(operation);
    }
}
