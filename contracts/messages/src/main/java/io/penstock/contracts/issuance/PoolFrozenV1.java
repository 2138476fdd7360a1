package io.penstock.contracts.issuance;

import io.penstock.contracts.MoneyV1;
import java.time.LocalDate;

/**
 * A pool is fixed at its cut-off date.
 *
 * @param root Merkle root of the loans, 0x and 64 hex digits
 * @param tapeHash SHA-256 of the tape's bytes, 64 hex digits
 */
public record PoolFrozenV1(
        String poolId, LocalDate cutOffDate, int loanCount, MoneyV1 currentBalance, String root, String tapeHash) {}
