package io.penstock.platform.rest;

import java.util.List;

/** Thrown by the task of an operation that cannot be done, with what the caller can correct. */
public final class OperationFailedException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String code;
    private final transient List<OperationError> errors;

    /** @param errors may be empty; the first 1,000 are kept */
    public OperationFailedException(String code, String detail, List<OperationError> errors) {
        super(detail, null, false, false);
        this.code = code;
        this.errors = List.copyOf(errors);
    }

    public String code() {
        return code;
    }

    public List<OperationError> errors() {
        return errors;
    }
}
