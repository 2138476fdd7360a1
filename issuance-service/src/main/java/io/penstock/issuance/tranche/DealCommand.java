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

    record AllocateUnits(DealId dealId, List<Subscription> subscriptions, String allocatedBy) implements DealCommand {}

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

    record StartClosing(DealId dealId, boolean poolAnchored) implements DealCommand {}

    record ConfirmClosing(DealId dealId, int attempt, String transactionHash, long blockNumber)
            implements DealCommand {}

    record RevertClosing(DealId dealId, int attempt, String reason) implements DealCommand {}
}
