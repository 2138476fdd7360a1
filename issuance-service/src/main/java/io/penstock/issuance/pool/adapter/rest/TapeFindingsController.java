package io.penstock.issuance.pool.adapter.rest;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.adapter.intake.ImportResult;
import io.penstock.issuance.pool.adapter.postgres.TapeImportRow;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable;
import io.penstock.issuance.pool.adapter.postgres.TapeImportTable.Numbered;
import io.penstock.issuance.pool.application.LoanTapeStore;
import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.request.RequestValues;
import io.penstock.tape.report.CsvCells;
import io.penstock.tape.report.ErrorFile;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

/**
 * Tapes that came in, each beside its amendments, with what was found in them. A tape is named by its version in the pool
 * or by the hash of its file; one that was refused has no version, and its findings are kept.
 */
@RestController
@RequestMapping("/v1/pools/{poolId}/tapes")
class TapeFindingsController {

    private static final String STAFF = "hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')";
    private static final int LARGEST_PAGE = 1_000;

    private final TapeImportTable table;
    private final ImportedTapes tapes;
    private final LoanTapeStore store;

    TapeFindingsController(TapeImportTable table, ImportedTapes tapes, LoanTapeStore store) {
        this.table = table;
        this.tapes = tapes;
        this.store = store;
    }

