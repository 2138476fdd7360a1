package io.penstock.issuance.tranche;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A fact about a deal. */
public sealed interface DealEvent {

    DealId dealId();

    /** Terms were fixed, or fixed anew: allocations and approvals of earlier terms no longer count. */
    record DealStructured(DealId dealId, DealTerms terms, String structuredBy) implements DealEvent {}

    /** Every class is placed. Approvals of an earlier allocation no longer count. */
    record UnitsAllocated(DealId dealId, List<Holding> holdings, String allocatedBy) implements DealEvent {}

    record ApprovalGiven(DealId dealId, String documentHash, String approvedBy, Instant approvedAt)
            implements DealEvent {}

    /** Two persons have agreed: terms and allocation no longer change. */
    record DealApproved(DealId dealId, DealTerms terms) implements DealEvent {}

    /** The closing is to be carried out on chain: the intent, which precedes the transactions. */
    record ClosingStarted(DealId dealId, int attempt, DealTerms terms, List<Holding> holdings) implements DealEvent {}

    /** Units against cash have changed hands in one transaction. */
    record DealClosed(
            DealId dealId,
            LocalDate closingDate,
            DealTerms terms,
            List<Holding> holdings,
            String transactionHash,
            long blockNumber)
            implements DealEvent {}

    /** The chain refused the closing as a whole; nothing changed hands and it can be tried again. */
    record ClosingReverted(DealId dealId, int attempt, String reason) implements DealEvent {}
}
