package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolEvent.LoanTapeImported;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.adapter.TapeReader;
import io.penstock.issuance.pool.adapter.rest.TapeSpool.Spooled;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.pool.domain.LoanTape;
import io.penstock.issuance.pool.domain.TapeReading.Clean;
import io.penstock.issuance.pool.domain.TapeReading.Faulty;
import io.penstock.issuance.request.RequestValues;
import io.penstock.platform.rest.Operation;
import io.penstock.platform.rest.OperationError;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.platform.rest.OperationProgress;
import io.penstock.platform.rest.Operations;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Takes tapes in. The answer is an operation, since a tape may have a hundred thousand loans. */
@RestController
class LoanTapeController {

    private final TapeImport imports;
    private final TapeSpool spool;
    private final Operations operations;

    LoanTapeController(TapeImport imports, TapeSpool spool, Operations operations) {
        this.imports = imports;
        this.spool = spool;
        this.operations = operations;
    }

    /**
     * The body is the file as it is: ABS-EE XML or CSV, gzipped or not.
     *
     * @param fileName for people only
     */
    @PostMapping("/v1/pools/{poolId}/tapes")
    @PreAuthorize("hasRole('spv-admin')")
    ResponseEntity<Operation> receive(
            @PathVariable String poolId,
            @RequestParam(defaultValue = "tape") String fileName,
            HttpServletRequest request)
            throws IOException {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        imports.terms(id); // refuses an unknown pool before the body is taken in
        var spooled = spool.spool(request.getInputStream());
        var operation = operations.start(
                operationId(id, spooled.hash()), "tape-import", progress -> run(id, fileName, spooled, progress));
        if (operation.state() == Operation.State.SUCCEEDED) {
            spooled.delete();
        }
        return ResponseEntity.accepted()
                .location(URI.create("/v1/operations/" + operation.id()))
                .body(operation);
    }

    /**
     * The same file for the same pool is the same operation, unless another tape has been imported in between: then it
     * takes that one's place, which is new work.
     */
    private String operationId(AssetPoolId id, String hash) {
        var replaced = imports.current(id)
                .map(imported -> imported.tape().hash())
                .filter(current -> !current.equals(hash))
                .map(current -> "-after-" + current.substring(0, 16))
                .orElse("");
        return "tape-" + id.name() + "-" + hash + replaced;
    }

    private Map<String, Object> run(AssetPoolId id, String fileName, Spooled spooled, OperationProgress progress)
            throws IOException {
        try {
            var tape = read(id, fileName, spooled);
            long total = tape.loans().size();
            progress.report(0, total, "loans");
            return result(imports.run(id, tape, spooled.file(), done -> progress.report(done, total, "loans")));
        } finally {
            spooled.delete();
        }
    }

    private LoanTape read(AssetPoolId id, String fileName, Spooled spooled) throws IOException {
        try (var file = Files.newInputStream(spooled.file())) {
            return switch (TapeReader.read(file, fileName, imports.terms(id).currency())) {
                case Clean(var tape) -> tape;
                case Faulty faulty -> throw refusal(faulty);
            };
        }
    }

    private static OperationFailedException refusal(Faulty faulty) {
        var errors = faulty.faults().stream()
                .map(fault -> new OperationError(
                        fault.line() == 0 ? null : fault.line(),
                        fault.column().isEmpty() ? null : fault.column(),
                        fault.code().name(),
                        fault.value().isEmpty() ? null : fault.value(),
                        fault.detail()))
                .toList();
        return new OperationFailedException(
                "TAPE_FAULTY",
                faulty.total() + (faulty.total() == 1 ? " fault" : " faults") + " in " + faulty.fileName()
                        + (faulty.total() > errors.size() ? ", the first " + errors.size() + " are listed" : "")
                        + "; nothing was stored. Correct the file and send it again.",
                errors);
    }

    private static Map<String, Object> result(LoanTapeImported imported) {
        var tape = imported.tape();
        var eligible = imported.eligibility();
        var result = new LinkedHashMap<String, Object>();
        result.put("poolId", imported.poolId().name());
        result.put("tapeHash", tape.hash());
        result.put("currency", tape.currency().getCurrencyCode());
        result.put("loanCount", tape.loanCount());
        result.put("totals", PoolView.totals(tape.totals()));
        result.put("states", tape.states());
        result.put("delinquentOver30", tape.delinquentOver30());
        result.put("eligibleCount", eligible.eligibleCount());
        result.put("eligibleBalance", RequestValues.text(eligible.eligibleBalance()));
        result.put("rejectedCount", eligible.rejectedCount());
        return result;
    }
}
