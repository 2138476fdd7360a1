package io.penstock.issuance.pool.domain.eligibility;

/** Ends the reading of a condition at its first fault; the reader of the document turns it into a finding. */
final class ConditionException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final RuleFault fault;
    private final int offset;

    ConditionException(RuleFault fault, int offset, String detail) {
        super(detail, null, false, false);
        this.fault = fault;
        this.offset = offset;
    }

    RuleFinding at(String path) {
        return new RuleFinding(fault, path, offset, String.valueOf(getMessage()));
    }
}
