package io.penstock.issuance.pool;

import io.penstock.kernel.Money;

/**
 * Loans that were chosen of a tape for a wanted size. The same inputs give the same loans.
 *
 * @param id SHA-256 over the inputs, 64 hex digits
 * @param target the largest balance wanted
 * @param tolerance by how much the pool may fall short of it
 * @param seed gives the order in which loans are looked at
 * @param loans SHA-256 over the chosen loan ids in order, 64 hex digits
 * @param reached whether the balance is at most the tolerance below the target
 */
public record PoolSelection(
        String id,
        Money target,
        Money tolerance,
        long seed,
        RuleReference rules,
        String loans,
        int loanCount,
        Money balance,
        boolean reached) {}
