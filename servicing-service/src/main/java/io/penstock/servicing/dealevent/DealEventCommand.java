package io.penstock.servicing.dealevent;

import java.time.LocalDate;
import java.util.Set;

/** An intention about a decided fact. */
public sealed interface DealEventCommand {

    DealEventBookId bookId();

    /**
     * One person proposes.
     *
     * @param flags inputs of the deal document that are flags: nothing else can be decided
     * @param flag the one that is decided
     * @param holds whether it holds from then on, or no longer
     * @param effectiveFrom the first payment date that may feel it is on or after this day
     * @param reason in words; no names of natural persons
     */
    record ProposeDealEvent(
            DealEventBookId bookId,
            Set<String> flags,
            String flag,
            boolean holds,
            LocalDate effectiveFrom,
            String reason,
            String proposedBy)
            implements DealEventCommand {}

    /** Another person confirms. */
    record ConfirmDealEvent(DealEventBookId bookId, int number, String confirmedBy) implements DealEventCommand {}

    /** The proposal is taken back; nothing was decided. */
    record WithdrawDealEvent(DealEventBookId bookId, int number, String withdrawnBy) implements DealEventCommand {}
}
