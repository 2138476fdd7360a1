package io.penstock.cli.file;

import java.util.List;

/** A file that a command does not take. Carries every fault that was found; nothing was written. */
public final class RefusedException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<Fault> faults;

    /**
     * Refuses a file.
     *
     * @param faults at least one
     */
    public RefusedException(List<Fault> faults) {
        super(
                faults.size() == 1
                        ? faults.getFirst().file() + " is refused"
                        : faults.getFirst().file() + " is refused: " + faults.size() + " faults");
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
