package io.penstock.deal;

import java.time.LocalDate;
import java.util.Currency;

/**
 * What a deal is called and when it begins and must end.
 *
 * @param id {@code "ATLAS-2020-1"}
 * @param currency of every amount of the deal
 * @param cutOffDate the last day whose collections stay with the seller; a month end
 * @param closingDate the classes are issued and interest starts
 * @param legalFinalMaturity everything still outstanding is due
 */
public record DealTerms(
        String id,
        String name,
        Currency currency,
        LocalDate cutOffDate,
        LocalDate closingDate,
        LocalDate legalFinalMaturity) {}
