package io.penstock.tape.check;

import io.penstock.tape.ControlFigures;
import io.penstock.tape.FindingSink;
import io.penstock.tape.PoolLoans;
import io.penstock.tape.Rule;
import io.penstock.tape.TapeCheck;
import io.penstock.tape.TapeForm;
import io.penstock.tape.TapeResult;
import io.penstock.tape.TapeRow;
import io.penstock.tape.TapeSnapshot;
import io.penstock.tape.csv.CsvRows;
import io.penstock.tape.form.Forms;
import io.penstock.tape.source.GuardedStream;
import io.penstock.tape.source.Limits;
import io.penstock.tape.source.TapePlace;
import io.penstock.tape.source.TapeSource;
import io.penstock.tape.source.TapeStop;
import io.penstock.tape.source.TapeText;
import io.penstock.tape.workbook.SheetRows;
import io.penstock.tape.workbook.Workbook;
import io.penstock.tape.xml.AbsEeRows;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Checks a tape of any form in one pass over its bytes: unpacks, decodes, finds out the form, reads rows, judges them by
 * all rules. Whatever is wrong with the file is an answer and no exception; only the disk can throw.
 */
public final class TapeChecker {

    /** Sees the rows as they are judged, to store them or to keep those that failed. */
    public interface Rows {

        /** Before anything is read: how to learn where the reader stands. */
        default void started(TapePosition position) {}

        /** The form and the columns, once they are known. */
        default void form(TapeForm form, List<String> names) {}

        /** After the last row, before the rules that need the whole tape. Not called if the file cannot be read on. */
        default void allRead() {}

        /** The columns, before the first row. */
        void header(List<String> names);

        /** A row; it is filled anew after this call. */
        void row(TapeRow row, boolean admitted);

        /** Looks at nothing. */
        static Rows none() {
            return new Rows() {
                @Override
                public void header(List<String> names) {}

                @Override
                public void row(TapeRow row, boolean admitted) {}
            };
        }
    }

    /**
     * How to check.
     *
     * @param form of the file; found out from its columns if it is not named
     * @param previous the tape before, to compare with
     * @param repaired the tape of which the file has rejected rows, corrected
     * @param previousHash of that tape's file, or empty
     * @param poolCurrency of the pool that the loans are for; empty if they are for none
     * @param resumption of a check that was cut off
     */
    public record Options(
            Optional<TapeForm> form,
            Optional<TapeSnapshot> previous,
            String previousHash,
            Optional<TapeSnapshot> repaired,
            ControlFigures control,
            Limits limits,
            Optional<Currency> poolCurrency,
            Optional<Resumption> resumption) {

        /** Finds out everything from the file. */
        public static Options standard() {
            return new Options(
                    Optional.empty(),
                    Optional.empty(),
                    "",
                    Optional.empty(),
                    ControlFigures.none(),
                    Limits.STANDARD,
                    Optional.empty(),
                    Optional.empty());
        }

        public Options as(TapeForm named) {
            return new Options(
                    Optional.of(named), previous, previousHash, repaired, control, limits, poolCurrency, resumption);
        }

        public Options after(TapeSnapshot snapshot, String hash) {
            return new Options(form, Optional.of(snapshot), hash, repaired, control, limits, poolCurrency, resumption);
        }

        /** Takes the file for corrected rows of this one. */
        public Options repairing(TapeSnapshot original) {
            return new Options(
                    form, previous, previousHash, Optional.of(original), control, limits, poolCurrency, resumption);
        }

        public Options against(ControlFigures figures) {
            return new Options(form, previous, previousHash, repaired, figures, limits, poolCurrency, resumption);
        }

        public Options within(Limits other) {
            return new Options(form, previous, previousHash, repaired, control, other, poolCurrency, resumption);
        }

        /** Asks of each row that it is a loan of a pool in this currency. */
        public Options forPool(Currency currency) {
            return new Options(
                    form, previous, previousHash, repaired, control, limits, Optional.of(currency), resumption);
        }

        /** Goes on where an earlier check of the same file was cut off. */
        public Options goingOn(Resumption from) {
            return new Options(
                    form, previous, previousHash, repaired, control, limits, poolCurrency, Optional.of(from));
        }
    }

