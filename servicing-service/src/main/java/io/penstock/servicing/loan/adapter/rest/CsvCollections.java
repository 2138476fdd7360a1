package io.penstock.servicing.loan.adapter.rest;

import io.penstock.servicing.loan.adapter.csv.CollectionsCsv;
import io.penstock.servicing.loan.adapter.csv.ServicerReportCsv;
import io.penstock.servicing.loan.adapter.tape.TapeReport;
import io.penstock.servicing.loan.application.CollectionFile;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Collection files come in as CSV, payments or a report, or as a tape; the first bytes tell which. Here and not beside the
 * readers, which know no framework.
 */
@Component
class CsvCollections implements CollectionFile {

    private static final int HEADER_LOOK = 8192;
    private static final byte GZIP_FIRST = 0x1f;
    private static final byte GZIP_SECOND = (byte) 0x8b;

    @Override
    public Content read(byte[] bytes, YearMonth collectionPeriod, int currencyDecimals) {
        if (ServicerReportCsv.recognizes(bytes)) {
            var report = ServicerReportCsv.read(bytes, currencyDecimals);
            return new Content.Report(report.rows(), report.faults());
        }
        if (isTape(bytes)) {
            var tape = TapeReport.read(bytes, Optional.empty(), collectionPeriod, currencyDecimals);
            return new Content.Report(tape.rows(), tape.faults());
        }
        var payments = CollectionsCsv.read(bytes, collectionPeriod, currencyDecimals);
        return new Content.Payments(payments.entries(), payments.faults());
    }

    /** XML, an archive or a workbook, or columns as ABS-EE names them. */
    private static boolean isTape(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && (bytes[at] == ' ' || bytes[at] < 0 || bytes[at] == '\n')) {
            at++; // blanks and a byte order mark
        }
        var start = new String(bytes, 0, Math.min(bytes.length, HEADER_LOOK), StandardCharsets.UTF_8);
        return (at < bytes.length && bytes[at] == '<')
                || start.startsWith("PK")
                || (bytes.length > 1 && bytes[0] == GZIP_FIRST && bytes[1] == GZIP_SECOND)
                || start.contains("reportingPeriodActualEndBalanceAmount");
    }
}
