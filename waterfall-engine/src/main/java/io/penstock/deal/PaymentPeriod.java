package io.penstock.deal;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The dates of one payment.
 *
 * @param number 1 for the first payment date
 * @param firstMonth the first calendar month whose collections are distributed
 * @param collectionPeriod the last such month, which names the period; mostly the only one
 * @param previousPaymentDate when cash last moved; the closing date in the first period
 * @param recordDate whose holders are paid
 * @param accrualStart unadjusted, included; the closing date in the first period
 * @param accrualEnd unadjusted, excluded
 */
public record PaymentPeriod(
        int number,
        YearMonth firstMonth,
        YearMonth collectionPeriod,
        LocalDate previousPaymentDate,
        LocalDate paymentDate,
        LocalDate recordDate,
        LocalDate accrualStart,
        LocalDate accrualEnd) {}
