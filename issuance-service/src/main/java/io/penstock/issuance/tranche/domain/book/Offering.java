package io.penstock.issuance.tranche.domain.book;

import static io.penstock.issuance.tranche.OfferingRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.tranche.OfferingCommand;
import io.penstock.issuance.tranche.OfferingCommand.AllotUnits;
import io.penstock.issuance.tranche.OfferingCommand.ApproveOffering;
import io.penstock.issuance.tranche.OfferingCommand.CloseBook;
import io.penstock.issuance.tranche.OfferingCommand.DraftOffering;
import io.penstock.issuance.tranche.OfferingCommand.PlaceOrder;
import io.penstock.issuance.tranche.OfferingCommand.PriceOffering;
import io.penstock.issuance.tranche.OfferingCommand.RefuseAllotment;
import io.penstock.issuance.tranche.OfferingCommand.ReviewOffering;
import io.penstock.issuance.tranche.OfferingCommand.WithdrawOrder;
import io.penstock.issuance.tranche.OfferingEvent;
import io.penstock.issuance.tranche.OfferingEvent.AllotmentRefused;
import io.penstock.issuance.tranche.OfferingEvent.BookClosed;
import io.penstock.issuance.tranche.OfferingEvent.OfferingApproved;
import io.penstock.issuance.tranche.OfferingEvent.OfferingDrafted;
import io.penstock.issuance.tranche.OfferingEvent.OfferingPriced;
import io.penstock.issuance.tranche.OfferingEvent.OfferingReviewed;
import io.penstock.issuance.tranche.OfferingEvent.OrderChanged;
import io.penstock.issuance.tranche.OfferingEvent.OrderPlaced;
import io.penstock.issuance.tranche.OfferingEvent.OrderWithdrawn;
import io.penstock.issuance.tranche.OfferingEvent.UnitsAllotted;
import io.penstock.issuance.tranche.OfferingId;
import io.penstock.issuance.tranche.domain.book.OfferingFile.Phase;
import io.penstock.kernel.Decision;
import java.util.Optional;

/**
 * The offering of a deal's units.
 *
 * <pre>
 *   Absent ──▶ DRAFTED ──another person──▶ REVIEWED ──a third──▶ APPROVED ──book closed──▶ BOOK_CLOSED ──▶ PRICED ──▶ ALLOTTED
 *                 ↺ other terms ◀─────────────┘                   ↺ orders                   ▲───an order is struck──┴─────┘
 * </pre>
 *
 * <p>A repeat of a command that has been carried out changes nothing and is no refusal.
 */
public sealed interface Offering permits Offering.Absent, OfferingFile {

    record Absent() implements Offering {}

    Offering INITIAL = new Absent();

    static Decision<OfferingEvent> decide(OfferingCommand command, Offering offering) {
        if (command instanceof DraftOffering draft) {
            return DraftRules.draft(draft, offering);
        }
        return switch (offering) {
            case Absent _ -> reject(OFFERING_NOT_FOUND, "no offering of deal " + command.offeringId());
            case OfferingFile file -> decide(command, file);
        };
    }

    private static Decision<OfferingEvent> decide(OfferingCommand command, OfferingFile file) {
        return switch (command) {
            case DraftOffering draft -> DraftRules.draft(draft, file);
            case ReviewOffering review -> review(review, file);
            case ApproveOffering approval -> approve(approval, file);
            case PlaceOrder order -> OrderRules.place(order, file);
            case WithdrawOrder order -> OrderRules.withdraw(order, file);
            case CloseBook close -> close(close, file);
            case PriceOffering pricing -> PricingRules.price(pricing, file);
            case AllotUnits allotment -> AllotmentRules.allot(allotment, file);
            case RefuseAllotment refusal -> refuse(refusal, file);
        };
    }

    static Offering evolve(Offering offering, OfferingEvent event) {
        if (event instanceof OfferingDrafted drafted) {
            return OfferingFile.of(drafted);
        }
        var file = (OfferingFile) offering;
        return switch (event) {
            case OfferingDrafted e -> OfferingFile.of(e);
            case OfferingReviewed e -> file.with(e);
            case OfferingApproved e -> file.with(e);
            case OrderPlaced e -> file.with(new BookOrder(e.order(), e.wallet(), e.sequence(), false));
            case OrderChanged e -> file.with(new BookOrder(e.order(), e.wallet(), e.sequence(), false));
            case OrderWithdrawn e -> file.withoutOrder(e.orderId());
            case BookClosed _ -> file.closed();
            case OfferingPriced e -> file.with(e);
            case UnitsAllotted e -> file.with(e);
            case AllotmentRefused e -> file.with(e);
        };
    }

