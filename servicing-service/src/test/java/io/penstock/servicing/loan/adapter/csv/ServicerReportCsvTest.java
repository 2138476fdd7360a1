package io.penstock.servicing.loan.adapter.csv;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.LoanFlag;
import io.penstock.servicing.loan.LoanFlows;
import io.penstock.servicing.loan.ReportColumn;
import io.penstock.servicing.loan.ReportedMonth;
import io.penstock.servicing.loan.ReportedMonth.Repline;
import io.penstock.servicing.loan.ReportedMonth.ZeroBalance;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ServicerReportCsvTest {

    private static final String GOOD = "L1,1000.00,5.00,60.00,40,-0.50,10.0,-3.25,2.00,1.00,107.00,889.50,31,,";

    @Test
    void readsEveryColumn() {
        var content = read(ServicerReportCsv.header() + "\n" + GOOD + "\n"
                + "L2,,0.00,0,0,0,0,0,0,0,,0.00,,CHARGED_OFF,MODIFIED BANKRUPTCY\n");

        assertThat(content.faults()).isEmpty();
        assertThat(content.rows().size()).isEqualTo(2);
        assertThat(content.rows().row(0))
                .isEqualTo(new ReportedMonth(
                        2,
                        "L1",
                        100_000L,
                        new LoanFlows(500, 6_000, 4_000, -50, 1_000, -325, 200, 100),
                        10_700L,
                        88_950,
                        31,
                        null,
                        Set.of(),
                        null));
        assertThat(content.rows().row(content.rows().indexOf("L2")))
                .isEqualTo(new ReportedMonth(
                        3,
                        "L2",
                        null,
                        LoanFlows.NONE,
                        null,
                        0,
                        null,
                        ZeroBalance.CHARGED_OFF,
                        Set.of(LoanFlag.MODIFIED, LoanFlag.BANKRUPTCY),
                        null));
        assertThat(content.rows().indexOf("L3")).isNegative();
    }

    @Test
    void readsAByteOrderMarkWindowsLineEndsAndRowsOfPools() {
        var content = read("\ufeff" + ServicerReportCsv.headerOfPools() + "\r\n" + GOOD + ",12,1.00,2.00,3.00\r\n"
                + GOOD.replace("L1", "L2") + ",,,,");

        assertThat(content.faults()).isEmpty();
        assertThat(content.rows().row(0).pool()).isEqualTo(new Repline(12, 100, 200, 300));
        assertThat(content.rows().row(1).pool()).isNull();
    }

    @ParameterizedTest(name = "{3}: {0}")
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                // row | column | value | code
                "L1,1,2                                                   | none                 | 'L1,1,2' | FIELDS_MISCOUNTED",
                "' ,1000.00,5.00,60.00,40,0,10,0,2,1,,889.00,31,,'        | loanId               | ' '      | LOAN_ID_EMPTY",
                "L1,abc,5.00,60.00,40,0,10,0,2,1,,889.00,31,,             | beginBalance         | abc      | AMOUNT_INVALID",
                "L1,1000.00,,60.00,40,0,10,0,2,1,,889.00,31,,             | interest             | ''       | AMOUNT_MISSING",
                "L1,1000.00,5.001,60.00,40,0,10,0,2,1,,889.00,31,,        | interest             | 5.001    | AMOUNT_INVALID",
                "L1,1000.00,5.,60.00,40,0,10,0,2,1,,889.00,31,,           | interest             | 5.       | AMOUNT_INVALID",
                "L1,1000.00,-,60.00,40,0,10,0,2,1,,889.00,31,,            | interest             | '-'      | AMOUNT_INVALID",
                "L1,1000.00,5e2,60.00,40,0,10,0,2,1,,889.00,31,,          | interest             | 5e2      | AMOUNT_INVALID",
                "L1,1000.00,5.00,60.00,40,0,10,0,2,1,,,31,,               | endBalance           | ''       | AMOUNT_MISSING",
                "L1,1000.00,1234567890123456,60.00,40,0,10,0,2,1,,1,31,,  | interest | 1234567890123456     | AMOUNT_INVALID",
                "L1,1000.00,5.00,60.00,40,0,10,0,2,1,,889.00,-1,,         | daysPastDue          | -1       | COUNT_INVALID",
                "L1,1000.00,5.00,60.00,40,0,10,0,2,1,,889.00,100000,,     | daysPastDue          | 100000   | COUNT_INVALID",
                "L1,1000.00,5.00,60.00,40,0,10,0,2,1,,889.00,31,4,        | zeroBalanceCode      | 4        | CODE_UNKNOWN",
                "L1,1000.00,5.00,60.00,40,0,10,0,2,1,,889.00,31,,CURED    | flags                | CURED    | FLAG_UNKNOWN",
                // the first of a row
                "L1,x,y,60.00,40,0,10,0,2,1,,889.00,31,,                  | beginBalance         | x        | AMOUNT_INVALID",
            })
    void namesWhatIsWrongWithARow(String row, String column, String value, String code) {
        var faults = read(ServicerReportCsv.header() + "\n" + row + "\n").faults();

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.code()).isEqualTo(code);
            assertThat(fault.line()).isEqualTo(2);
            assertThat(ReportColumn.at(fault.column()).map(ReportColumn::header).orElse(null))
                    .isEqualTo(column);
            assertThat(fault.value()).isEqualTo(value);
        });
    }

    @Test
    void aLoanHasOneRow() {
        var faults = read(ServicerReportCsv.header() + "\n" + GOOD + "\n" + GOOD + "\n")
                .faults();

        assertThat(faults).singleElement().satisfies(fault -> {
            assertThat(fault.line()).isEqualTo(3);
            assertThat(fault.code()).isEqualTo("ROW_DUPLICATE");
            assertThat(fault.detail()).contains("line 2");
        });
    }

    @Test
    void namesAnIdThatIsNotUtf8AndAHeaderThatIsNot() {
        var bytes = (ServicerReportCsv.header() + "\n" + GOOD.replace("L1", "M\u00fcller") + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);

        assertThat(ServicerReportCsv.read(bytes, 2).faults())
                .extracting(CollectionFault::code)
                .containsExactly("ENCODING_NOT_UTF8");
        assertThat(read(ServicerReportCsv.header() + ",note\n").faults())
                .extracting(CollectionFault::code)
                .containsExactly("HEADER_UNKNOWN");
    }

    @Test
    void theHeaderTellsAReportFromPayments() {
        assertThat(recognizes(ServicerReportCsv.header() + "\n")).isTrue();
        assertThat(recognizes("loanId,beginBalance,wrong\n")).isTrue();
        assertThat(recognizes("loanId,date,type,amount\n")).isFalse();
        assertThat(recognizes("")).isFalse();
    }

    @Test
    void thousandsOfRowsAreFoundAgain() {
        var text = new StringBuilder(ServicerReportCsv.header()).append('\n');
        for (int i = 0; i < 5000; i++) {
            text.append(GOOD.replace("L1", "L" + i)).append('\n');
        }
        var rows = read(text.toString()).rows();

        assertThat(rows.size()).isEqualTo(5000);
        for (int i = 0; i < 5000; i++) {
            assertThat(rows.row(rows.indexOf("L" + i)).loanId()).isEqualTo("L" + i);
        }
        assertThat(rows.cash()).isEqualTo(5000L * (500 + 6_000 + 4_000 - 325 + 200 + 100));
    }

    private static boolean recognizes(String text) {
        return ServicerReportCsv.recognizes(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ServicerReportCsv.Content read(String text) {
        return ServicerReportCsv.read(text.getBytes(StandardCharsets.UTF_8), 2);
    }
}
