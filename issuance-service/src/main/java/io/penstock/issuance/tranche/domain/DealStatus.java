package io.penstock.issuance.tranche.domain;

import io.penstock.issuance.tranche.UnsoldRule;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.issuance.tranche.domain.book.OfferingFile;

/** Where a deal stands on its way to investors: one word for deal and offering together. */
public enum DealStatus {
    /** Terms are being made. */
    DRAFT,
    /** A second person has looked at them. */
    REVIEWED,
    /** The offering may go to investors, or is with them. */
    APPROVED,
    /** The clearing quotes are fixed, and a class is not covered at its quote. */
    PRICED,
    /** The clearing quotes are fixed, and every class is covered or goes to the sponsor. */
    SUBSCRIBED,
    /** Units have their takers; two persons approve, then the closing follows. */
    ALLOTTED,
    /** Units are in wallets. */
    CLOSED;

    /**
     * The status of a deal that exists. A deal without an offering is placed by hand: its first approval counts as review,
     * its last as allotment.
     */
    public static DealStatus of(Deal deal, Offering offering) {
        return switch (deal) {
            case Deal.Closed _ -> CLOSED;
            case Deal.Approved _, Deal.Closing _ -> ALLOTTED;
            case Deal.Absent _, Deal.Structured _, Deal.Allocated _, Deal.Reopened _ ->
                switch (offering) {
                    case Offering.Absent _ -> byHand(deal);
                    case OfferingFile file -> of(file);
                };
        };
    }

    private static DealStatus byHand(Deal deal) {
        return deal instanceof Deal.Allocated allocated
                        && !allocated.approvals().isEmpty()
                ? REVIEWED
                : DRAFT;
    }

    private static DealStatus of(OfferingFile file) {
        return switch (file.phase()) {
            case DRAFTED -> DRAFT;
            case REVIEWED -> REVIEWED;
            case APPROVED, BOOK_CLOSED -> APPROVED;
            case PRICED -> isCovered(file) ? SUBSCRIBED : PRICED;
            case ALLOTTED -> ALLOTTED;
        };
    }

    private static boolean isCovered(OfferingFile file) {
        return file.terms().unsold() == UnsoldRule.SPONSOR_TAKES
                || file.priced().orElseThrow().classes().stream()
                        .allMatch(each -> each.demand().compareTo(each.offered()) >= 0);
    }
}
