package io.penstock.servicing.loan.application;

import io.penstock.servicing.loan.CollectionEntry;
import io.penstock.servicing.loan.CollectionFault;
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

    /**
     * What a file holds.
     *
     * @param entries rows without fault, in the order of the file
     * @param faults none if the file can be used
     */
    record Content(List<CollectionEntry> entries, List<CollectionFault> faults) {}
}
