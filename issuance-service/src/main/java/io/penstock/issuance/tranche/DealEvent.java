package io.penstock.issuance.tranche;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A fact about a deal. */
public sealed interface DealEvent {

    DealId dealId();

    /** Terms were fixed, or fixed anew: allocations and approvals of earlier terms no longer count. */
    record DealStructured(DealId dealId, DealTerms terms, String structuredBy) implements DealEvent {}

    /**
     * Every class is placed. Approvals of an earlier allocation no longer count.
     *
     * @param issuePrices of classes that are not sold at face value
     */
    record UnitsAllocated(DealId dealId, List<Holding> holdings, List<IssuePrice> issuePrices, String allocatedBy)
            implements DealEvent {

        /** At face value. */
        public UnitsAllocated(DealId dealId, List<Holding> holdings, String allocatedBy) {
            this(dealId, holdings, List.of(), allocatedBy);
        }
    }

    record ApprovalGiven(DealId dealId, String documentHash, String approvedBy, Instant approvedAt)
            implements DealEvent {}

    /** Two persons have agreed: terms and allocation no longer change. */
    record DealApproved(DealId dealId, DealTerms terms) implements DealEvent {}

    /**
     * The closing is to be carried out on chain: the intent, which precedes the transactions.
     *
     * @param issuePrices of classes that are not sold at face value
     */
    record ClosingStarted(
            DealId dealId, int attempt, DealTerms terms, List<Holding> holdings, List<IssuePrice> issuePrices)
            implements DealEvent {

        /** At face value. */
        public ClosingStarted(DealId dealId, int attempt, DealTerms terms, List<Holding> holdings) {
            this(dealId, attempt, terms, holdings, List.of());
        }
    }

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

    /**
     * An approved deal gets another allocation of the same terms; what was approved no longer counts.
     *
     * @param attempts closings that the chain has refused so far
     */
    record AllocationReopened(DealId dealId, int attempts, String reason, String reopenedBy) implements DealEvent {}
}
