package io.penstock.platform.deal;

import java.util.List;

/** A deal document that cannot be read. Carries every fault that was found, in order of the text. */
public final class DealYamlException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final transient List<Fault> faults;

    /**
     * One fault.
     *
     * @param line from 1
     * @param column from 1
     * @param code YAML_SYNTAX, YAML_DUPLICATE_KEY, YAML_ANCHOR, YAML_ALIAS, YAML_TAG, YAML_KEY, YAML_EMPTY, YAML_MORE_DOCUMENTS or YAML_TOO_LARGE
     */
    public record Fault(int line, int column, String code, String detail) {}

    DealYamlException(List<Fault> faults) {
        super(faults.getFirst().detail() + ", line " + faults.getFirst().line());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }
}
