package io.penstock.platform.problem;

import io.penstock.kernel.Rejection;
import java.util.List;

/** The refusals of one context, for the pages under {@code /problems/}. Each context may declare one bean. */
public record ProblemCodes(List<Rejection.Code> codes) {

    public ProblemCodes {
        codes = List.copyOf(codes);
    }

    public static ProblemCodes of(Rejection.Code... codes) {
        return new ProblemCodes(List.of(codes));
    }
}
