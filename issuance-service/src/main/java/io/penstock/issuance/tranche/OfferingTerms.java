package io.penstock.issuance.tranche;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.kernel.Money;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * How the units of a deal are offered.
 *
 * @param documentHash of the deal document that these terms were drafted for
 * @param poolBalance of the frozen pool, on which risk retention is measured
 * @param regimes codes of the offering rules, of which one must admit each investor
 * @param opensAt from when orders are taken
 * @param closesAt until when, this instant not included
 * @param classes in the order of the deal document, senior first
 * @param sponsor takes what is retained and, by the unsold rule, what nobody else takes
 * @param requiredDocuments kinds without which the deal does not close
 * @param requiredIdentifiers kinds that every class needs before the deal closes
 */
public record OfferingTerms(
        String documentHash,
        Currency currency,
        Money poolBalance,
        List<String> regimes,
        Instant opensAt,
        Instant closesAt,
        List<OfferedClass> classes,
        UnsoldRule unsold,
        Optional<InvestorId> sponsor,
        Optional<RetentionPlan> retention,
        List<DocumentKind> requiredDocuments,
        List<IdentifierKind> requiredIdentifiers) {

    public OfferingTerms {
        regimes = List.copyOf(regimes);
        classes = List.copyOf(classes);
        requiredDocuments = List.copyOf(requiredDocuments);
        requiredIdentifiers = List.copyOf(requiredIdentifiers);
    }

    /** The class of this name. */
    public Optional<OfferedClass> offeredClass(String className) {
        return classes.stream().filter(c -> c.className().equals(className)).findFirst();
    }
}
