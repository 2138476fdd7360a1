package io.penstock.issuance.tranche.application;

import io.penstock.deal.Coupon;
import io.penstock.deal.ResolvedDeal;
import io.penstock.deal.TrancheTerms;
import io.penstock.issuance.investor.InvestorId;
import io.penstock.issuance.investor.InvestorRegister;
import io.penstock.issuance.pool.AssetPoolCommand.CommitPool;
import io.penstock.issuance.pool.AssetPoolCommand.UncommitPool;
import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.PoolDirectory;
import io.penstock.issuance.pool.PoolDirectory.FrozenPool;
import io.penstock.issuance.tranche.ClassTerms;
import io.penstock.issuance.tranche.DealCommand.AllocateUnits;
import io.penstock.issuance.tranche.DealCommand.ClosingGate;
import io.penstock.issuance.tranche.DealCommand.ReopenAllocation;
import io.penstock.issuance.tranche.DealCommand.StartClosing;
import io.penstock.issuance.tranche.DealCommand.StructureDeal;
import io.penstock.issuance.tranche.DealCommand.Subscription;
import io.penstock.issuance.tranche.DealEvent;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealId;
import io.penstock.issuance.tranche.DealTerms;
import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.OfferingTerms;
import io.penstock.issuance.tranche.domain.Deal;
import io.penstock.issuance.tranche.domain.book.Offering;
import io.penstock.issuance.tranche.domain.book.OfferingFile;
import io.penstock.issuance.tranche.domain.book.RiskRetention;
import io.penstock.kernel.Decision.Rejected;
import io.penstock.kernel.Money;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.axon.Commands;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;

/** Completes the commands of a deal with what pools and investors are at that moment. */
@Service
public class DealPreparation {

    /** Party that sells the loans and receives the proceeds. */
    private static final String SELLER = "seller";

    private final PoolDirectory pools;
    private final InvestorRegister investors;
    private final Deals deals;
    private final Commands commands;

    public DealPreparation(PoolDirectory pools, InvestorRegister investors, Deals deals, Commands commands) {
        this.pools = pools;
        this.investors = investors;
        this.deals = deals;
        this.commands = commands;
    }

    /**
     * Fixes the terms of a deal from its document.
     *
     * @param document checked
     */
    public void structure(DealId dealId, AssetPoolId poolId, ResolvedDeal document, String structuredBy) {
        commands.send(new StructureDeal(dealId, terms(poolId, document), pools.frozen(poolId), structuredBy));
    }

    /** One line of an allocation as it was asked for. */
    public record Asked(String className, InvestorId investorId, Money faceValue) {}

    public void allocate(DealId dealId, List<Asked> asked, String allocatedBy) {
        var subscriptions = asked.stream()
                .map(line -> new Subscription(
                        line.className(), line.investorId(), line.faceValue(), investors.registered(line.investorId())))
                .toList();
        commands.send(allocation(dealId, subscriptions, allocatedBy));
    }

    /** Units of a deal whose offering has gone to investors are allocated by its allotment alone. */
    AllocateUnits allocation(DealId dealId, List<Subscription> subscriptions, String allocatedBy) {
        boolean offered = deals.offering(dealId) instanceof OfferingFile file
                && file.phase().compareTo(OfferingFile.Phase.APPROVED) >= 0;
        return new AllocateUnits(dealId, subscriptions, List.of(), offered, allocatedBy);
    }

    /**
     * Starts the closing. The pool is given to the deal first, so that its loans cannot change or go elsewhere while the
     * deal closes on them; if the deal refuses after all, the pool is taken back.
     */
    public void startClosing(DealId dealId) {
        var start = closing(dealId);
        var before = deals.get(dealId);
        var terms = deals.structured(dealId).map(DealStructured::terms);
        if (terms.isEmpty()
                || !(before instanceof Deal.Approved)
                || Deal.decide(start, before) instanceof Rejected<DealEvent>) {
            commands.send(start); // refused, or a repeat: the pool is not touched
            return;
        }
        var poolId = terms.get().poolId();
        commands.send(new CommitPool(poolId, dealId.value(), terms.get().originalBalance()));
        try {
            commands.send(start);
        } catch (RejectedException e) {
            commands.send(new UncommitPool(
                    poolId, dealId.value(), e.rejection().code().name()));
            throw e;
        }
    }

