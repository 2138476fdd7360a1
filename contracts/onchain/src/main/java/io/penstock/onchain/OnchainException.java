package io.penstock.onchain;

/** The chain could not be reached, answered against the protocol, or is not the one that was expected. */
public class OnchainException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public OnchainException(String message) {
        super(message);
    }

    public OnchainException(String message, Throwable cause) {
        super(message, cause);
    }
}
