package io.penstock.cli.audit;

/** The evidence cannot be had or read at all, which is worse than a difference in it. */
public final class AuditException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public AuditException(String message) {
        super(message, null, false, false);
    }
}