    @GetMapping
    @PreAuthorize(STAFF)
    List<TapeView> all(@PathVariable String poolId) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        return table.of(id.name()).stream().map(TapeView::of).toList();
    }

    @GetMapping("/{tape}")
    @PreAuthorize(STAFF)
    TapeView one(@PathVariable String poolId, @PathVariable String tape) {
        return TapeView.of(tapes.find(RequestValues.id(AssetPoolId::named, poolId), tape));
    }

    /** In the order of the file; what concerns all of it comes first or last. */
    @GetMapping("/{tape}/findings")
    @PreAuthorize(STAFF)
    FindingPage findings(
            @PathVariable String poolId,
            @PathVariable String tape,
            @RequestParam(defaultValue = "0") long after,
            @RequestParam(defaultValue = "100") int limit) {
        var row = tapes.find(RequestValues.id(AssetPoolId::named, poolId), tape);
        int rows = Math.clamp(limit, 1, LARGEST_PAGE);
        var found = table.findings(row.pool(), row.tapeHash(), after, rows);
        return new FindingPage(
                found.stream().map(FindingView::of).toList(),
                found.size() < rows ? null : found.getLast().ordinal());
    }

    /** Every finding with what to do, for a spreadsheet. */
    @GetMapping("/{tape}/errors.csv")
    @PreAuthorize(STAFF)
    ResponseEntity<StreamingResponseBody> errors(@PathVariable String poolId, @PathVariable String tape) {
        var row = tapes.find(RequestValues.id(AssetPoolId::named, poolId), tape);
        return file("errors.csv", out -> {
            var file = new ErrorFile(out);
            long after = 0;
            for (var page = page(row, after); !page.isEmpty(); page = page(row, after)) {
                page.forEach(numbered -> file.found(numbered.finding()));
                after = page.getLast().ordinal();
            }
        });
    }

    private List<Numbered> page(TapeImportRow row, long after) {
        return table.findings(row.pool(), row.tapeHash(), after, LARGEST_PAGE);
    }

    /** The rejected rows with the columns of the tape: corrected, they are sent as a repair of it. */
    @GetMapping("/{tape}/rejected.csv")
    @PreAuthorize(STAFF)
    ResponseEntity<StreamingResponseBody> rejected(@PathVariable String poolId, @PathVariable String tape) {
        var row = tapes.read(RequestValues.id(AssetPoolId::named, poolId), tape);
        return file("rejected.csv", out -> {
            line(row.columns(), out);
            long after = 0;
            boolean more = true;
            while (more) {
                var page = table.rejected(row.pool(), row.tapeHash(), after, LARGEST_PAGE);
                for (var each : page) {
                    line(each.cells(), out);
                    after = each.line();
                }
                more = page.size() == LARGEST_PAGE;
            }
        });
    }

    private static void line(List<String> cells, Writer out) throws IOException {
        var line = new StringBuilder();
        for (var cell : cells) {
            if (line.isEmpty() && cell.isEmpty()) {
                line.append("\"\""); // an empty first cell must not look like no cell
            } else {
                CsvCells.append(line, cell);
            }
        }
        out.append(line).append("\r\n");
    }

    /** The file as it was sent, byte for byte. */
    @GetMapping("/{tape}/original")
    @PreAuthorize(STAFF)
    ResponseEntity<StreamingResponseBody> original(@PathVariable String poolId, @PathVariable String tape) {
        var row = tapes.find(RequestValues.id(AssetPoolId::named, poolId), tape);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .header(HttpHeaders.ETAG, '"' + row.tapeHash() + '"')
                .body(out -> store.copyOriginal(row.tapeHash(), out));
    }

    /** The loans of this tape, eligible or not, in order of loan id; those of an amended tape stay readable. */
    @GetMapping("/{tape}/loans")
    @PreAuthorize("hasAnyRole('spv-admin', 'auditor')")
    LoanPage loans(
            @PathVariable String poolId,
            @PathVariable String tape,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        var id = RequestValues.id(AssetPoolId::named, poolId);
        int rows = Math.clamp(limit, 1, LARGEST_PAGE);
        var loans = store.loans(id, tapes.read(id, tape).tapeHash(), after, rows);
        return new LoanPage(loans, loans.size() < rows ? null : loans.getLast().loanId());
    }

    /** @param items amounts in minor units */
    record LoanPage(List<LoanRecord> items, @Nullable String next) {}

    /** Writes a file that spreadsheets open. */
    @FunctionalInterface
    private interface Lines {

        void to(Writer out) throws IOException;
    }

    private static ResponseEntity<StreamingResponseBody> file(String name, Lines lines) {
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + '"')
                .body(out -> {
                    try (var writer = new OutputStreamWriter(out, StandardCharsets.UTF_8)) {
                        lines.to(writer);
                    }
                });
    }

    /** @param next to be given as {@code after} for the next page; null on the last */
    record FindingPage(List<FindingView> items, @Nullable Long next) {}

    /**
     * A finding as it is shown.
     *
     * @param line from 1; null if it is of the file
     * @param effect what it leads to: rejects the file, rejects the row, advises
     */
    record FindingView(
            @Nullable Long line,
            String column,
            String loan,
            String code,
            String tier,
            String effect,
            String value,
            String detail,
            String whatToDo) {

        static FindingView of(Numbered numbered) {
            var finding = numbered.finding();
            return new FindingView(
                    finding.line() == 0 ? null : finding.line(),
                    finding.column(),
                    finding.loan(),
                    finding.rule().name(),
                    finding.rule().tierInWords(),
                    finding.rule().effectInWords(),
                    finding.value(),
                    finding.detail(),
                    finding.rule().remedy());
        }
    }

    /**
     * An import.
     *
     * @param version null if the file was refused or is still being read
     * @param mapping name and version by which the file was read; null for a known form
     * @param amends whether an earlier tape of the pool stands beside it
     */
    record TapeView(
            @Nullable Integer version,
            boolean amends,
            String tapeHash,
            String fileName,
            long bytes,
            String state,
            boolean parksRejected,
            @Nullable String repairs,
            @Nullable String mapping,
            String form,
            long rowsStored,
            String by,
            String at,
            Map<String, Object> result) {

        static TapeView of(TapeImportRow row) {
            return new TapeView(
                    row.version().isPresent() ? row.version().getAsInt() : null,
                    row.version().orElse(1) > 1,
                    row.tapeHash(),
                    row.fileName(),
                    row.bytes(),
                    row.state().name(),
                    row.parksRejected(),
                    row.repairs().orElse(null),
                    row.mapping().orElse(null),
                    row.form(),
                    row.rowsDone(),
                    row.actor(),
                    row.startedAt().toString(),
                    ImportResult.read(row.result()));
        }
    }
}
