package io.penstock.tape;

import java.util.function.Consumer;
import java.util.function.ObjLongConsumer;

/** The loans of a tape that was read, with the figures that the next tape is compared with. */
public final class TapeSnapshot {

    private final LoanIndex loans;
    private final LoanIndex rows;

    TapeSnapshot(LoanIndex loans, LoanIndex rows) {
        this.loans = loans;
        this.rows = rows;
    }

    /**
     * The rows of a tape that are kept elsewhere, as an original for its repairs.
     *
     * @param known tells the number of each row with its line, the negative of it for a row that was rejected
     */
    public static TapeSnapshot of(Consumer<ObjLongConsumer<String>> known) {
        var rows = new LoanIndex(1);
        known.accept((loan, line) ->
                rows.set(rows.find(loan) < 0 ? rows.add(loan) : rows.find(loan), LoanIndex.Figure.LINE, line));
        return new TapeSnapshot(new LoanIndex(LoanIndex.Figure.values().length), rows);
    }

    /** All rows by their keys: the line of an admitted one, its negative of a rejected one. */
    LoanIndex rows() {
        return rows;
    }

    LoanIndex loans() {
        return loans;
    }

    /** How many loans it has. */
    public int size() {
        return loans.size();
    }
}
