package io.penstock.issuance.tranche;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.kernel.Money;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;

/**
 * What a deal document fixes for the issuance.
 *
 * @param sellerWallet receives the proceeds less the reserve deposit; 0x and 40 hex digits
 * @param reserveDeposit put into the reserve account at closing, out of the proceeds
 * @param documentHash SHA-256 of {@code document}, 64 hex digits
 * @param document canonical JSON
 */
public record DealTerms(
        AssetPoolId poolId,
        String name,
        Currency currency,
        LocalDate cutOffDate,
        LocalDate closingDate,
        LocalDate legalFinalMaturity,
        String sellerWallet,
        Money reserveDeposit,
        List<ClassTerms> classes,
        String documentHash,
        String document) {

    /** Sum of the original balances of all classes. */
    public Money originalBalance() {
        return classes.stream().map(ClassTerms::originalBalance).reduce(Money.zero(currency), Money::plus);
    }
}