    /**
     * What came of it.
     *
     * @param hash SHA-256 of the file as it was sent, 64 hex digits
     * @param form the tape's form; empty if it was not found out
     * @param snapshot for the check of the next tape
     */
    public record Checked(String hash, Optional<TapeForm> form, TapeResult result, TapeSnapshot snapshot) {}

    private final Options options;
    private final FindingSink sink;
    private final Rows rows;
    private final TapeRow row = new TapeRow();
    private Optional<TapeSource> source = Optional.empty();
    private Optional<CsvRows> plain = Optional.empty();
    private Optional<SheetRows> sheet = Optional.empty();
    private long judged;
    private long toPass;
    private Optional<TapeText> text = Optional.empty();
    private Optional<TapeForm> form = Optional.empty();
    private TapeCheck check;

    private TapeChecker(Options options, FindingSink sink, Rows rows) {
        this.options = options;
        this.toPass = options.resumption().map(Resumption::rows).orElse(0L);
        this.sink = finding -> {
            if (toPass == 0) { // what is passed over was found and stored before
                sink.found(finding);
            }
        };
        this.rows = rows;
        this.check = new TapeCheck(
                new TapeForm("", "", "", List.of(), Set.of(), false, 0),
                row,
                this.sink,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /**
     * Checks a tape.
     *
     * @param in the file, read to its end and not closed
     * @param fileName for the rule that compares it with the content
     * @throws IOException if the file cannot be read from where it lies
     */
    public static Checked check(InputStream in, String fileName, Options options, FindingSink sink, Rows rows)
            throws IOException {
        return new TapeChecker(options, sink, rows).run(in, fileName);
    }

    private Checked run(InputStream in, String fileName) throws IOException {
        try {
            return checked(in, fileName);
        } finally {
            if (source.isPresent()) {
                source.get().close();
            }
        }
    }

    private Checked checked(InputStream in, String fileName) throws IOException {
        rows.started(new Standing());
        var guarded = new GuardedStream(in);
        try {
            var opened = new TapeSource(guarded, options.limits());
            source = Optional.of(opened);
            if (opened.isEmpty()) {
                throw new TapeStop(Rule.FILE_EMPTY, 0, "");
            }
            if (opened.workbook().isPresent()) {
                workbook(opened.workbook().get(), fileName);
            } else if (opened.isXml()) {
                xml(opened, fileName);
            } else {
                csv(opened, fileName);
            }
            rows.allRead();
            if (text.orElse(opened.text()).isWindows()) {
                check.file(Rule.FILE_ENCODING_GUESSED, 0, "", "", "");
            }
            opened.finish();
        } catch (TapeStop e) {
            check.file(e.rule(), e.line(), "", "", e.detail());
        } catch (IOException e) {
            guarded.rethrow();
            var broken = TapeSource.broken(e).orElseThrow(() -> e);
            check.file(broken.rule(), 0, "", "", broken.detail());
        } catch (IllegalArgumentException e) {
            // The JDK's way to say that the name of an entry in a zip archive is no text.
            check.file(Rule.FILE_COMPRESSION_BROKEN, 0, "", "", String.valueOf(e.getMessage()));
        }
        var hash = hash();
        if (!hash.isEmpty() && hash.equals(options.previousHash())) {
            check.file(Rule.TAPE_SEEN_BEFORE, 0, "", "", hash);
        }
        return new Checked(hash, form, check.end(options.control()), check.snapshot());
    }

    private String hash() throws IOException {
        if (options.resumption().isPresent()) {
            return options.resumption().get().hash();
        }
        return source.isPresent() ? source.get().hash() : "";
    }

    private void xml(TapeSource opened, String fileName) throws IOException {
        var reader = new AbsEeRows(opened.text());
        var found = reader.open(namespace -> Forms.ofNamespace(namespace)
                .map(known -> options.form()
                        .filter(f -> f.namespace().equals(namespace))
                        .orElse(known)));
        start(found, reader.names(), 1, fileName);
        reader.read(row, check, this::judge);
    }

    private void csv(TapeSource opened, String fileName) throws IOException {
        var csv = new CsvRows(opened.text());
        var names = csv.header(row);
        var found = options.form().or(() -> Forms.ofColumns(names));
        start(
                found.orElseThrow(() ->
                        new TapeStop(Rule.FILE_FORMAT_UNKNOWN, 1, names.size() + " columns, first " + first(names))),
                names,
                1,
                fileName);
        if (opened.isPlain()) {
            plain = Optional.of(csv);
            enter(csv);
        }
        while (!check.isFileRejected() && csv.read(row)) {
            judge();
        }
    }

    private void workbook(Path file, String fileName) throws IOException {
        try (var book = Workbook.open(file, options.limits())) {
            var table = book.table(
                    options.form().map(TapeForm::sheet).orElse(""),
                    names -> Forms.known(options.form().or(() -> Forms.ofColumns(names)), names));
            var found = options.form()
                    .or(() -> Forms.ofColumns(table.names()))
                    .orElseThrow(() -> new TapeStop(
                            Rule.FILE_FORMAT_UNKNOWN,
                            table.row(),
                            "sheet " + table.sheet() + ", " + table.names().size() + " columns, first "
                                    + first(table.names())));
            start(found, table.names(), table.row(), fileName);
            if (!table.others().isEmpty()) {
                check.file(Rule.SHEETS_PASSED_OVER, 0, "", "", String.join(", ", table.others()));
            }
            row.onSheet(table.sheet(), table.firstColumn());
            try (var rowsOfSheet = book.rows(table)) {
                sheet = Optional.of(rowsOfSheet);
                rowsOfSheet.as(check.fields());
                while (!check.isFileRejected() && rowsOfSheet.read(row, check)) {
                    judge();
                }
                rowsOfSheet.end(check);
            }
        }
    }

    /** Goes to the place where an earlier check stood, without reading what is before it. */
    private void enter(CsvRows csv) throws IOException {
        if (toPass > 0 && options.resumption().isPresent()) {
            var from = options.resumption().get();
            if (from.place().canBeEntered()) {
                text = Optional.of(new TapeText(from.file().from(from.place().position()), from.place()));
                csv.goOn(text.get(), from.place().position(), from.place().line());
                toPass = 0;
                restore(from);
            }
        }
    }

    private void restore(Resumption from) throws IOException {
        check.restore(from.state());
        from.known().tell(check::restore);
        judged = from.rows();
    }

    private static String first(List<String> names) {
        var text = names.isEmpty() ? "" : names.getFirst();
        return text.length() > 40 ? text.substring(0, 40) + "…" : text;
    }

    private void start(TapeForm found, List<String> names, long headerLine, String fileName) {
        form = Optional.of(found);
        check = new TapeCheck(found, row, sink, options.previous(), options.repaired(), options.poolCurrency());
        check.columns(names, headerLine);
        rows.form(found, names);
        rows.header(names);
        if (Forms.isMisleading(found, fileName)) {
            check.file(Rule.FILE_NAME_MISLEADS, 0, "", fileName, "the columns are those of " + found.title());
        }
    }

    private boolean judge() {
        if (toPass > 0) {
            pass();
            return true;
        }
        boolean admitted = check.row();
        judged++;
        rows.row(row, admitted);
        return !check.isFileRejected();
    }

    private void pass() {
        check.pass();
        if (toPass == 1) {
            try {
                restore(options.resumption().orElseThrow());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        toPass--;
    }

    /** The reader's place as those who store the rows see it. */
    private final class Standing implements TapePosition {

        @Override
        public long rows() {
            return judged;
        }

        @Override
        public long bytes() {
            if (text.isPresent()) {
                return place().position();
            }
            long read = source.map(TapeSource::bytesRead).orElse(0L); // a workbook is copied before it is read
            return sheet.map(rowsOfSheet -> read * rowsOfSheet.share() / 1_000).orElse(read);
        }

        @Override
        public TapePlace place() {
            if (plain.isEmpty()) {
                return TapePlace.NONE;
            }
            boolean utf8 = options.resumption().filter(r -> r.place().sawUtf8()).isPresent();
            return plain.get().place(text.orElseGet(() -> source.orElseThrow().text()), utf8);
        }

        @Override
        public String state() {
            return check.state();
        }

        @Override
        public PoolLoans loans() {
            return check.poolLoans();
        }

        @Override
        public Optional<String> key() {
            return check.keyOfRow();
        }
    }
}
