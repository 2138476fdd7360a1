package io.penstock.issuance.tranche;

import java.util.Optional;

/** An intention to add to a closing file. The deal's terms come with it; empty if there is no such deal. */
public sealed interface ClosingFileCommand {

    ClosingFileId closingFileId();

    /**
     * Names a paper by its hash.
     *
     * @param hash SHA-256, 64 hexadecimal digits
     * @param closed whether the deal's closing has started
     */
    record RecordDocument(
            ClosingFileId closingFileId,
            DocumentKind kind,
            String hash,
            Optional<DealTerms> deal,
            boolean closed,
            String recordedBy)
            implements ClosingFileCommand {}

    /**
     * Gives a class its number.
     *
     * @param owner the class that has this number by now, {@code "DEAL/A"}: numbers are unique over all deals
     * @param closed whether the deal's closing has started
     */
    record AssignIdentifier(
            ClosingFileId closingFileId,
            String className,
            IdentifierKind kind,
            String identifier,
            String owner,
            Optional<DealTerms> deal,
            boolean closed,
            String assignedBy)
            implements ClosingFileCommand {}
}
