package io.penstock.platform.inbox;

/** A message that this build can never understand, however often it comes. */
final class UnreadableException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String code;

    UnreadableException(String code, String message) {
        super(message);
        this.code = code;
    }

    UnreadableException(String code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    /** {@code HEADER_MISSING}, {@code UNKNOWN_REVISION} or {@code UNREADABLE}. */
    String code() {
        return code;
    }
}
