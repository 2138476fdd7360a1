package io.penstock.cli.project;

import io.penstock.cli.file.CsvLine;
import io.penstock.cli.file.Fault;
import io.penstock.cli.file.RefusedException;
import io.penstock.launcher.LaunchException;
import io.penstock.platform.deal.YamlDocument.Place;
import io.penstock.projection.LoanTerms;
import io.penstock.projection.Pool;
import io.penstock.projection.PoolBuilder;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the loans or replines of a pool from a CSV file, described in {@code docs/reference/pool-csv.md}. Faults name
 * line and column; all are found in one run, up to {@value #MOST_FAULTS}. The file streams: a million loans need no
 * more memory than the pool itself.
 */
public final class PoolCsv {

    private static final int MOST_FAULTS = 100;

    private final String file;
    private final Currency currency;
    private final PoolBuilder builder = new PoolBuilder();
    private final List<Fault> faults = new ArrayList<>();
    private int lineNumber;
    private int rows;
    private int width;

    private PoolCsv(String file, Currency currency) {
        this.file = file;
        this.currency = currency;
    }

    /**
     * The pool in a file.
     *
     * @param currency of all balances: that of the deal
     * @throws RefusedException with all faults, if there is one
     * @throws LaunchException if the file cannot be read
     */
    public static Pool read(Path path, Currency currency) {
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new LaunchException("cannot read " + path, "Name an existing pool file with --pool FILE.");
        }
        var csv = new PoolCsv(path.toString(), currency);
        try (var in = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            csv.read(in);
        } catch (CharacterCodingException e) {
            csv.fault(1, "FILE_NOT_UTF8", "the file is no UTF-8 text at or after this line");
        } catch (IOException e) {
            throw new LaunchException("cannot read " + path + ": " + e.getMessage(), "Name a readable file.", e);
        }
        if (csv.faults.isEmpty() && csv.rows == 0) {
            csv.fault(1, "POOL_EMPTY", "the file has no loans");
        }
        if (!csv.faults.isEmpty()) {
            throw new RefusedException(csv.faults);
        }
        return csv.builder.build();
    }

    private void read(BufferedReader in) throws IOException {
        var columns = header(in);
        if (!faults.isEmpty()) {
            return;
        }
        for (var line = next(in); line != null && faults.size() < MOST_FAULTS; line = next(in)) {
            if (!line.isBlank()) {
                row(line, columns);
            }
        }
    }

    private Map<LoanColumn, Integer> header(BufferedReader in) throws IOException {
        var columns = new EnumMap<LoanColumn, Integer>(LoanColumn.class);
        var line = next(in);
        if (line == null || line.isBlank()) {
            fault(1, "HEADER_MISSING", "the first line names the columns: " + LoanColumn.names());
            return columns;
        }
        var cells = split(line.startsWith("\uFEFF") ? line.substring(1) : line);
        width = cells.size();
        for (int i = 0; i < cells.size(); i++) {
            var name = cells.get(i).text();
            int at = cells.get(i).column();
            int index = i;
            LoanColumn.named(name)
                    .ifPresentOrElse(
                            column -> {
                                if (columns.put(column, index) != null) {
                                    fault(at, "COLUMN_DUPLICATE", "column " + name + " occurs twice");
                                }
                            },
                            () -> fault(
                                    at,
                                    "COLUMN_UNKNOWN",
                                    "there is no column \"" + name + "\"; "
                                            + (name.contains(";") ? "commas separate cells, not semicolons; " : "")
                                            + "columns are " + LoanColumn.names()));
        }
        Stream.of(LoanColumn.values())
                .filter(column -> column.isRequired() && !columns.containsKey(column))
                .forEach(column -> fault(1, "COLUMN_MISSING", "column " + column.title() + " is missing"));
        return columns;
    }

    private void row(String line, Map<LoanColumn, Integer> columns) {
        int before = faults.size();
        var cells = split(line);
        var present = new EnumMap<LoanColumn, Cell>(LoanColumn.class);
        columns.forEach((column, index) -> {
            if (index < cells.size() && !cells.get(index).text().isEmpty()) {
                present.put(column, cells.get(index));
            } else if (column.isRequired() && !cells.isEmpty()) {
                int at = index < cells.size() ? cells.get(index).column() : line.length() + 1;
                fault(at, "CELL_EMPTY", column.title() + " is empty");
            }
        });
        cells.stream()
                .skip(width)
                .filter(cell -> !cell.text().isEmpty())
                .findFirst()
                .ifPresent(cell -> fault(
                        cell.column(),
                        "LINE_MALFORMED",
                        "the line has " + cells.size() + " cells, the first line names " + width + " columns"));
        var terms = new LoanRow(present, currency, lineNumber, this::fault).terms();
        var faulty = faults.subList(before, faults.size()).stream()
                .map(fault -> fault.place().column())
                .toList();
        var kind = present.get(LoanColumn.KIND);
        boolean isKindKnown = kind == null || !faulty.contains(kind.column());
        if (!cells.isEmpty() && isKindKnown) {
            present.values().removeIf(cell -> faulty.contains(cell.column()));
            add(terms, present, faulty.isEmpty());
        }
    }

    /**
     * Adds a loan. One with a cell that cannot be read is added too, because nothing comes of the pool any more, and what
     * is wrong with its other cells is told in the same run.
     */
    private void add(LoanTerms terms, Map<LoanColumn, Cell> present, boolean readable) {
        int known = rows == 0 ? 0 : builder.findings().size();
        rows++;
        var findings = builder.add(terms).findings();
        for (var finding : findings.subList(known, findings.size())) {
            var column = LoanColumn.ofField(finding.field());
            if (!readable && column.filter(present::containsKey).isEmpty()) {
                continue;
            }
            fault(
                    column.map(present::get).map(Cell::column).orElse(1),
                    "VALUE_OUT_OF_RANGE",
                    column.map(LoanColumn::title).orElse(finding.field()) + " " + finding.message());
        }
    }

    private List<Cell> split(String line) {
        try {
            var split = CsvLine.split(line);
            var cells = new ArrayList<Cell>(split.size());
            for (int i = 0; i < split.size(); i++) {
                cells.add(new Cell(split.cell(i), split.column(i)));
            }
            return cells;
        } catch (IllegalArgumentException e) {
            fault(1, "LINE_MALFORMED", String.valueOf(e.getMessage()));
            return List.of();
        }
    }

    private @Nullable String next(BufferedReader in) throws IOException {
        lineNumber++;
        return in.readLine();
    }

    private void fault(int column, String code, String detail) {
        faults.add(new Fault(file, new Place(lineNumber, column), "", code, detail, ""));
    }
}
