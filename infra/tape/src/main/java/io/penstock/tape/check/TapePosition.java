package io.penstock.tape.check;

import io.penstock.tape.PoolLoans;
import io.penstock.tape.source.TapePlace;
import java.util.Optional;

/** Where the reader of a tape stands, between two rows. */
public interface TapePosition {

    /** Rows judged so far. */
    long rows();

    /** Bytes of the file read so far, some ahead of the rows. */
    long bytes();

    /** Where a later reading can enter the file. */
    TapePlace place();

    /** What was counted so far, for {@link Resumption}: hex digits. */
    String state();

    /** The row at hand as a loan of a pool. */
    PoolLoans loans();

    /** The number under which the row at hand is known, empty if it has none or repeats one. */
    Optional<String> key();
}
