package io.penstock.servicing.report;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link ReportCommand}, highest precedence first. */
public enum ReportRejection implements Rejection.Code {
    /** The date has no report, or nothing was calculated for it. */
    REPORT_NOT_FOUND(NOT_FOUND),
    /** Two persons must approve the calculation first: until then its figures may change. */
    REPORT_BASIS_NOT_FINAL(CONFLICT),
    /** What would be reported is what is published already. */
    REPORT_UNCHANGED(CONFLICT),
    /** The publisher has read another text than the draft. */
    REPORT_HASH_DIFFERS(UNACCEPTABLE),
    /** Who prepares does not publish. */
    PUBLISHER_PREPARED(UNACCEPTABLE);

    private final Rejection.Kind kind;

    ReportRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
