package io.penstock.cli.file;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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

    /** The faults for programs, as {@code --json FILE} writes them. */
    public Map<String, Object> report() {
        var report = new LinkedHashMap<String, Object>();
        report.put("refused", true);
        report.put("faults", faults.stream().map(RefusedException::members).toList());
        return report;
    }

    private static Map<String, Object> members(Fault fault) {
        var members = new LinkedHashMap<String, Object>();
        members.put("file", fault.file());
        members.put("line", fault.place().line());
        members.put("column", fault.place().column());
        members.put("path", fault.path());
        members.put("code", fault.code());
        members.put("detail", fault.detail());
        members.put("advice", fault.advice());
        return members;
    }
}
