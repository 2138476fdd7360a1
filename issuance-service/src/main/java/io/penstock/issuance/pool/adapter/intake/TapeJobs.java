package io.penstock.issuance.pool.adapter.intake;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.adapter.PoolTape;
import io.penstock.issuance.pool.adapter.intake.TapeSpool.Spooled;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow.State;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable.Asked;
import io.penstock.issuance.pool.application.LoanTapeStore;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.pool.domain.AssetPool;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.rest.Operation;
import io.penstock.platform.rest.OperationCancelledException;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.platform.rest.OperationProgress;
import io.penstock.platform.rest.Operations;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Imports as operations. A file of a pool is one import however often it is sent; an import whose process died is taken up
 * by the next start of a service, or by whoever sends the file again, at the row where it stood.
 */
@Component
public class TapeJobs {

    private static final Logger LOG = LoggerFactory.getLogger(TapeJobs.class);
    private static final String KIND = "tape-import";

    private final TapeImport imports;
    private final TapeImportTable table;
    private final LoanTapeStore store;
    private final TapeReading reading;
    private final TapeSpool spool;
    private final TapeExceptionFeed exceptions;
    private final Operations operations;

    TapeJobs(
            TapeImport imports,
            TapeImportTable table,
            LoanTapeStore store,
            TapeReading reading,
            TapeSpool spool,
            TapeExceptionFeed exceptions,
            Operations operations) {
        this.imports = imports;
        this.table = table;
        this.store = store;
        this.reading = reading;
        this.spool = spool;
        this.exceptions = exceptions;
        this.operations = operations;
    }

    /** Starts or follows the import of a file that is on disk. */
    public Operation start(AssetPoolId id, Asked asked, Spooled spooled) {
        var operation = operations.start(operationId(id, asked.tapeHash()), KIND, progress -> {
            imports.refuseEarly(id, asked.tapeHash());
            return keepAndRun(id, asked, spooled, progress);
        });
        if (operation.state() == Operation.State.SUCCEEDED) {
            spooled.delete();
        }
        return operation;
    }

    /**
     * The same file for the same pool is the same operation, unless another tape has been imported in between: then it
     * takes that one's place, which is new work for the pool and none for the reader.
     */
    private String operationId(AssetPoolId id, String hash) {
        var replaced = imports.current(id)
                .map(imported -> imported.tape().hash())
                .filter(current -> !current.equals(hash))
                .map(current -> "-after-" + current.substring(0, 16))
                .orElse("");
        return "tape-" + id.name() + "-" + hash + replaced;
    }

    /** Takes up what an earlier process left; what another one works on is left to it. */
    @EventListener(ApplicationReadyEvent.class)
    void takeUp() {
        for (var row : table.unfinished()) {
            var id = AssetPoolId.named(row.pool());
            var operation =
                    operations.start(operationId(id, row.tapeHash()), KIND, progress -> goOn(id, row, progress));
            LOG.info("import of {} into {}: {}", row.tapeHash(), row.pool(), operation.state());
        }
    }

    private Map<String, Object> goOn(AssetPoolId id, TapeImportRow row, OperationProgress progress) throws IOException {
        var file = spool.restore(row.tapeHash());
        if (file.isEmpty()) {
            table.undo(row.pool(), row.tapeHash(), State.CANCELLED);
            throw new OperationFailedException(
                    "INTERRUPTED", "the service stopped before the file was kept: send the same file again", List.of());
        }
        return run(id, row, file.get(), progress);
    }

    private Map<String, Object> keepAndRun(AssetPoolId id, Asked asked, Spooled spooled, OperationProgress progress)
            throws IOException {
        store.keepOriginal(asked.tapeHash(), asked.fileName(), spooled.file());
        return run(id, table.begin(asked), spooled.file(), progress);
    }

    private Map<String, Object> run(AssetPoolId id, TapeImportRow row, Path file, OperationProgress progress)
            throws IOException {
        try {
            if (row.state() == State.READING) {
                reading.read(id, row, file, progress);
            }
            return accept(id, row);
        } catch (OperationCancelledException e) {
            table.undo(row.pool(), row.tapeHash(), State.CANCELLED);
            throw e;
        } catch (OperationFailedException e) {
            table.undo(row.pool(), row.tapeHash(), State.REFUSED);
            throw e;
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private Map<String, Object> accept(AssetPoolId id, TapeImportRow row) {
        var form = table.find(row.pool(), row.tapeHash()).orElseThrow().form();
        var currency = PoolTape.currencyOf(form, imports.terms(id).currency());
        try {
            var imported = imports.accept(
                    id,
                    store.summary(id, row.tapeHash(), row.fileName(), currency),
                    store.eligibility(id, row.tapeHash(), currency),
                    AssetPool.rulesOf(imports.terms(id)));
            int version = table.versioned(row.pool(), row.tapeHash());
            exceptions.compareCurrent(id);
            return ImportResult.of(
                    imported, version, table.find(row.pool(), row.tapeHash()).orElseThrow());
        } catch (RejectedException e) {
            var stored = table.find(row.pool(), row.tapeHash());
            if (stored.isPresent() && stored.get().version().isEmpty()) {
                table.undo(row.pool(), row.tapeHash(), State.REFUSED);
            }
            throw e;
        }
    }
}
