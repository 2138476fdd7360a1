package io.penstock.issuance.pool;

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
     */
    record OpenPool(
            AssetPoolId poolId,
            String name,
            Currency currency,
            LocalDate cutOffDate,
            List<EligibilityCriterion> criteria,
            Optional<GivenRules> rules)
            implements AssetPoolCommand {

        /** With criteria. */
        public OpenPool(
                AssetPoolId poolId,
                String name,
                Currency currency,
                LocalDate cutOffDate,
                List<EligibilityCriterion> criteria) {
            this(poolId, name, currency, cutOffDate, criteria, Optional.empty());
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
     * @param root Merkle root of the eligible loans, 64 hex digits
     * @param eligibility recounted over the stored loans from which the root was made
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
}
