package io.penstock.tape.check;

import io.penstock.tape.source.TapePlace;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.ObjLongConsumer;

/**
 * Where an earlier check of the same file stood when its process ended. A file that is neither packed nor XML nor a
 * workbook is entered at the place; of any other the rows are passed over at the speed of parsing, unjudged.
 *
 * @param hash SHA-256 of the file, 64 hex digits; it is not taken again
 * @param rows that were judged and stored
 * @param place after the last of them
 * @param state what was counted up to there, see {@link TapeChecker.Position#state}
 * @param file opens the file at a byte
 * @param known tells the numbers of the stored rows
 */
public record Resumption(String hash, long rows, TapePlace place, String state, Opening file, Known known) {

    /** Opens a file that is at hand. */
    @FunctionalInterface
    public interface Opening {

        InputStream from(long position) throws IOException;
    }

    /** The stored rows. */
    @FunctionalInterface
    public interface Known {

        /** Tells each row's number with its line; with the negative of it for a row that was rejected. */
        void tell(ObjLongConsumer<String> each);
    }
}
