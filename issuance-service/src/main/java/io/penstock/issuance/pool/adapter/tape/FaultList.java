package io.penstock.issuance.pool.adapter.tape;

import io.penstock.issuance.pool.domain.TapeFault;
import io.penstock.issuance.pool.domain.TapeFault.Code;
import java.util.ArrayList;
import java.util.List;

/** Collects the faults of one file: the first hundred in full, and the number of all. */
public final class FaultList {

    /** Faults that are kept. A file in the wrong layout would give one for every field. */
    public static final int LISTED = 100;

    private final List<TapeFault> faults = new ArrayList<>();
    private long total;

    /** A fault of the file as a whole. */
    public void add(Code code, String detail) {
        add(0, "", code, "", detail);
    }

    public void add(long line, String column, Code code, String value, String detail) {
        total++;
        if (faults.size() < LISTED) {
            faults.add(new TapeFault(line, column, code, value, detail));
        }
    }

    public boolean isEmpty() {
        return total == 0;
    }

    public long total() {
        return total;
    }

    public List<TapeFault> listed() {
        return List.copyOf(faults);
    }
}
