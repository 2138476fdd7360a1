package io.penstock.issuance.pool;

import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/** An intention to change a pool. Whatever was read from a tape comes with the command: no file is opened here. */
public sealed interface AssetPoolCommand {

    AssetPoolId poolId();

    /**
     * Opens a pool with criteria, or with rules.
     *
     * @param rules empty if the criteria are all that is asked of a loan
     * @param documents kinds that are needed before freezing or closing
     */
    record OpenPool(
            AssetPoolId poolId,
            String name,
            Currency currency,
            LocalDate cutOffDate,
            List<EligibilityCriterion> criteria,
            Optional<GivenRules> rules,
            List<PoolDocument.Required> documents)
            implements AssetPoolCommand {

        /** With criteria. */
        public OpenPool(
                AssetPoolId poolId,
                String name,
                Currency currency,
                LocalDate cutOffDate,
                List<EligibilityCriterion> criteria) {
            this(poolId, name, currency, cutOffDate, criteria, Optional.empty(), List.of());
        }
    }

    /**
     * Registered rules.
     *
     * @param effectiveFrom first cut-off date for which they are meant
     */
    record GivenRules(RuleReference reference, Currency currency, LocalDate effectiveFrom) {}

    /**
     * The tape has been read without a fault and its loans are stored under its hash.
     *
     * @param rules by which the loans were judged
     */
    record ImportLoanTape(AssetPoolId poolId, TapeSummary tape, EligibilitySummary eligibility, RuleReference rules)
            implements AssetPoolCommand {}

    /**
     * Fixes the pool, or asks again for an anchor that the chain refused.
     *
     * @param root Merkle root of the loans, 64 hex digits
     * @param eligibility recounted over the stored loans from which the root was made, and those that are not eligible
     * @param openExceptions differences of the tape that block and that nobody has settled
     */
    record FreezePool(AssetPoolId poolId, String root, EligibilitySummary eligibility, int openExceptions)
            implements AssetPoolCommand {

        /** Without an exception that is open. */
        public FreezePool(AssetPoolId poolId, String root, EligibilitySummary eligibility) {
            this(poolId, root, eligibility, 0);
        }
    }

    record ConfirmAnchor(AssetPoolId poolId, int attempt, String transactionHash, long blockNumber)
            implements AssetPoolCommand {}

    record RevertAnchor(AssetPoolId poolId, int attempt, String reason) implements AssetPoolCommand {}

    /** Agrees to a selection of the tape's loans. The last one that was agreed to holds. */
    record SelectLoans(AssetPoolId poolId, String tapeHash, PoolSelection selection) implements AssetPoolCommand {}

    /** Takes loans out of a frozen pool and puts others in. */
    record ChangeLoans(AssetPoolId poolId, LoanChange change) implements AssetPoolCommand {}

    /**
     * Gives the pool to a deal whose closing begins.
     *
     * @param classes original balance of the deal's classes
     */
    record CommitPool(AssetPoolId poolId, String dealId, Money classes) implements AssetPoolCommand {}

    /** Takes the pool back from a deal that has not closed. */
    record UncommitPool(AssetPoolId poolId, String dealId, String reason) implements AssetPoolCommand {}

    /** Gives the pool up. */
    record CancelPool(AssetPoolId poolId, String reason) implements AssetPoolCommand {}

    record RecordPoolDocument(AssetPoolId poolId, PoolDocument document, String recordedBy)
            implements AssetPoolCommand {}
}
