package io.penstock.issuance.tranche.domain.book;

import static io.penstock.issuance.tranche.OfferingRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.tranche.ClassTerms;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.OfferedClass;
import io.penstock.issuance.tranche.OfferingCommand.DraftOffering;
import io.penstock.issuance.tranche.OfferingDraft;
import io.penstock.issuance.tranche.OfferingDraft.ClassDraft;
import io.penstock.issuance.tranche.OfferingEvent;
import io.penstock.issuance.tranche.OfferingEvent.OfferingDrafted;
import io.penstock.issuance.tranche.OfferingRejection;
import io.penstock.issuance.tranche.OfferingTerms;
import io.penstock.issuance.tranche.RetentionPlan.RetainedClass;
import io.penstock.issuance.tranche.UnsoldRule;
import io.penstock.issuance.tranche.domain.book.OfferingFile.Phase;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/** Whether an offering fits its deal. */
final class DraftRules {

    /** Ranks of a deal document, the last to bear a loss first. */
    private static final List<String> SENIORITY = List.of("SENIOR", "MEZZANINE", "JUNIOR", "EQUITY");

    private DraftRules() {}

    static Decision<OfferingEvent> draft(DraftOffering command, Offering offering) {
        int version = switch (offering) {
            case Offering.Absent _ -> 0;
            case OfferingFile file -> file.version();
        };
        if (command.deal().isEmpty() || command.poolBalance().isEmpty()) {
            return reject(
                    OFFERING_DEAL_NOT_OPEN, "deal " + command.offeringId() + " has no terms, or is approved already");
        }
        if (offering instanceof OfferingFile file && file.phase().compareTo(Phase.APPROVED) >= 0) {
            if (!file.orders().isEmpty()) {
                return reject(OFFERING_HAS_ORDERS, file.orders().size() + " orders were given on these terms");
            }
            if (file.phase() != Phase.APPROVED) {
                return Offering.bookClosed(command.offeringId());
            }
        }
        var deal = command.deal().get();
        var refusal = refuse(command.draft(), deal);
        if (refusal.isPresent()) {
            return new Rejected<>(refusal.get());
        }
        var terms = terms(command.draft(), deal, command.poolBalance().get());
        return offering instanceof OfferingFile file && file.terms().equals(terms)
                ? unchanged()
                : accept(new OfferingDrafted(command.offeringId(), version + 1, terms, command.draftedBy()));
    }

    private static Optional<Rejection> refuse(OfferingDraft draft, DealTerms deal) {
        if (draft.regimes().isEmpty()) {
            return because(OFFERING_WITHOUT_REGIME, "name the offering rules' regimes under which units are offered");
        }
        if (!draft.opensAt().isBefore(draft.closesAt())) {
            return because(OFFERING_PERIOD_EMPTY, "opens " + draft.opensAt() + ", closes " + draft.closesAt());
        }
        var names = new ArrayList<String>();
        draft.classes().forEach(c -> names.add(c.className()));
        var needed = deal.classes().stream().map(ClassTerms::className).toList();
        if (names.size() != needed.size() || !new HashSet<>(names).equals(new HashSet<>(needed))) {
            return because(OFFERING_CLASSES_DIFFER, "classes are " + names + ", the deal has " + needed);
        }
        return quotes(draft).or(() -> minimums(draft, deal)).or(() -> retained(draft, deal));
    }

    private static Optional<Rejection> quotes(OfferingDraft draft) {
        for (ClassDraft each : draft.classes()) {
            if (!each.basis().admits(each.lowest()) || !each.basis().admits(each.highest())) {
                return because(
                        QUOTE_MALFORMED,
                        "class " + each.className() + ": " + each.lowest() + " to " + each.highest()
                                + " needs positive quotes of three decimals");
            }
            if (each.lowest().compareTo(each.highest()) > 0) {
                return because(
                        QUOTE_RANGE_EMPTY,
                        "class " + each.className() + ": " + each.lowest() + " is above " + each.highest());
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> minimums(OfferingDraft draft, DealTerms deal) {
        for (ClassDraft each : draft.classes()) {
            var terms = classTerms(deal, each.className());
            var minimum = each.minimum().orElse(terms.denomination());
            if (!Denominations.isMultiple(minimum, terms.denomination())
                    || minimum.compareTo(terms.originalBalance()) > 0) {
                return because(
                        MINIMUM_NOT_IN_DENOMINATIONS,
                        "class " + each.className() + ": minimum " + minimum + ", denomination "
                                + terms.denomination());
            }
        }
        return Optional.empty();
    }

    private static Optional<Rejection> retained(OfferingDraft draft, DealTerms deal) {
        if (draft.sponsor().isEmpty()
                && (draft.unsold() == UnsoldRule.SPONSOR_TAKES
                        || draft.retention().isPresent())) {
            return because(SPONSOR_NOT_NAMED, "units are to be kept: name the sponsor, an investor in the register");
        }
        if (draft.retention().isEmpty()) {
            return Optional.empty();
        }
        var seen = new HashSet<String>();
        for (RetainedClass each : draft.retention().get().classes()) {
            var terms = deal.classes().stream()
                    .filter(c -> c.className().equals(each.className()))
                    .findFirst();
            if (terms.isEmpty() || !seen.add(each.className())) {
                return because(OFFERING_CLASSES_DIFFER, "retained class " + each.className() + " is not of the deal");
            }
            if (!each.faceValue().isZero()
                    && !Denominations.isMultiple(each.faceValue(), terms.get().denomination())) {
                return because(
                        RETAINED_NOT_IN_DENOMINATIONS,
                        "of class " + each.className() + " " + each.faceValue() + " is retained, denomination "
                                + terms.get().denomination());
            }
            if (each.faceValue().isNegative()
                    || each.faceValue().compareTo(terms.get().originalBalance()) > 0) {
                return because(
                        RETAINED_EXCEEDS_CLASS,
                        "of class " + each.className() + " " + each.faceValue() + " of "
                                + terms.get().originalBalance() + " is retained");
            }
        }
        return Optional.empty();
    }

    private static OfferingTerms terms(OfferingDraft draft, DealTerms deal, Money poolBalance) {
        return new OfferingTerms(
                deal.documentHash(),
                deal.currency(),
                poolBalance,
                draft.regimes(),
                draft.opensAt(),
                draft.closesAt(),
                deal.classes().stream()
                        .sorted(Comparator.comparingInt(c -> SENIORITY.indexOf(c.rank())))
                        .map(c -> offered(c, draft))
                        .toList(),
                draft.unsold(),
                draft.sponsor(),
                draft.retention(),
                draft.requiredDocuments(),
                draft.requiredIdentifiers());
    }

    private static OfferedClass offered(ClassTerms terms, OfferingDraft draft) {
        var each = draft.classes().stream()
                .filter(c -> c.className().equals(terms.className()))
                .findFirst()
                .orElseThrow();
        var retained = draft.retention().stream()
                .flatMap(plan -> plan.classes().stream())
                .filter(c -> c.className().equals(terms.className()))
                .map(RetainedClass::faceValue)
                .findFirst()
                .orElse(Money.zero(terms.originalBalance().currency()));
        return new OfferedClass(
                terms.className(),
                terms.originalBalance(),
                retained,
                terms.denomination(),
                each.minimum().orElse(terms.denomination()),
                each.basis(),
                each.lowest(),
                each.highest(),
                each.allotment());
    }

    private static ClassTerms classTerms(DealTerms deal, String className) {
        return deal.classes().stream()
                .filter(c -> c.className().equals(className))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Rejection> because(OfferingRejection code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }
}
