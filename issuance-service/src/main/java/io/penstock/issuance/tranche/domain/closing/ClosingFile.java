package io.penstock.issuance.tranche.domain.closing;

import static io.penstock.issuance.tranche.ClosingFileRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.tranche.ClassTerms;
import io.penstock.issuance.tranche.ClosingFileCommand;
import io.penstock.issuance.tranche.ClosingFileCommand.AssignIdentifier;
import io.penstock.issuance.tranche.ClosingFileCommand.RecordDocument;
import io.penstock.issuance.tranche.ClosingFileEvent;
import io.penstock.issuance.tranche.ClosingFileEvent.DocumentRecorded;
import io.penstock.issuance.tranche.ClosingFileEvent.IdentifierAssigned;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.DocumentKind;
import io.penstock.issuance.tranche.IdentifierKind;
import io.penstock.issuance.tranche.OfferingTerms;
import io.penstock.kernel.Decision;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The papers and numbers of one closing.
 *
 * @param documents the newest of each kind, in the order in which their kinds came first
 * @param identifiers the newest of each class and kind, likewise
 */
public record ClosingFile(List<DocumentRecorded> documents, List<IdentifierAssigned> identifiers) {

    /** Nothing is there. */
    public static final ClosingFile INITIAL = new ClosingFile(List.of(), List.of());

    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    /** Countries whose ISINs contain the CUSIP. */
    private static final List<String> CUSIP_COUNTRIES = List.of("US", "CA");

    private static final int COUNTRY = 2;
    private static final int CUSIP_END = 11;

    public ClosingFile {
        documents = List.copyOf(documents);
        identifiers = List.copyOf(identifiers);
    }

    /** The newest paper of the kind. */
    public Optional<DocumentRecorded> document(DocumentKind kind) {
        return documents.stream().filter(each -> each.kind() == kind).findFirst();
    }

    /** The class's number of the kind. */
    public Optional<IdentifierAssigned> identifier(String className, IdentifierKind kind) {
        return identifiers.stream()
                .filter(each -> each.className().equals(className) && each.kind() == kind)
                .findFirst();
    }

    /** What the offering asks for and is not there, in the words of its kinds. */
    public List<String> missing(OfferingTerms terms) {
        return Stream.concat(
                        terms.requiredDocuments().stream()
                                .filter(kind -> document(kind).isEmpty())
                                .map(DocumentKind::name),
                        terms.classes().stream()
                                .flatMap(each -> terms.requiredIdentifiers().stream()
                                        .filter(kind -> identifier(each.className(), kind)
                                                .isEmpty())
                                        .map(kind -> kind + " of class " + each.className())))
                .toList();
    }

    public static Decision<ClosingFileEvent> decide(ClosingFileCommand command, ClosingFile file) {
        return switch (command) {
            case RecordDocument document -> record(document, file);
            case AssignIdentifier identifier -> assign(identifier, file);
        };
    }

    public static ClosingFile evolve(ClosingFile file, ClosingFileEvent event) {
        return switch (event) {
            case DocumentRecorded e -> {
                var all = new ArrayList<>(file.documents);
                all.replaceAll(each -> each.kind() == e.kind() ? e : each);
                if (!all.contains(e)) {
                    all.add(e);
                }
                yield new ClosingFile(all, file.identifiers);
            }
            case IdentifierAssigned e -> {
                var all = new ArrayList<>(file.identifiers);
                all.replaceAll(
                        each -> each.kind() == e.kind() && each.className().equals(e.className()) ? e : each);
                if (!all.contains(e)) {
                    all.add(e);
                }
                yield new ClosingFile(file.documents, all);
            }
        };
    }

    private static Decision<ClosingFileEvent> record(RecordDocument command, ClosingFile file) {
        if (command.deal().isEmpty()) {
            return reject(CLOSING_FILE_DEAL_NOT_FOUND, "no deal " + command.closingFileId());
        }
        if (file.document(command.kind())
                .filter(known -> known.hash().equals(command.hash()))
                .isPresent()) {
            return unchanged();
        }
        if (command.closed()) {
            return shut(command);
        }
        if (!HASH.matcher(command.hash()).matches()) {
            return reject(
                    DOCUMENT_HASH_MALFORMED,
                    "'" + command.hash() + "' is no SHA-256: 64 lower-case hexadecimal digits");
        }
        var needed = command.deal().map(DealTerms::documentHash).orElseThrow();
        return command.kind() == DocumentKind.DEAL_DOCUMENT && !command.hash().equals(needed)
                ? reject(DEAL_DOCUMENT_DIFFERS, "the paper is " + command.hash() + ", the deal has " + needed)
                : accept(new DocumentRecorded(
                        command.closingFileId(), command.kind(), command.hash(), command.recordedBy()));
    }

    private static Decision<ClosingFileEvent> assign(AssignIdentifier command, ClosingFile file) {
        if (command.deal().isEmpty()) {
            return reject(CLOSING_FILE_DEAL_NOT_FOUND, "no deal " + command.closingFileId());
        }
        if (command.deal().get().classes().stream().map(ClassTerms::className).noneMatch(command.className()::equals)) {
            return reject(CLOSING_FILE_CLASS_NOT_FOUND, "the deal has no class " + command.className());
        }
        if (file.identifier(command.className(), command.kind())
                .filter(known -> known.identifier().equals(command.identifier()))
                .isPresent()) {
            return unchanged();
        }
        if (command.closed()) {
            return shut(command);
        }
        var text = command.identifier();
        if (!CheckDigits.isFormed(command.kind(), text)) {
            return reject(IDENTIFIER_MALFORMED, "'" + text + "' is no " + command.kind());
        }
        if (!CheckDigits.isRight(command.kind(), text)) {
            return reject(
                    IDENTIFIER_CHECK_DIGIT_WRONG,
                    text + " ends with check digit " + text.charAt(text.length() - 1) + ", should be "
                            + CheckDigits.checkDigit(command.kind(), text));
        }
        if (disagrees(command, file)) {
            return reject(
                    IDENTIFIERS_DISAGREE,
                    text + " does not fit the other " + (command.kind() == IdentifierKind.ISIN ? "CUSIP" : "ISIN")
                            + " of class " + command.className());
        }
        var owner = command.closingFileId().deal().name() + "/" + command.className();
        return command.owner().equals(owner)
                ? accept(new IdentifierAssigned(
                        command.closingFileId(), command.className(), command.kind(), text, command.assignedBy()))
                : reject(IDENTIFIER_TAKEN, command.kind() + " " + text + " is that of class " + command.owner());
    }

    private static boolean disagrees(AssignIdentifier command, ClosingFile file) {
        return switch (command.kind()) {
            case FIGI -> false;
            case ISIN ->
                file.identifier(command.className(), IdentifierKind.CUSIP)
                        .filter(cusip -> disagree(command.identifier(), cusip.identifier()))
                        .isPresent();
            case CUSIP ->
                file.identifier(command.className(), IdentifierKind.ISIN)
                        .filter(isin -> disagree(isin.identifier(), command.identifier()))
                        .isPresent();
        };
    }

    private static boolean disagree(String isin, String cusip) {
        return CUSIP_COUNTRIES.contains(isin.substring(0, COUNTRY))
                && !isin.substring(COUNTRY, CUSIP_END).equals(cusip);
    }

    private static Decision<ClosingFileEvent> shut(ClosingFileCommand command) {
        return reject(CLOSING_FILE_SHUT, "the closing of deal " + command.closingFileId() + " has started");
    }
}
