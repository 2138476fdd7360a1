package io.penstock.platform.start;

/** The service will not run on this ground. Says what is wrong and what to do. */
public final class UnsafeStartException extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final String action;

    UnsafeStartException(String problem, String action) {
        super(problem);
        this.action = action;
    }

    public String action() {
        return action;
    }
}
