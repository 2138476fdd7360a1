package io.penstock.issuance.pool;

import java.util.List;

/**
 * A change of the loans of a frozen pool, with what the stored loans say about it.
 *
 * @param removed loans to leave
 * @param added ids of loans to enter
 * @param unknown ids of removed loans that the pool does not have
 * @param present ids of added loans that the pool has already
 * @param inadmissible ids of added loans that the tape does not have, or that miss a criterion
 * @param brokenLimits codes of the limits that the loans would break together
 * @param after what the pool would be
 */
public record LoanChange(
        List<LoanRemoval> removed,
        List<String> added,
        List<String> unknown,
        List<String> present,
        List<String> inadmissible,
        List<String> brokenLimits,
        PoolLoanSet after) {}
