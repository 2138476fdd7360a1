package io.penstock.issuance.tranche;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorRegister.RegisteredInvestor;
import io.penstock.issuance.pool.PoolDirectory.FrozenPool;
import io.penstock.kernel.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An intention to change a deal. What the decision needs of pools and investors comes with the command, as they stood
 * when it was given.
 */
public sealed interface DealCommand {

    DealId dealId();

    /**
     * Fixes the terms.
     *
     * @param pool empty if there is no such pool or it is not frozen
     */
    record StructureDeal(DealId dealId, DealTerms terms, Optional<FrozenPool> pool, String structuredBy)
            implements DealCommand {}

    /**
     * Places every class.
     *
     * @param issuePrices of classes that are not sold at face value
     * @param offered whether the deal's units are offered in a book, and this is not that book's allotment
     */
    record AllocateUnits(
            DealId dealId,
            List<Subscription> subscriptions,
            List<IssuePrice> issuePrices,
            boolean offered,
            String allocatedBy)
            implements DealCommand {

        /** Without a book, at face value. */
        public AllocateUnits(DealId dealId, List<Subscription> subscriptions, String allocatedBy) {
            this(dealId, subscriptions, List.of(), false, allocatedBy);
        }
    }

    /**
     * One line of an allocation.
     *
     * @param investor empty if the investor is not in the register on chain
     */
    record Subscription(
            String className, InvestorId investorId, Money faceValue, Optional<RegisteredInvestor> investor) {}

    /**
     * Agrees to the terms and the allocation as they stand.
     *
     * @param documentHash of the document that the approver has read
     */
    record ApproveDeal(DealId dealId, String documentHash, String approvedBy, Instant approvedAt)
            implements DealCommand {}

    /**
     * Asks for the closing on chain.
     *
     * @param gate what has to be there besides
     */
    record StartClosing(DealId dealId, boolean poolAnchored, ClosingGate gate) implements DealCommand {

        /** Of a deal that demands nothing besides. */
        public StartClosing(DealId dealId, boolean poolAnchored) {
            this(dealId, poolAnchored, ClosingGate.OPEN);
        }
    }

    /**
     * What a closing waits for.
     *
     * @param missing documents and identifiers, one text each
     * @param retention as the allocation has it; empty if none is declared
     */
    record ClosingGate(List<String> missing, Optional<RetentionFinding> retention) {

        /** Nothing is demanded. */
        public static final ClosingGate OPEN = new ClosingGate(List.of(), Optional.empty());
    }

    /** Takes the approval back, so that units can be allocated anew. */
    record ReopenAllocation(DealId dealId, String reason, String reopenedBy) implements DealCommand {}

    record ConfirmClosing(DealId dealId, int attempt, String transactionHash, long blockNumber)
            implements DealCommand {}

    record RevertClosing(DealId dealId, int attempt, String reason) implements DealCommand {}
}
