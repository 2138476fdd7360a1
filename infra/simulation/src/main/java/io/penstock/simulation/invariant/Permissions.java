package io.penstock.simulation.invariant;

import static io.penstock.simulation.world.Violation.unless;

import io.penstock.issuance.investor.InvestorEvent.CashReceived;
import io.penstock.issuance.tranche.DealEvent.ApprovalGiven;
import io.penstock.issuance.tranche.DealEvent.ClosingStarted;
import io.penstock.issuance.tranche.DealEvent.DealApproved;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.simulation.service.LogRow;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the logs have allowed so far, counted again without the deciders: who agreed, what was received, what is owed. */
final class Permissions {

    /** One payment on chain: what a class owes to a wallet, or all fees of a wallet together. */
    record Order(String className, String wallet, long cents) {}

    private static final int PERSONS = 2;

    private final Map<String, String> preparedBy = new HashMap<>();
    private final Map<String, String> allocatedBy = new HashMap<>();
    private final Map<String, Set<String>> approvers = new HashMap<>();
    private final Set<String> approvedDeals = new HashSet<>();
    private final Set<String> closingDeals = new HashSet<>();
    private final Map<String, Long> received = new HashMap<>();
    private final Map<String, Long> collected = new HashMap<>();
    private final Map<String, String> calculatedBy = new HashMap<>();
    private final Map<String, Set<String>> distributionApprovers = new HashMap<>();
    private final Map<String, List<Order>> declarations = new LinkedHashMap<>();
    private final Set<String> deals = new HashSet<>();

    void accept(LogRow row) {
        switch (row.payload()) {
            case CashReceived e ->
                received.put(e.investorId() + " " + e.reference(), e.amount().minorUnits());
            case DealStructured e -> {
                deals.add(e.dealId().name());
                preparedBy.put(e.dealId().name(), e.structuredBy());
                approvers.remove(e.dealId().name());
            }
            case UnitsAllocated e -> {
                allocatedBy.put(e.dealId().name(), e.allocatedBy());
                approvers.remove(e.dealId().name());
            }
            case ApprovalGiven e ->
                approvers
                        .computeIfAbsent(e.dealId().name(), _ -> new HashSet<>())
                        .add(e.approvedBy());
            case DealApproved e -> approved(e.dealId().name());
            case ClosingStarted e -> {
                unless(approvedDeals.contains(e.dealId().name()), "CLOSING_BEFORE_APPROVAL", "%s", e.dealId());
                closingDeals.add(e.dealId().name());
            }
            case CollectionPeriodClosed e ->
                collected.put(
                        e.loanBookId() + " " + e.collectionPeriod(), e.cash().minorUnits());
            case WaterfallCalculated e -> {
                calculatedBy.put(e.distributionId().value(), e.calculatedBy());
                distributionApprovers.remove(e.distributionId().value());
            }
            case DistributionApproved e ->
                distributionApprovers
                        .computeIfAbsent(e.distributionId().value(), _ -> new HashSet<>())
                        .add(e.approver());
            case DeclarationOrdered e -> declared(e);
            default -> {} // allows nothing
        }
    }

    private void approved(String deal) {
        var persons = new HashSet<>(approvers.getOrDefault(deal, Set.of()));
        persons.remove(preparedBy.get(deal));
        persons.remove(allocatedBy.get(deal));
        unless(persons.size() >= PERSONS, "APPROVED_BY_TOO_FEW", "%s: %s", deal, persons);
        approvedDeals.add(deal);
    }

    private void declared(DeclarationOrdered e) {
        var id = e.distributionId().value();
        var persons = new HashSet<>(distributionApprovers.getOrDefault(id, Set.of()));
        persons.remove(calculatedBy.get(id));
        unless(persons.size() >= PERSONS, "DECLARED_WITHOUT_APPROVALS", "%s: %s", id, persons);
        long sum = e.payouts().stream().mapToLong(p -> p.amount().minorUnits()).sum();
        unless(
                sum == e.total().minorUnits(),
                "PAYOUTS_ARE_NOT_THE_TOTAL",
                "%s: %d of %d cents",
                id,
                sum,
                e.total().minorUnits());
        unless(declarations.putIfAbsent(id, orders(e.payouts())) == null, "DECLARED_TWICE", "%s", id);
    }

    private static List<Order> orders(List<Payout> payouts) {
        var merged = new LinkedHashMap<String, Order>();
        for (var payout : payouts) {
            merged.merge(
                    payout.className() + " " + payout.wallet(),
                    new Order(
                            payout.className(), payout.wallet(), payout.amount().minorUnits()),
                    (a, b) -> new Order(a.className(), a.wallet(), a.cents() + b.cents()));
        }
        return new ArrayList<>(merged.values());
    }

    Set<String> closingDeals() {
        return closingDeals;
    }

    Set<String> deals() {
        return deals;
    }

    Map<String, List<Order>> declarations() {
        return declarations;
    }

    long cashReceived() {
        return received.values().stream().mapToLong(Long::longValue).sum();
    }

    long cashCollected() {
        return collected.values().stream().mapToLong(Long::longValue).sum();
    }
}
