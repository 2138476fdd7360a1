package io.penstock.servicing.loan.adapter.camt;

/** A statement that cannot be read; the message says where and why. */
public final class CamtException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    CamtException(String message) {
        super(message);
    }
}
