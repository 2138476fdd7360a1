package io.penstock.issuance.tranche;

import static io.penstock.kernel.Rejection.Kind.CONFLICT;
import static io.penstock.kernel.Rejection.Kind.NOT_FOUND;
import static io.penstock.kernel.Rejection.Kind.UNACCEPTABLE;

import io.penstock.kernel.Rejection;

/** Reasons to refuse a {@link ClosingFileCommand}, highest precedence first. */
public enum ClosingFileRejection implements Rejection.Code {
    CLOSING_FILE_DEAL_NOT_FOUND(NOT_FOUND),
    CLOSING_FILE_CLASS_NOT_FOUND(NOT_FOUND),
    CLOSING_FILE_SHUT(CONFLICT),
    DOCUMENT_HASH_MALFORMED(UNACCEPTABLE),
    /** The deal document of the closing is not the one of the terms. */
    DEAL_DOCUMENT_DIFFERS(UNACCEPTABLE),
    IDENTIFIER_MALFORMED(UNACCEPTABLE),
    IDENTIFIER_CHECK_DIGIT_WRONG(UNACCEPTABLE),
    /** An ISIN of the United States or Canada contains the CUSIP of the same class. */
    IDENTIFIERS_DISAGREE(UNACCEPTABLE),
    IDENTIFIER_TAKEN(UNACCEPTABLE);

    private final Rejection.Kind kind;

    ClosingFileRejection(Rejection.Kind kind) {
        this.kind = kind;
    }

    @Override
    public Rejection.Kind kind() {
        return kind;
    }
}
