package io.penstock.servicing.dealevent;

import java.time.LocalDate;

/** A fact about what persons decided. */
public sealed interface DealEventFact {

    DealEventBookId bookId();

    /**
     * One person has proposed; nothing holds yet.
     *
     * @param number of the proposal, from 1 in each deal
     * @param flag an input of the deal document
     * @param holds whether it holds from {@code effectiveFrom} on, or no longer
     */
    record DealEventProposed(
            DealEventBookId bookId,
            int number,
            String flag,
            boolean holds,
            LocalDate effectiveFrom,
            String reason,
            String proposedBy)
            implements DealEventFact {}

    /** A second person has confirmed: the flag holds on every payment date from then on. */
    record DealEventDeclared(
            DealEventBookId bookId, int number, String flag, LocalDate effectiveFrom, String confirmedBy)
            implements DealEventFact {}

    /** A second person has confirmed: the flag holds no longer. */
    record DealEventRescinded(
            DealEventBookId bookId, int number, String flag, LocalDate effectiveFrom, String confirmedBy)
            implements DealEventFact {}

    /** A proposal was taken back. */
    record DealEventProposalWithdrawn(DealEventBookId bookId, int number, String withdrawnBy)
            implements DealEventFact {}
}
