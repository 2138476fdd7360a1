package io.penstock.launcher;

/** Something the caller can put right: the message says what is wrong, {@link #advice()} what to do. */
public final class LaunchException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String advice;

    public LaunchException(String message, String advice) {
        super(message);
        this.advice = advice;
    }

    public LaunchException(String message, String advice, Throwable cause) {
        super(message, cause);
        this.advice = advice;
    }

    /** What to do, one sentence or several lines. */
    public String advice() {
        return advice;
    }
}
