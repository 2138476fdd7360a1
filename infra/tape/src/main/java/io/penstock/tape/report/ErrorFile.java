package io.penstock.tape.report;

import io.penstock.tape.Finding;
import io.penstock.tape.FindingSink;
import io.penstock.tape.Rule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.Arrays;

/**
 * All findings as CSV, in the order of the file: line, column, loan, code, tier, effect, value, detail, what to do. Of
 * each rule the first {@value #MOST_OF_A_RULE} are written, so that a tape that is wrong throughout fills no disk.
 */
@SuppressWarnings("EnumOrdinal") // arrays by position, read for every cell; nothing is stored by it
public final class ErrorFile implements FindingSink {

    /** Lines that one rule may have. */
    public static final int MOST_OF_A_RULE = 100_000;

    private static final String HEADER = "line,column,loan,code,tier,effect,value,detail,whatToDo\r\n";

    private final Writer out;
    private final long[] written = new long[Rule.values().length];
    private final StringBuilder line = new StringBuilder();

    /** Writes the header. */
    public ErrorFile(Writer out) throws IOException {
        this.out = out;
        out.write(HEADER);
    }

    @Override
    public void found(Finding finding) {
        int rule = finding.rule().ordinal();
        if (written[rule]++ >= MOST_OF_A_RULE) {
            return;
        }
        line.setLength(0);
        line.append(finding.line());
        for (var cell : Arrays.asList(
                finding.column(),
                finding.loan(),
                finding.rule().name(),
                finding.rule().tierInWords(),
                finding.rule().effectInWords(),
                finding.value(),
                finding.detail(),
                finding.rule().remedy())) {
            CsvCells.append(line, cell);
        }
        line.append("\r\n");
        try {
            out.append(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
