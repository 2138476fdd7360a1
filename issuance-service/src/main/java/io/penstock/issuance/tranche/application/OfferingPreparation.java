package io.penstock.issuance.tranche.application;

import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorRegister;
import io.penstock.issuance.pool.PoolDirectory;
import io.penstock.issuance.pool.PoolDirectory.FrozenPool;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.OfferingCommand.AllotUnits;
import io.penstock.issuance.tranche.OfferingCommand.ApproveOffering;
import io.penstock.issuance.tranche.OfferingCommand.CheckedInvestor;
import io.penstock.issuance.tranche.OfferingCommand.DraftOffering;
import io.penstock.issuance.tranche.OfferingCommand.PlaceOrder;
import io.penstock.issuance.tranche.OfferingCommand.ReviewOffering;
import io.penstock.issuance.tranche.OfferingCommand.WithdrawOrder;
import io.penstock.issuance.tranche.OfferingDraft;
import io.penstock.issuance.tranche.OfferingId;
import io.penstock.issuance.tranche.OrderTerms;
import io.penstock.issuance.tranche.application.Eligibility.Stated;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.book.Allotment;
import io.penstock.issuance.tranche.domain.book.BookOrder;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.issuance.tranche.domain.book.OfferingFile;
import io.penstock.issuance.tranche.domain.book.OfferingFile.Phase;
import io.penstock.kernel.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Completes the commands of an offering with what deal, register and rules say at that moment. */
@Service
public class OfferingPreparation {

    private final Deals deals;
    private final PoolDirectory pools;
    private final InvestorRegister investors;
    private final Eligibility eligibility;

    public OfferingPreparation(Deals deals, PoolDirectory pools, InvestorRegister investors, Eligibility eligibility) {
        this.deals = deals;
        this.pools = pools;
        this.investors = investors;
        this.eligibility = eligibility;
    }

    public DraftOffering draft(DealId dealId, OfferingDraft draft, String person) {
        var terms = termsWhileOpen(dealId);
        var balance = terms.flatMap(each -> pools.frozen(each.poolId())).map(FrozenPool::currentBalance);
        return new DraftOffering(OfferingId.of(dealId), draft, terms, balance, person);
    }

    public ReviewOffering review(DealId dealId, int version, String person) {
        return new ReviewOffering(OfferingId.of(dealId), version, documentHash(dealId), person);
    }

    public ApproveOffering approve(DealId dealId, int version, String person) {
        return new ApproveOffering(OfferingId.of(dealId), version, documentHash(dealId), person);
    }

    public PlaceOrder order(DealId dealId, OrderTerms order, Stated stated, Instant at, String person) {
        var answer = file(dealId)
                .filter(file -> file.terms().currency().equals(order.amount().currency()))
                .flatMap(file -> eligibility.ask(
                        order.investorId(), file.terms().regimes(), amountWith(order, file), file.prospects(), stated));
        return new PlaceOrder(
                OfferingId.of(dealId), order, investors.registered(order.investorId()), answer, at, person);
    }

    public WithdrawOrder withdraw(
            DealId dealId, String orderId, String reason, boolean byStaff, Instant at, String person) {
        return new WithdrawOrder(
                OfferingId.of(dealId), orderId, reason, byStaff, allocationOpen(deals.get(dealId)), at, person);
    }

    /**
     * With what register and rules say of everybody who is to have units.
     *
     * @param stated by retail investors
     */
    public AllotUnits allot(DealId dealId, Map<InvestorId, Stated> stated, String person) {
        var checked = file(dealId)
                .filter(file -> file.phase() == Phase.PRICED)
                .map(file -> check(file, stated))
                .orElse(List.of());
        return new AllotUnits(OfferingId.of(dealId), documentHash(dealId), checked, person);
    }

    private List<CheckedInvestor> check(OfferingFile file, Map<InvestorId, Stated> stated) {
        var amounts = new LinkedHashMap<InvestorId, Money>();
        Allotment.of(file)
                .shares()
                .forEach(share -> amounts.merge(share.order().terms().investorId(), share.faceValue(), Money::plus));
        var buyers = new ArrayList<>(amounts.keySet());
        file.terms().sponsor().ifPresent(buyers::add);
        return buyers.stream()
                .distinct()
                .map(id -> new CheckedInvestor(
                        id,
                        investors.registered(id),
                        Optional.ofNullable(amounts.get(id))
                                .flatMap(amount -> eligibility.ask(
                                        id,
                                        file.terms().regimes(),
                                        amount,
                                        buyers,
                                        stated.getOrDefault(id, Stated.NOTHING)))))
                .toList();
    }

    private static Money amountWith(OrderTerms order, OfferingFile file) {
        return file.live().stream()
                .map(BookOrder::terms)
                .filter(each -> each.investorId().equals(order.investorId()))
                .filter(each -> !each.orderId().equals(order.orderId()))
                .map(OrderTerms::amount)
                .reduce(order.amount(), Money::plus);
    }

    private Optional<OfferingFile> file(DealId dealId) {
        return switch (deals.offering(dealId)) {
            case Offering.Absent _ -> Optional.empty();
            case OfferingFile file -> Optional.of(file);
        };
    }

    private Optional<String> documentHash(DealId dealId) {
        return deals.structured(dealId).map(each -> each.terms().documentHash());
    }

    private Optional<DealTerms> termsWhileOpen(DealId dealId) {
        return allocationOpen(deals.get(dealId))
                ? deals.structured(dealId).map(each -> each.terms())
                : Optional.empty();
    }

    private static boolean allocationOpen(Deal deal) {
        return switch (deal) {
            case Deal.Absent _, Deal.Approved _, Deal.Closing _, Deal.Closed _ -> false;
            case Deal.Structured _, Deal.Allocated _, Deal.Reopened _ -> true;
        };
    }
}
