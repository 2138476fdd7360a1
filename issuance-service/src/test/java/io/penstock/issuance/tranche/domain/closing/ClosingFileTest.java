package io.penstock.issuance.tranche.domain.closing;

import static io.penstock.issuance.tranche.ClosingFileRejection.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.DeciderSpec;
import io.penstock.issuance.tranche.ClosingFileCommand;
import io.penstock.issuance.tranche.ClosingFileCommand.AssignIdentifier;
import io.penstock.issuance.tranche.ClosingFileCommand.RecordDocument;
import io.penstock.issuance.tranche.ClosingFileEvent;
import io.penstock.issuance.tranche.ClosingFileEvent.DocumentRecorded;
import io.penstock.issuance.tranche.ClosingFileEvent.IdentifierAssigned;
import io.penstock.issuance.tranche.ClosingFileId;
import io.penstock.issuance.tranche.DealExample;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.DocumentKind;
import io.penstock.issuance.tranche.IdentifierKind;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClosingFileTest {

    private static final ClosingFileId FILE = ClosingFileId.of(DealExample.DEAL);
    private static final String OWNER = DealExample.DEAL.name() + "/A";
    private static final String PAPER = "f".repeat(64);

    private final DeciderSpec<ClosingFileCommand, ClosingFileEvent, ClosingFile> file =
            new DeciderSpec<>(ClosingFile::decide, ClosingFile::evolve, ClosingFile.INITIAL);

    private final DocumentRecorded opinion = new DocumentRecorded(FILE, DocumentKind.TRUE_SALE_OPINION, PAPER, "sam");
    private final IdentifierAssigned isin =
            new IdentifierAssigned(FILE, "A", IdentifierKind.ISIN, "US0378331005", "sam");

    @Test
    void aPaperIsNamedByItsHash() {
        file.given().when(paper(DocumentKind.TRUE_SALE_OPINION, PAPER)).then(opinion);
        file.given(opinion).when(paper(DocumentKind.TRUE_SALE_OPINION, PAPER)).then();
        file.given(opinion)
                .when(paper(DocumentKind.TRUE_SALE_OPINION, "0".repeat(64)))
                .then(new DocumentRecorded(FILE, DocumentKind.TRUE_SALE_OPINION, "0".repeat(64), "sam"));
        assertThat(ClosingFile.evolve(
                                ClosingFile.evolve(ClosingFile.INITIAL, opinion),
                                new DocumentRecorded(FILE, DocumentKind.TRUE_SALE_OPINION, "0".repeat(64), "tom"))
                        .documents())
                .hasSize(1);
    }

    @Test
    void aPaperIsRefusedForTheFirstFault() {
        file.given()
                .when(new RecordDocument(FILE, DocumentKind.PROSPECTUS, "x", Optional.empty(), true, "sam"))
                .thenRejected(CLOSING_FILE_DEAL_NOT_FOUND);
        file.given()
                .when(new RecordDocument(FILE, DocumentKind.PROSPECTUS, "x", deal(), true, "sam"))
                .thenRejected(CLOSING_FILE_SHUT);
        file.given().when(paper(DocumentKind.DEAL_DOCUMENT, "F".repeat(64))).thenRejected(DOCUMENT_HASH_MALFORMED);
        file.given().when(paper(DocumentKind.DEAL_DOCUMENT, PAPER)).thenRejected(DEAL_DOCUMENT_DIFFERS);
        file.given()
                .when(paper(DocumentKind.DEAL_DOCUMENT, DealExample.HASH))
                .then(new DocumentRecorded(FILE, DocumentKind.DEAL_DOCUMENT, DealExample.HASH, "sam"));
    }

    @Test
    void aClassHasOneNumberOfAKind() {
        file.given()
                .when(number("A", IdentifierKind.ISIN, "US0378331005", OWNER))
                .then(isin);
        file.given(isin)
                .when(number("A", IdentifierKind.ISIN, "US0378331005", OWNER))
                .then();
        file.given(isin)
                .when(number("A", IdentifierKind.ISIN, "GB0002634946", OWNER))
                .then(new IdentifierAssigned(FILE, "A", IdentifierKind.ISIN, "GB0002634946", "sam"));
    }

    @Test
    void aNumberIsRefusedForTheFirstFault() {
        file.given()
                .when(new AssignIdentifier(FILE, "X", IdentifierKind.ISIN, "x", "other", Optional.empty(), true, "sam"))
                .thenRejected(CLOSING_FILE_DEAL_NOT_FOUND);
        file.given()
                .when(new AssignIdentifier(FILE, "X", IdentifierKind.ISIN, "x", "other", deal(), true, "sam"))
                .thenRejected(CLOSING_FILE_CLASS_NOT_FOUND);
        file.given()
                .when(new AssignIdentifier(FILE, "A", IdentifierKind.ISIN, "x", "other", deal(), true, "sam"))
                .thenRejected(CLOSING_FILE_SHUT);
        file.given().when(number("A", IdentifierKind.ISIN, "x", "other")).thenRejected(IDENTIFIER_MALFORMED);
        file.given()
                .when(number("A", IdentifierKind.ISIN, "US0378331006", "other"))
                .thenRejected(IDENTIFIER_CHECK_DIGIT_WRONG);
        file.given(isin)
                .when(number("A", IdentifierKind.CUSIP, "594918104", "other"))
                .thenRejected(IDENTIFIERS_DISAGREE);
        file.given(isin)
                .when(number("A", IdentifierKind.CUSIP, "037833100", "other"))
                .thenRejected(IDENTIFIER_TAKEN);
        file.given(isin)
                .when(number("A", IdentifierKind.CUSIP, "037833100", OWNER))
                .then(new IdentifierAssigned(FILE, "A", IdentifierKind.CUSIP, "037833100", "sam"));
    }

    private static RecordDocument paper(DocumentKind kind, String hash) {
        return new RecordDocument(FILE, kind, hash, deal(), false, "sam");
    }

    private static AssignIdentifier number(String className, IdentifierKind kind, String number, String owner) {
        return new AssignIdentifier(FILE, className, kind, number, owner, deal(), false, "sam");
    }

    private static Optional<DealTerms> deal() {
        return Optional.of(DealExample.terms());
    }
}
