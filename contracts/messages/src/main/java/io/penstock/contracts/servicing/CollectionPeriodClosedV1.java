package io.penstock.contracts.servicing;

import io.penstock.contracts.MoneyV1;

/**
 * A collection period of a deal is closed. Cash received = interest + principal + recoveries.
 *
 * @param collectionPeriod {@code "2020-08"}
 * @param loanCount loans with a balance at the end
 * @param delinquentBalance end balance of loans more than 30 days past due
 */
public record CollectionPeriodClosedV1(
        String dealId,
        String collectionPeriod,
        MoneyV1 interestCollections,
        MoneyV1 principalCollections,
        MoneyV1 recoveries,
        MoneyV1 grossLoss,
        MoneyV1 poolBalanceBegin,
        MoneyV1 poolBalanceEnd,
        int loanCount,
        MoneyV1 delinquentBalance) {}
