package io.penstock.issuance.pool.adapter.intake;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.adapter.PoolTape;
import io.penstock.issuance.pool.adapter.postgres.MappingTable;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow.State;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable;
import io.penstock.issuance.pool.adapter.postgres.TapeWriter;
import io.penstock.issuance.pool.application.PoolRules;
import io.penstock.issuance.pool.application.TapeImport;
import io.penstock.issuance.pool.domain.PoolEligibility;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.platform.rest.OperationProgress;
import io.penstock.tape.TapeSnapshot;
import io.penstock.tape.check.Resumption;
import io.penstock.tape.check.TapeChecker;
import io.penstock.tape.check.TapeChecker.Checked;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.form.Forms;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.SQLException;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads the file of an import into the pool's rows, from the row where an earlier process left it. */
@Component
class TapeReading {

    private static final Logger LOG = LoggerFactory.getLogger(TapeReading.class);

    private final TapeImport imports;
    private final TapeImportTable table;
    private final PoolRules rules;
    private final MappingTable mappings;
    private final DataSource database;

    TapeReading(
            TapeImport imports, TapeImportTable table, PoolRules rules, MappingTable mappings, DataSource database) {
        this.imports = imports;
        this.table = table;
        this.rules = rules;
        this.mappings = mappings;
        this.database = database;
    }

    /**
     * Reads all there is still to read and ends the import as read.
     *
     * @throws OperationFailedException if the file cannot be used, with the first findings
     * @throws IOException if the file cannot be read from where it lies
     */
    void read(AssetPoolId id, TapeImportRow row, Path file, OperationProgress progress) throws IOException {
        if (row.rowsDone() > 0) {
            try {
                LOG.info("import of {} goes on after row {}", row.tapeHash(), row.rowsDone());
                readOn(id, row, file, progress);
                return;
            } catch (UncheckedIOException e) {
                LOG.warn("the import of {} begins anew, its counts are those of another release", row.tapeHash(), e);
            }
        }
        table.undo(row.pool(), row.tapeHash(), State.READING);
        if (row.repairs().isPresent()) {
            table.copyRows(row.pool(), row.repairs().get(), row.tapeHash());
        }
        readOn(id, table.find(row.pool(), row.tapeHash()).orElseThrow(), file, progress);
    }

    private void readOn(AssetPoolId id, TapeImportRow row, Path file, OperationProgress progress) throws IOException {
        var terms = imports.terms(id);
        var eligibility = new PoolEligibility(rules.of(terms), terms.cutOffDate());
        var faults = new Faults();
        Checked checked;
        try (var writer = new TapeWriter(database.getConnection(), row, eligibility::reasons, (bytes, rows) -> {
            progress.also("rows", rows);
            progress.report(Math.min(bytes, row.bytes()), row.bytes(), "bytes");
        })) {
            try (var in = new BufferedInputStream(Files.newInputStream(file), 1 << 16)) {
                checked = TapeChecker.check(
                        in,
                        row.fileName(),
                        options(row, file).forPool(terms.currency()),
                        finding -> {
                            faults.found(finding);
                            writer.found(finding);
                        },
                        writer);
            }
            if (isRefused(checked, row)) {
                writer.refuse();
                throw faults.refusal(row.fileName(), checked.result());
            }
            writer.finish(rules.trimmed(id, row.tapeHash(), terms), ImportResult.json(checked.result(), Map.of()));
        } catch (SQLException e) {
            throw new IllegalStateException("the rows of the tape cannot be stored", e);
        }
        progress.report(checked.result().admitted(), checked.result().admitted(), "loans");
    }

    private Options options(TapeImportRow row, Path file) {
        var options = Options.standard().against(ControlText.figures(row.control()));
        if (row.mapping().isPresent()) {
            options = options.as(mappings.of(row.mapping().get()).mapping().toForm());
        }
        if (row.repairs().isPresent()) {
            var original = row.repairs().get();
            var form = table.find(row.pool(), original).flatMap(first -> Forms.named(first.form()));
            options = form.map(options::as)
                    .orElse(options)
                    .repairing(TapeSnapshot.of(each -> table.known(row.pool(), original, each)));
        }
        return row.rowsDone() == 0
                ? options
                : options.goingOn(new Resumption(
                        row.tapeHash(),
                        row.rowsDone(),
                        row.place(),
                        row.checkState(),
                        position -> at(file, position),
                        each -> table.known(row.pool(), row.tapeHash(), each)));
    }

    private static InputStream at(Path file, long position) throws IOException {
        var channel = FileChannel.open(file, StandardOpenOption.READ).position(position);
        return new BufferedInputStream(Channels.newInputStream(channel), 1 << 16);
    }

    private static boolean isRefused(Checked checked, TapeImportRow row) {
        var result = checked.result();
        return result.fileRejected()
                || result.admitted() == 0
                || (!row.parksRejected()
                        && !Set.of(PoolTape.PARKED)
                                .containsAll(result.rejectedBy().keySet()));
    }
}
