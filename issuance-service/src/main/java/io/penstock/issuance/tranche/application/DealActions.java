package io.penstock.issuance.tranche.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorRegister.RegisteredInvestor;
import io.penstock.issuance.investor.OfferingAnswer;
import io.penstock.issuance.investor.OfferingAnswer.RegimeAnswer;
import io.penstock.issuance.pool.PoolDirectory;
import io.penstock.issuance.tranche.AllotmentRule;
import io.penstock.issuance.tranche.DealCommand;
import io.penstock.issuance.tranche.DealCommand.ApproveDeal;
import io.penstock.issuance.tranche.DealCommand.ReopenAllocation;
import io.penstock.issuance.tranche.DealCommand.StructureDeal;
import io.penstock.issuance.tranche.DealCommand.Subscription;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.OfferedClass;
import io.penstock.issuance.tranche.OfferingCommand;
import io.penstock.issuance.tranche.OfferingCommand.ClassQuote;
import io.penstock.issuance.tranche.OfferingCommand.CloseBook;
import io.penstock.issuance.tranche.OfferingCommand.PlaceOrder;
import io.penstock.issuance.tranche.OfferingCommand.PriceOffering;
import io.penstock.issuance.tranche.OfferingDraft;
import io.penstock.issuance.tranche.OfferingDraft.ClassDraft;
import io.penstock.issuance.tranche.OfferingId;
import io.penstock.issuance.tranche.OrderTerms;
import io.penstock.issuance.tranche.QuoteBasis;
import io.penstock.issuance.tranche.UnsoldRule;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.DealAction;
import io.penstock.issuance.tranche.domain.DealStatus;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.issuance.tranche.domain.book.OfferingFile;
import io.penstock.kernel.Decision;
import io.penstock.kernel.Decision.Accepted;
import io.penstock.kernel.Decision.Rejected;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;

/**
 * What a person may do with a deal now, and why not: the very deciders are asked, with a command that is right in itself, so
 * that what they refuse is refused for the state or for the person. What a request gets wrong in addition is seen when it comes.
 */
@Service
public class DealActions {

    private static final BigDecimal PAR = BigDecimal.valueOf(100);
    private static final String ASKED = "asked whether it is possible";
    private static final InvestorId SOMEBODY = InvestorId.named("anybody");

    private final Deals deals;
    private final DealPreparation preparation;
    private final OfferingPreparation offerings;
    private final PoolDirectory pools;

    public DealActions(Deals deals, DealPreparation preparation, OfferingPreparation offerings, PoolDirectory pools) {
        this.deals = deals;
        this.preparation = preparation;
        this.offerings = offerings;
        this.pools = pools;
    }

    /**
     * The answer for one action.
     *
     * @param enabled whether the command would be accepted
     * @param done whether it would change nothing because it is done already
     * @param code why not; empty if enabled
     * @param reason for a person; empty if enabled
     */
    public record Option(DealAction action, boolean enabled, boolean done, String code, String reason) {}

    /** The status of the deal, and its actions in the order of its life. */
    public record Answer(DealStatus status, List<Option> actions) {}

    /**
     * Asks for one person.
     *
     * @param hasRole of the caller
     * @return empty if there is no such deal
     */
    public Optional<Answer> of(DealId dealId, String person, Predicate<String> hasRole, Instant now) {
        return deals.structured(dealId)
                .map(structured -> new Answer(
                        DealStatus.of(deals.get(dealId), deals.offering(dealId)),
                        Stream.of(DealAction.values())
                                .map(action -> action.roles().stream().anyMatch(hasRole)
                                        ? option(action, decide(action, dealId, structured.terms(), person, now))
                                        : new Option(
                                                action,
                                                false,
                                                false,
                                                "ROLE_MISSING",
                                                "needs role "
                                                        + String.join(
                                                                " or ",
                                                                action.roles().stream()
                                                                        .sorted()
                                                                        .toList())))
                                .toList()));
    }

    private static Option option(DealAction action, Decision<?> decision) {
        return switch (decision) {
            case Accepted<?>(var events) -> new Option(action, true, events.isEmpty(), "", "");
            case Rejected<?>(var rejection) ->
                new Option(action, false, false, rejection.code().name(), rejection.detail());
        };
    }

