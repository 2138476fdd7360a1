package io.penstock.issuance.tranche;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.kernel.Money;

/**
 * Units of one class for one investor. Investors pay the face value in tokenised cash.
 *
 * @param wallet 0x and 40 hex digits
 * @param faceValue original face, a multiple of the class's denomination
 */
public record Holding(String className, InvestorId investorId, String wallet, Money faceValue) {}
