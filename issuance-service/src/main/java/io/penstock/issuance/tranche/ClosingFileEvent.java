package io.penstock.issuance.tranche;

/** A fact about the papers and numbers of a closing. */
public sealed interface ClosingFileEvent {

    ClosingFileId closingFileId();

    /** A paper is there; an earlier one of its kind is superseded. */
    record DocumentRecorded(ClosingFileId closingFileId, DocumentKind kind, String hash, String recordedBy)
            implements ClosingFileEvent {}

    /** A class has its number; an earlier one of its kind is superseded. */
    record IdentifierAssigned(
            ClosingFileId closingFileId, String className, IdentifierKind kind, String identifier, String assignedBy)
            implements ClosingFileEvent {}
}
