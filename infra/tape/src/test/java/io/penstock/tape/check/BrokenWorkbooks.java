package io.penstock.tape.check;

import static io.penstock.tape.Rule.*;
import static io.penstock.tape.check.EveryRuleTest.many;
import static io.penstock.tape.check.SmallTapes.csv;

import io.penstock.tape.Rule;
import io.penstock.tape.TapeForm;
import io.penstock.tape.check.Checks.Outcome;
import io.penstock.tape.check.TapeChecker.Options;
import io.penstock.tape.form.Forms;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** Workbooks that break the rules that they alone can break. */
final class BrokenWorkbooks {

    private static final String COLUMN = "vehicleManufacturerName";

    private BrokenWorkbooks() {}

    static void addTo(Map<Rule, Supplier<Outcome>> broken) {
        var tape = csv(many(3));
        broken.put(FILE_IS_WORKBOOK, () -> check(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0, 0, 0}));
        broken.put(WORKBOOK_MALFORMED, () -> {
            var book = new Workbooks();
            return check(book.sheet("Loans", "", book.rows(tape).replaceFirst("<v>0</v>", "<v>9999</v>"))
                    .bytes());
        });
        broken.put(
                SHEET_UNKNOWN,
                () -> Checks.of(Workbooks.of(tape), Options.standard().as(of("Januar", List.of()))));
        broken.put(SHEETS_SEVERAL, () -> {
            var book = new Workbooks();
            return check(book.sheet("July", "", book.rows(tape))
                    .sheet("August", "", book.rows(tape))
                    .bytes());
        });
        broken.put(SHEETS_PASSED_OVER, () -> {
            var book = new Workbooks();
            return check(book.sheet("Cover", "", book.rows("Dear investor,,"))
                    .sheet("Loans", "", book.rows(tape))
                    .bytes());
        });
        broken.put(ROWS_HIDDEN, () -> {
            var book = new Workbooks();
            return check(book.sheet("Loans", "", book.rows(tape).replace("<row r=\"3\">", "<row r=\"3\" hidden=\"1\">"))
                    .bytes());
        });
        broken.put(
                HEADER_CHANGED, () -> Checks.of(tape, Options.standard().as(of("", List.of("assetNumber", "colour")))));
        broken.put(CELL_IS_ERROR, () -> cell(tape, "t=\"e\"><v>#DIV/0!</v>"));
        broken.put(FORMULA_WITHOUT_VALUE, () -> cell(tape, "><f>A1+1</f>"));
    }

    /** The auto loans' form as a mapping would make it. */
    private static TapeForm of(String sheet, List<String> header) {
        var form = Forms.named("sec-auto-loan").orElseThrow();
        return new TapeForm(
                form.name(), form.title(), form.namespace(), form.fields(), form.missing(), false, 0, sheet, header);
    }

    /** A tape with one cell of the make's column in the place of the first loan's. */
    private static Outcome cell(String tape, String cell) {
        var book = new Workbooks();
        int column =
                List.of(tape.lines().findFirst().orElseThrow().split(",", -1)).indexOf(COLUMN);
        var at = Workbooks.reference(column, 2);
        return check(book.sheet(
                        "Loans",
                        "",
                        book.rows(tape)
                                .replaceFirst("<c r=\"" + at + "\".*?</c>", "<c r=\"" + at + "\" " + cell + "</c>"))
                .bytes());
    }

    private static Outcome check(byte[] file) {
        return Checks.of(file, Options.standard());
    }
}
