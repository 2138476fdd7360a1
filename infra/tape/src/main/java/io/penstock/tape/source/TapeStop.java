package io.penstock.tape.source;

import io.penstock.tape.Rule;
import java.io.IOException;

/** The tape cannot be read on: the rule that says why, and where. Readers let it pass up to whoever checks the tape. */
public final class TapeStop extends IOException {

    private static final long serialVersionUID = 1L;

    private final Rule rule;
    private final long line;

    public TapeStop(Rule rule, long line, String detail) {
        super(detail);
        this.rule = rule;
        this.line = line;
    }

    public Rule rule() {
        return rule;
    }

    /** From 1; 0 if it is of the file. */
    public long line() {
        return line;
    }

    /** The figures, for a person. */
    public String detail() {
        var message = getMessage();
        return message == null ? "" : message;
    }
}