    /**
     * Gives up a closing that the chain has refused: approvals no longer count, and the pool is free again, to be cancelled
     * or closed on later. The deal comes first, so that no closing starts on a pool that is not its own; whoever repeats
     * the request after a crash in between frees the pool.
     */
    public void reopen(DealId dealId, String reason, String person) {
        commands.send(new ReopenAllocation(dealId, reason, person));
        if (deals.get(dealId) instanceof Deal.Reopened reopened) {
            var poolId = reopened.structured().terms().poolId();
            commands.send(new UncommitPool(poolId, dealId.value(), "allocation reopened"));
        }
    }

    /** The order to close, with all that it waits for. */
    StartClosing closing(DealId dealId) {
        boolean anchored = deals.structured(dealId)
                .flatMap(structured -> pools.frozen(structured.terms().poolId()))
                .map(FrozenPool::anchored)
                .orElse(false);
        return new StartClosing(dealId, anchored, gate(dealId));
    }

    /** What the offering demands before the closing, as it stands now; a deal without one demands nothing. */
    public ClosingGate gate(DealId dealId) {
        return switch (deals.offering(dealId)) {
            case Offering.Absent _ -> ClosingGate.OPEN;
            case OfferingFile file ->
                new ClosingGate(
                        deals.closingFile(dealId).missing(file.terms()),
                        RiskRetention.measure(file.terms(), className -> kept(dealId, file.terms(), className)));
        };
    }

    /** Face value that the sponsor has by the deal's allocation. */
    private Money kept(DealId dealId, OfferingTerms terms, String className) {
        var holdings = switch (deals.get(dealId)) {
            case Deal.Allocated deal -> deal.allocated().holdings();
            case Deal.Approved deal -> deal.prepared().allocated().holdings();
            case Deal.Closing deal -> deal.prepared().allocated().holdings();
            case Deal.Closed deal -> deal.closed().holdings();
            case Deal.Absent _, Deal.Structured _, Deal.Reopened _ -> List.<Holding>of();
        };
        return holdings.stream()
                .filter(each -> each.className().equals(className))
                .filter(each -> terms.sponsor().equals(Optional.of(each.investorId())))
                .map(Holding::faceValue)
                .reduce(Money.zero(terms.currency()), Money::plus);
    }

    private static DealTerms terms(AssetPoolId poolId, ResolvedDeal deal) {
        var terms = deal.document().deal();
        return new DealTerms(
                poolId,
                terms.name(),
                terms.currency(),
                terms.cutOffDate(),
                terms.closingDate(),
                terms.legalFinalMaturity(),
                deal.party(SELLER).map(party -> party.wallet()).orElse(""),
                deal.reserveDeposit(),
                deal.tranches().stream().map(DealPreparation::classTerms).toList(),
                deal.documentHash(),
                deal.canonicalJson());
    }

    private static ClassTerms classTerms(TrancheTerms tranche) {
        return new ClassTerms(
                tranche.className(),
                tranche.rank().name(),
                tranche.originalBalance(),
                tranche.denomination(),
                tranche.coupon().flatMap(DealPreparation::fixedRate));
    }

    private static Optional<BigDecimal> fixedRate(Coupon coupon) {
        return switch (coupon) {
            case Coupon.Fixed(var rate, var stepUps) -> Optional.of(rate).filter(_ -> stepUps.isEmpty());
            case Coupon.Floating _, Coupon.Formula _ -> Optional.empty();
        };
    }
}
