package io.penstock.issuance.pool;

import io.penstock.kernel.Money;

/**
 * Loans of a tape that make a pool.
 *
 * @param id SHA-256 over their ids in order, 64 hex digits
 * @param root Merkle root over their leaves, 64 hex digits
 */
public record PoolLoanSet(String id, String root, int loanCount, Money currentBalance) {}
