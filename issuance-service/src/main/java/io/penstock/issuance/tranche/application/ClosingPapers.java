package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.ClosingFileCommand.AssignIdentifier;
import io.penstock.issuance.tranche.ClosingFileCommand.RecordDocument;
import io.penstock.issuance.tranche.ClosingFileEvent.IdentifierAssigned;
import io.penstock.issuance.tranche.ClosingFileId;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.DocumentKind;
import io.penstock.issuance.tranche.IdentifierKind;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.closing.CheckDigits;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Adds papers and numbers to the closing file of a deal. */
@Service
public class ClosingPapers {

    private final Deals deals;
    private final SecurityNumbers numbers;
    private final Commands commands;

    public ClosingPapers(Deals deals, SecurityNumbers numbers, Commands commands) {
        this.deals = deals;
        this.numbers = numbers;
        this.commands = commands;
    }

    public void record(DealId dealId, DocumentKind kind, String hash, String person) {
        commands.send(document(dealId, kind, hash, person));
    }

    RecordDocument document(DealId dealId, DocumentKind kind, String hash, String person) {
        return new RecordDocument(ClosingFileId.of(dealId), kind, hash, terms(dealId), shut(dealId), person);
    }

    /**
     * Gives the class its number. The number is taken before the command is sent, so that two deals cannot get it at one
     * moment; a refusal gives it back, and so does the number that supersedes it.
     */
    public void assign(DealId dealId, String className, IdentifierKind kind, String number, String person) {
        var owner = dealId.name() + "/" + className;
        var before = deals.closingFile(dealId).identifier(className, kind).map(IdentifierAssigned::identifier);
        var taken = CheckDigits.isRight(kind, number) ? numbers.take(kind, number, owner) : owner;
        try {
            commands.send(new AssignIdentifier(
                    ClosingFileId.of(dealId), className, kind, number, taken, terms(dealId), shut(dealId), person));
        } catch (RejectedException e) {
            if (!before.equals(Optional.of(number))) {
                numbers.giveBack(kind, number, owner);
            }
            throw e;
        }
        before.filter(old -> !old.equals(number)).ifPresent(old -> numbers.giveBack(kind, old, owner));
    }

    private Optional<DealTerms> terms(DealId dealId) {
        return deals.structured(dealId).map(each -> each.terms());
    }

    private boolean shut(DealId dealId) {
        return switch (deals.get(dealId)) {
            case Deal.Closing _, Deal.Closed _ -> true;
            case Deal.Absent _, Deal.Structured _, Deal.Allocated _, Deal.Reopened _, Deal.Approved _ -> false;
        };
    }
}
