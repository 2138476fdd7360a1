package io.penstock.issuance.tranche.domain.book;

import static io.penstock.issuance.tranche.OfferingRejection.*;
import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.tranche.IssuePrice;
import io.penstock.issuance.tranche.OfferedClass;
import io.penstock.issuance.tranche.OfferingCommand.AllotUnits;
import io.penstock.issuance.tranche.OfferingCommand.CheckedInvestor;
import io.penstock.issuance.tranche.OfferingEvent;
import io.penstock.issuance.tranche.OfferingEvent.AllottedLine;
import io.penstock.issuance.tranche.OfferingEvent.UnitsAllotted;
import io.penstock.issuance.tranche.OfferingRejection;
import io.penstock.issuance.tranche.UnsoldRule;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Who is given what: every class in full, to investors who may still buy. */
final class AllotmentRules {

    /** What one closing transaction can carry; the contract's own limit. */
    static final int MOST_HOLDINGS = 100;

    private AllotmentRules() {}

    static Decision<OfferingEvent> allot(AllotUnits command, OfferingFile file) {
        return switch (file.phase()) {
            case DRAFTED, REVIEWED -> Offering.notApproved(file);
            case APPROVED -> reject(BOOK_NOT_CLOSED, "the book of deal " + command.offeringId() + " is open");
            case BOOK_CLOSED ->
                reject(OFFERING_NOT_PRICED, "the offering of " + command.offeringId() + " has no price");
            case ALLOTTED -> unchanged();
            case PRICED ->
                Offering.documentChanged(command.documentHash(), file).orElseGet(() -> allotPriced(command, file));
        };
    }

    private static Decision<OfferingEvent> allotPriced(AllotUnits command, OfferingFile file) {
        var allotment = Allotment.of(file);
        var checked = command.checked().stream()
                .collect(Collectors.toMap(CheckedInvestor::investorId, Function.identity(), (one, _) -> one));
        var refusal = uncovered(allotment, file)
                .or(() -> tooLong(allotment, file))
                .or(() -> unfit(allotment, checked))
                .or(() -> unfitSponsor(allotment, file, checked));
        if (refusal.isPresent()) {
            return new Rejected<>(refusal.get());
        }
        var lines = lines(allotment, file, checked);
        return accept(new UnitsAllotted(
                command.offeringId(),
                file.allotments() + 1,
                lines,
                file.priced().orElseThrow().classes().stream()
                        .map(each -> new IssuePrice(each.className(), each.issuePrice()))
                        .toList(),
                RiskRetention.measure(file.terms(), className -> retained(lines, className, file)),
                command.allottedBy()));
    }

    private static Optional<Rejection> uncovered(Allotment allotment, OfferingFile file) {
        return file.terms().classes().stream()
                .filter(_ -> file.terms().unsold() == UnsoldRule.REFUSED)
                .filter(each -> !allotment.unsold(each).isZero())
                .findFirst()
                .map(each -> new Rejection(
                        CLASS_NOT_COVERED,
                        "of class " + each.className() + " " + allotment.unsold(each) + " of " + each.offered()
                                + " is not taken at this quote"));
    }

    private static Optional<Rejection> tooLong(Allotment allotment, OfferingFile file) {
        var holdings = new HashSet<String>();
        allotment
                .shares()
                .forEach(share -> holdings.add(share.order().terms().className() + "/"
                        + share.order().terms().investorId()));
        file.terms()
                .sponsor()
                .ifPresent(sponsor -> file.terms().classes().stream()
                        .filter(each -> !kept(each, allotment).isZero())
                        .forEach(each -> holdings.add(each.className() + "/" + sponsor)));
        return holdings.size() > MOST_HOLDINGS
                ? because(
                        ALLOTMENT_TOO_LONG,
                        holdings.size() + " holdings, a closing carries " + MOST_HOLDINGS
                                + ": raise the minimum or strike small orders")
                : Optional.empty();
    }

    private static Optional<Rejection> unfit(Allotment allotment, Map<InvestorId, CheckedInvestor> checked) {
        for (Allotment.Share share : allotment.shares()) {
            var id = share.order().terms().investorId();
            var found = checked.get(id);
            if (found == null) {
                return because(ALLOTMENT_NOT_CHECKED, "the rules were not asked about investor " + id + ": try again");
            }
            var refusal = Admissions.refuse(id, found.investor(), found.answer());
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    /** What the sponsor keeps is not offered to it: it needs a place in the register and nothing else. */
    private static Optional<Rejection> unfitSponsor(
            Allotment allotment, OfferingFile file, Map<InvestorId, CheckedInvestor> checked) {
        var keeps = file.terms().classes().stream()
                .anyMatch(each -> !kept(each, allotment).isZero());
        if (!keeps) {
            return Optional.empty();
        }
        var sponsor = file.terms().sponsor().orElseThrow();
        var found = checked.get(sponsor);
        if (found == null) {
            return because(ALLOTMENT_NOT_CHECKED, "the register was not asked about sponsor " + sponsor);
        }
        if (found.investor().isEmpty()) {
            return because(ORDER_INVESTOR_NOT_REGISTERED, "sponsor " + sponsor + " is not in the register on chain");
        }
        return found.investor().get().qualified()
                ? Optional.empty()
                : because(ORDER_INVESTOR_NOT_QUALIFIED, "sponsor " + sponsor + " is not qualified to hold units");
    }

    private static List<AllottedLine> lines(
            Allotment allotment, OfferingFile file, Map<InvestorId, CheckedInvestor> checked) {
        var lines = new ArrayList<AllottedLine>();
        for (OfferedClass each : file.terms().classes()) {
            for (Allotment.Share share : allotment.shares()) {
                var terms = share.order().terms();
                if (terms.className().equals(each.className())) {
                    var found = found(checked, terms.investorId());
                    lines.add(new AllottedLine(
                            Optional.of(terms.orderId()),
                            each.className(),
                            terms.investorId(),
                            found.investor().orElseThrow().wallet(),
                            share.faceValue(),
                            found.answer().map(Admissions::admission)));
                }
            }
            var kept = kept(each, allotment);
            if (!kept.isZero()) {
                var sponsor = file.terms().sponsor().orElseThrow();
                lines.add(new AllottedLine(
                        Optional.empty(),
                        each.className(),
                        sponsor,
                        found(checked, sponsor).investor().orElseThrow().wallet(),
                        kept,
                        Optional.empty()));
            }
        }
        return List.copyOf(lines);
    }

    private static CheckedInvestor found(Map<InvestorId, CheckedInvestor> checked, InvestorId id) {
        return Objects.requireNonNull(checked.get(id), "was looked up before");
    }

    /** What the sponsor keeps of a class: its declared retention and what nobody took. */
    private static Money kept(OfferedClass offered, Allotment allotment) {
        return offered.retained().plus(allotment.unsold(offered));
    }

    private static Money retained(List<AllottedLine> lines, String className, OfferingFile file) {
        return lines.stream()
                .filter(line -> line.className().equals(className))
                .filter(line -> file.terms().sponsor().equals(Optional.of(line.investorId())))
                .map(AllottedLine::faceValue)
                .reduce(Money.zero(file.terms().currency()), Money::plus);
    }

    private static Optional<Rejection> because(OfferingRejection code, String detail) {
        return Optional.of(new Rejection(code, detail));
    }
}
