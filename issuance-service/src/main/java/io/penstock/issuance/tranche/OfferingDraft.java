package io.penstock.issuance.tranche;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.kernel.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The terms of an offering as a person states them; sizes and denominations come from the deal document. */
public record OfferingDraft(
        List<String> regimes,
        Instant opensAt,
        Instant closesAt,
        List<ClassDraft> classes,
        UnsoldRule unsold,
        Optional<InvestorId> sponsor,
        Optional<RetentionPlan> retention,
        List<DocumentKind> requiredDocuments,
        List<IdentifierKind> requiredIdentifiers) {

    /**
     * One class.
     *
     * @param minimum smallest order; one denomination if empty
     * @param lowest quote, at most three decimals
     */
    public record ClassDraft(
            String className,
            QuoteBasis basis,
            BigDecimal lowest,
            BigDecimal highest,
            Optional<Money> minimum,
            AllotmentRule allotment) {}

    public OfferingDraft {
        regimes = List.copyOf(regimes);
        classes = List.copyOf(classes);
        requiredDocuments = List.copyOf(requiredDocuments);
        requiredIdentifiers = List.copyOf(requiredIdentifiers);
    }
}
