package io.penstock.deal.formula;

/** A formula that cannot be read. Caught inside the validation of a document and turned into a finding. */
public final class FormulaException extends Exception {

    private static final long serialVersionUID = 1L;

    private final Problem problem;

    FormulaException(Problem problem, String detail) {
        super(detail, null, false, false);
        this.problem = problem;
    }

    public Problem problem() {
        return problem;
    }
}
