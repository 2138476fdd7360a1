package io.penstock.platform.rest;

/** Thrown out of {@link OperationProgress#report} into work that a person called off; the work undoes what it stored. */
public final class OperationCancelledException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    OperationCancelledException() {
        super("called off", null, false, false);
    }
}
