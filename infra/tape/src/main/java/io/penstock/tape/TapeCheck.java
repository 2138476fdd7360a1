package io.penstock.tape;

import io.penstock.tape.LoanIndex.Figure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Checks one tape, row by row as a reader hands them over, by all rules of all tiers. Nothing but the numbers of the
 * loans and running sums stays in memory.
 *
 * <p>Order of calls: {@link #columns}, {@link #row} for each row, {@link #end}. A reader that cannot go on calls
 * {@link #file} with what broke and then {@link #end}.
 */
public final class TapeCheck {

    private static final Currency CENTS = Currency.getInstance("USD");
    private static final char KEY_PART = '\u001F';

    private final TapeForm form;
    private final FindingSink sink;
    private final Optional<TapeSnapshot> previous;
    private final Optional<TapeSnapshot> repaired;
    private final TapeRow row;
    private final Optional<Currency> poolCurrency;
    private final RowFindings found = new RowFindings();
    private final CellReader cells;
    private final TapeTally tally = new TapeTally();
    private final LoanIndex rows = new LoanIndex(1);
    private final LoanIndex loans = new LoanIndex(Figure.values().length);
    private final StringBuilder key = new StringBuilder();

    private List<String> names = List.of();
    private List<@Nullable TapeField> fields = List.of();
    private RoleView view;
    private CrossRules cross;
    private HistoryRules history;
    private HistoryRules sincePrevious;
    private PoolFigures pool;
    private PoolLoans poolLoans;
    private int keyOfRow = -1;
    private long firstPeriod = LoanIndex.NONE;

    /**
     * A check that has read nothing.
     *
     * @param row the row that the reader fills, again and again
     * @param previous the tape before this one, if its loans are to be compared
     * @param repaired the tape of which this one has rejected rows, corrected
     * @param poolCurrency of the pool that the rows are for; empty if they are for none
     */
    public TapeCheck(
            TapeForm form,
            TapeRow row,
            FindingSink sink,
            Optional<TapeSnapshot> previous,
            Optional<TapeSnapshot> repaired,
            Optional<Currency> poolCurrency) {
        this.form = form;
        this.poolCurrency = poolCurrency;
        this.row = row;
        this.sink = sink;
        this.previous = previous;
        this.repaired = repaired;
        this.cells = new CellReader(form, found);
        this.view = new RoleView(row, fields);
        this.cross = new CrossRules(view, found, form.tolerance());
        this.history = new HistoryRules(view, found, loans, form.tolerance());
        this.sincePrevious = history;
        this.pool = new PoolFigures(fields, view);
        this.poolLoans = new PoolLoans(view, found, poolCurrency.orElse(CENTS));
    }

    /** Takes the names of the columns, in the order of the file, and finds what is wrong with them. */
    public void columns(List<String> columnNames, long line) {
        names = List.copyOf(columnNames);
        var header = new Header(form, names, line);
        fields = header.fields();
        header.findings().forEach(this::tell);
        view = new RoleView(row, fields);
        cross = new CrossRules(view, found, form.tolerance());
        history = new HistoryRules(view, found, loans, form.tolerance());
        sincePrevious =
                new HistoryRules(view, found, previous.map(TapeSnapshot::loans).orElse(loans), form.tolerance());
        pool = new PoolFigures(fields, view);
        poolLoans = new PoolLoans(view, found, poolCurrency.orElse(CENTS));
        if (poolCurrency.isPresent()) {
            poolLoans.columns(form, this::tell);
        }
    }

    /** The row at hand as a loan of a pool; for checks that were told of one. */
    public PoolLoans poolLoans() {
        return poolLoans;
    }

    /** The position of each name in the header, for readers of forms whose cells come in any order. */
    public List<String> names() {
        return names;
    }

    /** Whether something was found that rejects the file as a whole. */
    public boolean isFileRejected() {
        return tally.isFileRejected();
    }

    /** Something is wrong with the file, or with a line before its cells could be told apart. */
    public void file(Rule rule, long line, String column, String value, String detail) {
        tell(new Finding(rule, line, column, "", value, detail));
    }

    /** Something is wrong with the shape of the row that comes next. */
    public void shape(Rule rule, int column, String detail) {
        found.add(rule, column, "", detail);
    }

    /**
     * Checks the row that the reader has filled.
     *
     * @return whether the row is admitted
     */
    public boolean row() {
        int columns = Math.min(row.columns(), fields.size());
        keyOfRow = -1;
        if (row.columns() != fields.size()) {
            found.add(
                    Rule.ROW_CELL_COUNT,
                    -1,
                    "",
                    "the header has " + fields.size() + " cells, the row " + row.columns());
        } else {
            for (int column = 0; column < columns; column++) {
                var field = fields.get(column);
                if (field == null) {
                    row.set(column, row.isEmpty(column) ? TapeRow.Kind.BLANK : TapeRow.Kind.TEXT, 0);
                } else {
                    cells.read(row, column, field);
                }
            }
            cross.check();
            if (poolCurrency.isPresent()) {
                poolLoans.check();
            }
            pool.currencies(found);
            identity();
        }
        boolean admitted = !found.isRejecting();
        if (!admitted && keyOfRow >= 0) {
            rows.set(keyOfRow, Figure.LINE, -row.line());
        }
        if (row.columns() == fields.size()) {
            pool.add(admitted);
        }
        tally.row(admitted, found, pool.filledOfRow(), pool.neededOfRow());
        if (!found.all().isEmpty()) {
            flush();
        }
        return admitted;
    }

    /** Passes over the row that the reader has filled: it was checked before and {@link #restore} knows of it. */
    public void pass() {
        found.clear();
    }

    /** The number under which the row at hand is known to later ones, empty if it has none or repeats one. */
    public Optional<String> keyOfRow() {
        return keyOfRow < 0 ? Optional.empty() : Optional.of(rows.keyOf(keyOfRow));
    }

    /** What was counted so far, between two rows, as hex digits; whoever stored the rows has the numbers of the loans. */
    public String state() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(firstPeriod);
            tally.save(out);
            pool.save(out);
        } catch (IOException e) {
            throw new UncheckedIOException("memory cannot be written to", e);
        }
        return HexFormat.of().formatHex(bytes.toByteArray());
    }

    /**
     * Goes on where another check of the same tape stood.
     *
     * @param state of that one
     * @throws IOException if it was a check by other rules or of other columns
     */
    public void restore(String state) throws IOException {
        var in = new DataInputStream(new ByteArrayInputStream(HexFormat.of().parseHex(state)));
        firstPeriod = in.readLong();
        tally.restore(in);
        pool.restore(in);
    }

    /**
     * Takes over the number of a row that another check has seen.
     *
     * @param line of the row; its negative if it was rejected
     */
    public void restore(String loan, long line) {
        if (rows.find(loan) < 0) {
            rows.set(rows.add(loan), Figure.LINE, line);
            if (loans.find(loan) < 0) {
                loans.add(loan);
            }
        }
    }

    private void identity() {
        int idColumn = view.column(Role.LOAN_ID);
        if (idColumn < 0 || (row.kind(idColumn) != TapeRow.Kind.TEXT && row.kind(idColumn) != TapeRow.Kind.NUMBER)) {
            return;
        }
        period();
        key.setLength(0);
        append(idColumn);
        int idLength = key.length();
        if (view.isOnTape(Role.ITEM_ID)) {
            key.append(KEY_PART);
            append(view.column(Role.ITEM_ID));
        }
        if (form.history() && view.isOnTape(Role.PERIOD_END)) {
            key.append(KEY_PART);
            append(view.column(Role.PERIOD_END));
        }
        int earlier = rows.find(key);
        if (earlier >= 0) {
            found.add(Rule.LOAN_DUPLICATE, idColumn, row, "first on line " + Math.abs(rows.get(earlier, Figure.LINE)));
            return;
        }
        repaired(idColumn);
        keyOfRow = rows.add(key);
        rows.set(keyOfRow, Figure.LINE, row.line());
        key.setLength(idLength);
        int loan = loans.find(key);
        if (loan < 0) {
            loan = loans.add(key);
        } else if (form.history()) {
            history.check(loan);
        }
        if (previous.isPresent()) {
            sincePrevious();
        }
        HistoryRules.keep(loans, loan, view);
    }

    private void repaired(int idColumn) {
        if (repaired.isEmpty()) {
            return;
        }
        var original = repaired.get().rows();
        int at = original.find(key);
        if (at < 0) {
            found.add(Rule.REPAIR_OF_NOTHING, idColumn, row, "");
        } else if (original.get(at, Figure.LINE) > 0) {
            found.add(
                    Rule.LOAN_DUPLICATE,
                    idColumn,
                    row,
                    "admitted from line " + original.get(at, Figure.LINE) + " already");
        }
    }

    private void sincePrevious() {
        var before = previous.orElseThrow().loans();
        int loan = before.find(key);
        if (loan < 0) {
            found.add(Rule.LOAN_ADDED, view.column(Role.LOAN_ID), row, "");
        } else {
            before.set(loan, Figure.SEEN, 1);
            sincePrevious.check(loan);
        }
    }

    private void period() {
        if (form.history() || !view.has(Role.PERIOD_END)) {
            return;
        }
        if (firstPeriod == LoanIndex.NONE) {
            firstPeriod = view.value(Role.PERIOD_END);
        } else if (view.value(Role.PERIOD_END) != firstPeriod) {
            found.add(Rule.PERIOD_DIFFERS, view.column(Role.PERIOD_END), row, "");
        }
    }

    private void append(int column) {
        char[] text = row.chars();
        int from = row.startOf(column);
        int to = row.endOf(column);
        while (from < to && text[from] <= ' ') {
            from++;
        }
        while (to > from && text[to - 1] <= ' ') {
            to--;
        }
        key.append(text, from, to - from);
    }

    private void flush() {
        int idColumn = view.column(Role.LOAN_ID);
        var loan =
                idColumn >= 0 && idColumn < row.columns() ? row.textOf(idColumn).strip() : "";
        for (var f : found.all()) {
            var column = f.column() < 0 || f.column() >= names.size() ? "" : names.get(f.column());
            sink.found(new Finding(f.rule(), row.line(), column, loan, f.value(), placed(f)));
        }
        found.clear();
    }

    private String placed(RowFindings.Found f) {
        var cell = row.cellName(f.column());
        return cell.isEmpty() ? f.detail() : f.detail().isEmpty() ? "cell " + cell : "cell " + cell + "; " + f.detail();
    }

    /** The fields of the columns, in the order of the file; null where the form knows none. */
    public List<@Nullable TapeField> fields() {
        return fields;
    }

    private void tell(Finding finding) {
        tally.file(finding.rule());
        sink.found(finding);
    }

    /** Ends the tape: rules on all loans, the originator's control figures, and what it all adds up to. */
    public TapeResult end(ControlFigures control) {
        if (tally.rows() == 0 && !tally.isFileRejected()) {
            tell(Finding.ofFile(Rule.FILE_HAS_NO_LOAN, ""));
        }
        var endOfTape = new PoolRules(tally, this::tell);
        endOfTape.columns(names, fields, pool);
        endOfTape.pool(view, pool);
        previous.ifPresent(p -> endOfTape.gone(p.loans()));
        var totals = pool.totals(names);
        endOfTape.control(control, totals, loans.size(), pool);
        return tally.result(
                form,
                loans.size(),
                totals,
                pool,
                firstPeriod == LoanIndex.NONE ? OptionalLong.empty() : OptionalLong.of(firstPeriod));
    }

    /** What the next tape is compared with; the check is not used after it. */
    public TapeSnapshot snapshot() {
        return new TapeSnapshot(loans, rows);
    }

    /** Names of the columns that are amounts, for files of control totals. */
    public List<String> amounts() {
        var amounts = new ArrayList<String>();
        for (int i = 0; i < fields.size(); i++) {
            var field = fields.get(i);
            if (field != null && field.type() == CellType.AMOUNT) {
                amounts.add(names.get(i));
            }
        }
        return amounts;
    }
}
