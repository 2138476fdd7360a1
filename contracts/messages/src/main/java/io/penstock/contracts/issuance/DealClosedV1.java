package io.penstock.contracts.issuance;

import io.penstock.contracts.MoneyV1;
import java.time.LocalDate;

/**
 * A deal has closed: its classes are in investors' wallets and the cash has been paid.
 *
 * @param document the deal document as canonical JSON, byte for byte what was approved
 * @param documentHash SHA-256 of these bytes, 64 hex digits
 * @param reserveDeposit put into the reserve account at closing, out of the proceeds
 * @param transactionHash of the closing on chain
 */
public record DealClosedV1(
        String dealId,
        String poolId,
        LocalDate closingDate,
        String documentHash,
        String document,
        MoneyV1 reserveDeposit,
        String transactionHash) {}