    private static Decision<OfferingEvent> review(ReviewOffering command, OfferingFile file) {
        if (command.version() != file.version()) {
            return versionDiffers(command.version(), file);
        }
        if (file.phase() != Phase.DRAFTED) {
            return file.reviewed()
                            .filter(r -> r.reviewedBy().equals(command.reviewedBy()))
                            .isPresent()
                    ? unchanged()
                    : file.phase() == Phase.REVIEWED
                            ? unchanged()
                            : reject(
                                    OFFERING_ALREADY_APPROVED,
                                    "the offering of " + file.drafted().offeringId() + " is approved");
        }
        var changed = documentChanged(command.documentHash(), file);
        if (changed.isPresent()) {
            return changed.get();
        }
        if (command.reviewedBy().equals(file.drafted().draftedBy())) {
            return reject(
                    OFFERING_REVIEWED_BY_DRAFTER,
                    command.reviewedBy() + " has drafted the offering: another person reviews");
        }
        return accept(new OfferingReviewed(command.offeringId(), command.version(), command.reviewedBy()));
    }

    private static Decision<OfferingEvent> approve(ApproveOffering command, OfferingFile file) {
        if (command.version() != file.version()) {
            return versionDiffers(command.version(), file);
        }
        if (file.phase() == Phase.DRAFTED) {
            return reject(OFFERING_NOT_REVIEWED, "version " + file.version() + " of the offering is not reviewed");
        }
        if (file.phase() != Phase.REVIEWED) {
            return file.approved()
                            .filter(a -> a.approvedBy().equals(command.approvedBy()))
                            .isPresent()
                    ? unchanged()
                    : reject(OFFERING_ALREADY_APPROVED, "the offering of " + command.offeringId() + " is approved");
        }
        var changed = documentChanged(command.documentHash(), file);
        if (changed.isPresent()) {
            return changed.get();
        }
        var person = command.approvedBy();
        if (person.equals(file.drafted().draftedBy())
                || person.equals(file.reviewed().orElseThrow().reviewedBy())) {
            return reject(
                    OFFERING_APPROVED_BY_PREPARER,
                    person + " has drafted or reviewed the offering: another person approves");
        }
        var retention = RiskRetention.planned(file.terms());
        if (retention.isPresent() && !retention.get().met()) {
            return reject(RETENTION_NOT_MET, retention.get().text());
        }
        return accept(new OfferingApproved(command.offeringId(), command.version(), retention, person));
    }

    /** The deal may have got other terms since: what was drafted for the old ones is not sold. */
    static Optional<Decision<OfferingEvent>> documentChanged(Optional<String> documentHash, OfferingFile file) {
        return documentHash.equals(Optional.of(file.terms().documentHash()))
                ? Optional.empty()
                : Optional.of(reject(
                        OFFERING_DOCUMENT_CHANGED,
                        "the offering is of document " + file.terms().documentHash() + ", the deal has "
                                + documentHash.orElse("none") + ": draft it anew"));
    }

    private static Decision<OfferingEvent> close(CloseBook command, OfferingFile file) {
        return switch (file.phase()) {
            case DRAFTED, REVIEWED -> notApproved(file);
            case BOOK_CLOSED, PRICED, ALLOTTED -> unchanged();
            case APPROVED ->
                command.at().isBefore(file.terms().opensAt())
                        ? reject(
                                BOOK_NOT_OPEN,
                                "the book opens at " + file.terms().opensAt())
                        : accept(new BookClosed(command.offeringId(), command.at(), command.closedBy()));
        };
    }

    private static Decision<OfferingEvent> refuse(RefuseAllotment command, OfferingFile file) {
        if (command.number() > file.allotments()) {
            return reject(ALLOTMENT_UNKNOWN, "allotment " + command.number() + ", the last was " + file.allotments());
        }
        return file.phase() == Phase.ALLOTTED && command.number() == file.allotments()
                ? accept(new AllotmentRefused(command.offeringId(), command.number(), command.code(), command.detail()))
                : unchanged();
    }

    static Decision<OfferingEvent> notApproved(OfferingFile file) {
        return reject(OFFERING_NOT_APPROVED, "version " + file.version() + " of the offering is not approved");
    }

    /** For a phase in which the book takes nothing more. */
    static Decision<OfferingEvent> bookClosed(OfferingId id) {
        return reject(BOOK_CLOSED, "the book of deal " + id + " is closed");
    }

    private static Decision<OfferingEvent> versionDiffers(int version, OfferingFile file) {
        return reject(
                OFFERING_VERSION_DIFFERS,
                "read was version " + version + ", the offering has version " + file.version());
    }
}
