package io.penstock.cli.rest;

/** A service refused a request or did not answer. The message names the request, the code and what the service said. */
public final class ServiceFault extends RuntimeException {

    private static final long serialVersionUID = 1L;
    private final int status;

    ServiceFault(int status, String message) {
        super(message, null, false, false);
        this.status = status;
    }

    /** The HTTP status, or 0 if there was no answer. */
    public int status() {
        return status;
    }
}
