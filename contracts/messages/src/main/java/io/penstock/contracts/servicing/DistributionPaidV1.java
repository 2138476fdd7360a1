package io.penstock.contracts.servicing;

import io.penstock.contracts.MoneyV1;
import java.time.LocalDate;
import java.util.List;

/**
 * Every payee of a payment date has been paid on chain.
 *
 * @param distributionId {@code "ATLAS-2020-1/2020-09-15"}
 * @param transactionHash of the last payout transaction
 */
public record DistributionPaidV1(
        String distributionId,
        String dealId,
        LocalDate paymentDate,
        List<ClassPayment> classes,
        String transactionHash) {

    /**
     * What one class received, and its balance after it.
     *
     * @param interestPaid coupon, or for the equity class its residual
     * @param principalPaid reduces the balance
     * @param closingBalance after this payment date
     */
    public record ClassPayment(String className, MoneyV1 interestPaid, MoneyV1 principalPaid, MoneyV1 closingBalance) {}
}
