package io.penstock.servicing.loan.adapter.rest;

import io.penstock.servicing.loan.adapter.csv.CollectionsCsv;
import io.penstock.servicing.loan.adapter.csv.ServicerReportCsv;
import io.penstock.servicing.loan.application.CollectionFile;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** Collection files come in as CSV, payments or a report; the header tells which. Here and not beside the reader, which knows no framework. */
@Component
class CsvCollections implements CollectionFile {

    @Override
    public Content read(byte[] bytes, YearMonth collectionPeriod, int currencyDecimals) {
        if (ServicerReportCsv.recognizes(bytes)) {
            var report = ServicerReportCsv.read(bytes, currencyDecimals);
            return new Content.Report(report.rows(), report.faults());
        }
        var payments = CollectionsCsv.read(bytes, collectionPeriod, currencyDecimals);
        return new Content.Payments(payments.entries(), payments.faults());
    }
}
