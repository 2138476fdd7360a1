package io.penstock.servicing.loan.adapter.rest;

import io.penstock.servicing.loan.adapter.csv.CollectionsCsv;
import io.penstock.servicing.loan.application.CollectionFile;
import java.time.YearMonth;
import org.springframework.stereotype.Component;

/** Collection files come in as CSV. Here and not beside the reader, which knows no framework. */
@Component
class CsvCollections implements CollectionFile {

    @Override
    public Content read(byte[] bytes, YearMonth collectionPeriod, int currencyDecimals) {
        var content = CollectionsCsv.read(bytes, collectionPeriod, currencyDecimals);
        return new Content(content.entries(), content.faults());
    }
}
