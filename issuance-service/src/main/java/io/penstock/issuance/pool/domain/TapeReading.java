package io.penstock.issuance.pool.domain;

import java.util.List;

/** What came of reading a file: a tape, or what is wrong with it. */
public sealed interface TapeReading {

    /** The whole file is good. */
    record Clean(LoanTape tape) implements TapeReading {}

    /**
     * Something is wrong, so nothing of the file is used.
     *
     * @param faults the first ones, in the order of the file
     * @param total how many there are, those not listed included
     */
    record Faulty(String hash, String fileName, List<TapeFault> faults, long total) implements TapeReading {}
}