    private Decision<?> decide(DealAction action, DealId id, DealTerms terms, String person, Instant now) {
        return switch (action) {
            case STRUCTURE -> deal(id, new StructureDeal(id, otherThan(terms), pools.frozen(terms.poolId()), person));
            case ALLOCATE_UNITS -> deal(id, preparation.allocation(id, whole(terms), person));
            case APPROVE_DEAL -> deal(id, new ApproveDeal(id, terms.documentHash(), person, now));
            case REOPEN_ALLOCATION -> deal(id, new ReopenAllocation(id, ASKED, person));
            case START_CLOSING -> deal(id, preparation.closing(id));
            case DRAFT_OFFERING -> offering(id, offerings.draft(id, draft(terms, now), person));
            case REVIEW_OFFERING -> offering(id, offerings.review(id, version(id), person));
            case APPROVE_OFFERING -> offering(id, offerings.approve(id, version(id), person));
            case PLACE_ORDER -> offering(id, order(id, terms, person, now));
            case CLOSE_BOOK -> offering(id, new CloseBook(OfferingId.of(id), now, person));
            case PRICE_OFFERING -> offering(id, new PriceOffering(OfferingId.of(id), quotes(id), now, person));
            case ALLOT_UNITS -> offering(id, offerings.allot(id, Map.of(), person));
        };
    }

    private Decision<?> deal(DealId id, DealCommand command) {
        return Deal.decide(command, deals.get(id));
    }

    private Decision<?> offering(DealId id, OfferingCommand command) {
        return Offering.decide(command, deals.offering(id));
    }

    private int version(DealId id) {
        return deals.offering(id) instanceof OfferingFile file ? file.version() : 0;
    }

    /** The same terms under another name: a repeat of the terms themselves is always accepted. */
    private static DealTerms otherThan(DealTerms terms) {
        return new DealTerms(
                terms.poolId(),
                terms.name() + " ",
                terms.currency(),
                terms.cutOffDate(),
                terms.closingDate(),
                terms.legalFinalMaturity(),
                terms.sellerWallet(),
                terms.reserveDeposit(),
                terms.classes(),
                terms.documentHash(),
                terms.document());
    }

    /** Every class to one qualified investor. */
    private static List<Subscription> whole(DealTerms terms) {
        return terms.classes().stream()
                .map(each -> new Subscription(
                        each.className(), SOMEBODY, each.originalBalance(), Optional.of(qualified(terms))))
                .toList();
    }

    private static RegisteredInvestor qualified(DealTerms terms) {
        return new RegisteredInvestor(SOMEBODY, terms.sellerWallet(), true);
    }

    private static OfferingDraft draft(DealTerms terms, Instant now) {
        return new OfferingDraft(
                List.of(ASKED),
                now,
                now.plusSeconds(1),
                terms.classes().stream()
                        .map(each -> new ClassDraft(
                                each.className(), QuoteBasis.PRICE, PAR, PAR, Optional.empty(), AllotmentRule.PRO_RATA))
                        .toList(),
                UnsoldRule.REFUSED,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of());
    }

    /** The smallest order of an investor whom the rules admit: whether this caller is one is asked with its order. */
    private PlaceOrder order(DealId id, DealTerms terms, String person, Instant now) {
        var offered = deals.offering(id) instanceof OfferingFile file
                ? file.terms().classes().stream()
                        .filter(each -> each.minimum().compareTo(each.offered()) <= 0)
                        .findFirst()
                : Optional.<OfferedClass>empty();
        var first = terms.classes().getFirst();
        var order = new OrderTerms(
                "anything-" + now.toEpochMilli(),
                offered.map(each -> each.className()).orElse(first.className()),
                SOMEBODY,
                offered.map(each -> each.minimum()).orElse(first.denomination()),
                Optional.empty());
        var admitted = new OfferingAnswer("", List.of(new RegimeAnswer("", List.of(), 0, false)));
        return new PlaceOrder(
                OfferingId.of(id), order, Optional.of(qualified(terms)), Optional.of(admitted), now, person);
    }

    /** The quotes that stand, or the lowest of each range. */
    private List<ClassQuote> quotes(DealId id) {
        return switch (deals.offering(id)) {
            case Offering.Absent _ -> List.of();
            case OfferingFile file ->
                file.terms().classes().stream()
                        .map(each -> file.priced()
                                .flatMap(priced -> priced.classes().stream()
                                        .filter(c -> c.className().equals(each.className()))
                                        .findFirst())
                                .map(c -> new ClassQuote(c.className(), c.quote(), Optional.of(c.issuePrice())))
                                .orElse(new ClassQuote(each.className(), each.lowest(), Optional.empty())))
                        .toList();
        };
    }
}
