package io.penstock.servicing.loan.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.servicing.loan.CollectionEntry;
import io.penstock.servicing.loan.CollectionFault;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.YearMonth;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CollectionsCsvTest {

    private static final YearMonth AUGUST = YearMonth.of(2020, 8);
    private static final String HEADER = "loanId,date,type,amount\n";

    @Test
    void readsEveryKindOfRow() {
        var content =
                read(HEADER + "L1,2020-08-05,PAYMENT,200.00\nL2,2020-08-31,PAYOFF,1000.5\nL3,2020-08-01,DEFAULT,\n"
                        + "L4,2020-08-01,RECOVERY,7\n");

        assertThat(content.faults()).isEmpty();
        assertThat(content.entries())
                .containsExactly(
                        entry(2, "L1", 5, CollectionEntry.Type.PAYMENT, 20000),
                        entry(3, "L2", 31, CollectionEntry.Type.PAYOFF, 100050),
                        entry(4, "L3", 1, CollectionEntry.Type.DEFAULT, 0),
                        entry(5, "L4", 1, CollectionEntry.Type.RECOVERY, 700));
    }

    @Test
    void takesAByteOrderMarkWindowsLineEndsAndNoRows() {
        assertThat(read("\ufeffloanId,date,type,amount\r\nL1,2020-08-05,PAYMENT,1.00\r\n")
                        .entries())
                .hasSize(1);
        assertThat(read(HEADER)).isEqualTo(new CollectionsCsv.Content(java.util.List.of(), java.util.List.of()));
    }

    @ParameterizedTest(name = "{4}: {0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                // row | line | column | value | code
                "L1,2020-08-05,PAYMENT,1.00,x | 2 | 0 | L1,2020-08-05,PAYMENT,1.00,x | FIELDS_MISCOUNTED",
                "L1,2020-08-05,PAYMENT | 2 | 0 | L1,2020-08-05,PAYMENT | FIELDS_MISCOUNTED",
                "' ,2020-08-05,PAYMENT,1.00' | 2 | 1 | ' ' | LOAN_ID_EMPTY",
                "L1,05.08.2020,PAYMENT,1.00 | 2 | 2 | 05.08.2020 | DATE_INVALID",
                "L1,2020-08-32,PAYMENT,1.00 | 2 | 2 | 2020-08-32 | DATE_INVALID",
                "L1,2020-07-31,PAYMENT,1.00 | 2 | 2 | 2020-07-31 | DATE_OUTSIDE_PERIOD",
                "L1,2020-09-01,PAYMENT,1.00 | 2 | 2 | 2020-09-01 | DATE_OUTSIDE_PERIOD",
                "L1,2020-08-05,payment,1.00 | 2 | 3 | payment | TYPE_UNKNOWN",
                "L1,2020-08-05,PAYMENT,abc | 2 | 4 | abc | AMOUNT_INVALID",
                "L1,2020-08-05,PAYMENT,1.005 | 2 | 4 | 1.005 | AMOUNT_INVALID",
                "L1,2020-08-05,PAYMENT,1e3 | 2 | 4 | 1e3 | AMOUNT_INVALID",
                "L1,2020-08-05,PAYMENT, | 2 | 4 | '' | AMOUNT_INVALID",
                "L1,2020-08-05,PAYMENT,0.00 | 2 | 4 | 0.00 | AMOUNT_NOT_POSITIVE",
                "L1,2020-08-05,PAYMENT,-1.00 | 2 | 4 | -1.00 | AMOUNT_NOT_POSITIVE",
                "L1,2020-08-05,DEFAULT,0.00 | 2 | 4 | 0.00 | AMOUNT_NOT_EMPTY",
            })
    void namesWhatIsWrongWithARow(String row, int line, int column, String value, String code) {
        var faults = read(HEADER + row + "\n").faults();

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(line);
            assertThat(fault.column()).isEqualTo(column);
            assertThat(fault.value()).isEqualTo(value);
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.detail()).isNotBlank();
        });
    }

    @Test
    void namesTheMissingColumn() {
        assertThat(read("loanId,date,amount\nL1,2020-08-05,1.00\n").faults())
                .extracting(CollectionFault::line, CollectionFault::column, CollectionFault::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(1, 3, "COLUMN_MISSING"),
                        org.assertj.core.groups.Tuple.tuple(1, 4, "COLUMN_MISSING"));
        assertThat(read("").faults()).hasSize(4);
        assertThat(read("loanId,date,type,amount,note\n").faults())
                .extracting(CollectionFault::code)
                .containsExactly("COLUMN_UNKNOWN");
    }

    @Test
    void namesTheFirstLineOfADuplicate() {
        var faults = read(HEADER
                        + "L1,2020-08-05,PAYMENT,1.00\nL2,2020-08-05,PAYMENT,1.00\nL1,2020-08-05,PAYMENT,2.00\n")
                .faults();

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(4);
            assertThat(fault.code()).isEqualTo("ROW_DUPLICATE");
            assertThat(fault.detail()).contains("line 2");
        });
    }

    @Test
    void findsEveryFaultyRowAtOnce() {
        assertThat(read(HEADER + "L1,x,PAYMENT,1.00\nL2,2020-08-05,x,1.00\n\nL4,2020-08-05,PAYMENT,x")
                        .faults())
                .extracting(CollectionFault::line)
                .containsExactly(2, 3, 4, 5);
    }

    @Test
    void namesTheByteThatIsNotUtf8() {
        var latin1 = (HEADER + "L1,2020-08-05,PAYMENT,1.00\nM\u00fcller,2020-08-05,PAYMENT,1.00\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        var fault = CollectionsCsv.read(latin1, AUGUST, 2).faults().getFirst();

        assertThat(fault.code()).isEqualTo("ENCODING_NOT_UTF8");
        assertThat(fault.line()).isEqualTo(3);
        assertThat(fault.value()).isEqualTo("0xfc");
    }

    private static CollectionsCsv.Content read(String text) {
        return CollectionsCsv.read(text.getBytes(StandardCharsets.UTF_8), AUGUST, 2);
    }

    private static CollectionEntry entry(int line, String loanId, int day, CollectionEntry.Type type, long amount) {
        return new CollectionEntry(line, loanId, LocalDate.of(2020, 8, day), type, amount);
    }
}
