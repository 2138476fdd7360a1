package io.penstock.deal;

import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * What a deal is called and when it begins and must end.
 *
 * @param id {@code "ATLAS-2020-1"}
 * @param currency of every amount of the deal
 * @param cutOffDate the last day whose collections stay with the seller; a month end
 * @param closingDate the classes are issued and interest starts
 * @param legalFinalMaturity everything still outstanding is due
 * @param supersedes hash of the document that this one amends
 * @param effectiveFrom the first payment date under this document, if it amends another
 * @param documents the legal texts that this document states
 */
public record DealTerms(
        String id,
        String name,
        Currency currency,
        LocalDate cutOffDate,
        LocalDate closingDate,
        LocalDate legalFinalMaturity,
        Optional<String> supersedes,
        Optional<LocalDate> effectiveFrom,
        List<GoverningDocument> documents) {

    public DealTerms {
        documents = List.copyOf(documents);
    }

    /**
     * A legal text.
     *
     * @param hash SHA-256 of its bytes, 64 lower-case hexadecimal digits
     * @param source where it can be found
     */
    public record GoverningDocument(String name, Optional<String> hash, Optional<String> source) {}
}
