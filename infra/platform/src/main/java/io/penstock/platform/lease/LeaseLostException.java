package io.penstock.platform.lease;

/** Another instance does this work by now. What was begun is rolled back; nothing is wrong with it. */
public final class LeaseLostException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public LeaseLostException(String message) {
        super(message);
    }

    public LeaseLostException(String message, Throwable cause) {
        super(message, cause);
    }
}
