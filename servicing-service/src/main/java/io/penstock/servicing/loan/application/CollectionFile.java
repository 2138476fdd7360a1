package io.penstock.servicing.loan.application;

import io.penstock.servicing.loan.CollectionEntry;
import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.ReportRows;
import java.time.YearMonth;
import java.util.List;

/** Reads the bytes of a collection file. */
@FunctionalInterface
public interface CollectionFile {

    /**
     * Reads a whole file.
     *
     * @param currencyDecimals decimals that an amount may have, 2 for USD
     */
    Content read(byte[] bytes, YearMonth collectionPeriod, int currencyDecimals);

    /** What a file holds. */
    sealed interface Content {

        /** What is wrong with it; none if it can be used. */
        List<CollectionFault> faults();

        /**
         * Payments of borrowers.
         *
         * @param entries rows without fault, in the order of the file
         */
        record Payments(List<CollectionEntry> entries, List<CollectionFault> faults) implements Content {}

        /**
         * What the servicer reports of each loan.
         *
         * @param rows without fault
         */
        record Report(ReportRows rows, List<CollectionFault> faults) implements Content {}
    }
}
