package io.penstock.contracts.servicing;

import io.penstock.contracts.MoneyV1;
import java.time.LocalDate;

/**
 * The cash of a payment date is in escrow on chain for the holders of the record date.
 *
 * @param distributionId {@code "ATLAS-2020-1/2020-09-15"}
 * @param total all that will be paid out, fees included
 */
public record DistributionDeclaredV1(
        String distributionId,
        String dealId,
        LocalDate paymentDate,
        LocalDate recordDate,
        MoneyV1 total,
        String transactionHash) {}
