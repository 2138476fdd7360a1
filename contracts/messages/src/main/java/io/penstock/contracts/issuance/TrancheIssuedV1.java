package io.penstock.contracts.issuance;

import io.penstock.contracts.MoneyV1;
import java.util.List;

/**
 * The units of one class as they stand after closing.
 *
 * @param tokenAddress 0x and 40 hex digits
 * @param holdings sum of units = original balance in minor units
 */
public record TrancheIssuedV1(
        String trancheId,
        String dealId,
        String className,
        MoneyV1 originalBalance,
        String tokenAddress,
        List<Holding> holdings) {

    /**
     * Who holds how much of the class.
     *
     * @param wallet 0x and 40 hex digits
     * @param units minor units of original face, as text
     */
    public record Holding(String investorId, String wallet, String units) {}
}
