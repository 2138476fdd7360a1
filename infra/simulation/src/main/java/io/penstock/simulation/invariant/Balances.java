package io.penstock.simulation.invariant;

import static io.penstock.simulation.world.Violation.unless;

import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.TrancheEvent.PrincipalRepaid;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.kernel.Money;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.PayoutConfirmed;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.FeeAmount;
import io.penstock.servicing.loan.LoanBookEvent.CollectionPeriodClosed;
import io.penstock.servicing.loan.LoanBookEvent.LoansBoarded;
import io.penstock.simulation.service.LogRow;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Figures in the logs, counted again: classes, loans, and the cash of each payment date. */
final class Balances {

    private final Map<String, Long> classes = new HashMap<>();
    private final Map<String, Long> pools = new HashMap<>();
    private final Set<String> once = new HashSet<>();
    private final Map<String, Long> servicedClasses = new HashMap<>();

    void accept(LogRow row) {
        switch (row.payload()) {
            case TrancheIssued e -> {
                long held = e.holdings().stream()
                        .map(Holding::faceValue)
                        .mapToLong(Money::minorUnits)
                        .sum();
                unless(held == e.originalBalance().minorUnits(), "REGISTER_DIFFERS_FROM_CLASS", "%s", e);
                unless(once.add("issued " + e.trancheId()), "ISSUED_TWICE", "%s", e.trancheId());
                classes.put(e.trancheId().name(), held);
            }
            case PrincipalRepaid e -> repaid(e);
            case LoansBoarded e -> {
                unless(once.add("boarded " + e.loanBookId()), "BOARDED_TWICE", "%s", e.loanBookId());
                pools.put(e.loanBookId().value(), e.poolBalance().minorUnits());
            }
            case CollectionPeriodClosed e -> closed(e);
            case WaterfallCalculated e -> calculated(e);
            case PayoutConfirmed e ->
                unless(
                        once.add(e.step().effectKey()),
                        "CONFIRMED_TWICE",
                        "%s",
                        e.step().effectKey());
            case DistributionPaid e -> {
                unless(once.add("paid " + e.distributionId()), "DISTRIBUTION_PAID_TWICE", "%s", e.distributionId());
                e.classes()
                        .forEach(owed -> servicedClasses.put(
                                e.distributionId().dealId() + "/" + owed.className(),
                                owed.closingBalance().minorUnits()));
            }
            default -> {} // has no balance
        }
    }

    private void repaid(PrincipalRepaid e) {
        var name = e.trancheId().name();
        long before = classes.getOrDefault(name, 0L);
        long after = e.balance().minorUnits();
        unless(
                after >= 0 && after <= before && before - e.principal().minorUnits() == after,
                "CLASS_BALANCE_WRONG",
                "%s: %d less %s is not %d",
                name,
                before,
                e.principal(),
                after);
        unless(once.add(e.distributionId() + " " + name), "REPAID_TWICE", "%s %s", e.distributionId(), name);
        classes.put(name, after);
    }

    private void closed(CollectionPeriodClosed e) {
        var totals = e.totals();
        var book = e.loanBookId().value();
        unless(once.add(book + " " + e.collectionPeriod()), "PERIOD_CLOSED_TWICE", "%s", e.collectionPeriod());
        var end = totals.poolBalanceBegin().minus(totals.principalCollections()).minus(totals.grossLoss());
        var cash =
                totals.interestCollections().plus(totals.principalCollections()).plus(totals.recoveries());
        unless(
                totals.poolBalanceBegin().minorUnits() == pools.getOrDefault(book, -1L)
                        && end.equals(totals.poolBalanceEnd())
                        && cash.equals(totals.amount()),
                "POOL_DOES_NOT_ROLL",
                "%s",
                totals);
        pools.put(book, end.minorUnits());
    }

    private static void calculated(WaterfallCalculated e) {
        var out = e.reserveAfter();
        for (FeeAmount fee : e.fees()) {
            out = out.plus(fee.amount());
        }
        for (ClassAmount owed : e.classes()) {
            out = out.plus(owed.total());
            unless(
                    !owed.closingBalance().isNegative()
                            && owed.openingBalance().minus(owed.principal()).equals(owed.closingBalance())
                            && !owed.principal().isNegative(),
                    "CLASS_BALANCE_WRONG",
                    "%s",
                    owed);
        }
        unless(
                e.availableFunds().plus(e.reserveBefore()).equals(out),
                "WATERFALL_NOT_CONSERVED",
                "%s: %s and %s are not %s",
                e.distributionId(),
                e.availableFunds(),
                e.reserveBefore(),
                out);
    }

    /** At the end: both services and the chain know the same balance of each class. */
    void complete(Map<String, Long> onChain) {
        unless(
                classes.equals(servicedClasses) && classes.equals(onChain),
                "CLASS_BALANCES_DIFFER",
                "issuance %s, servicing %s, chain %s",
                classes,
                servicedClasses,
                onChain);
    }

    Set<String> classes() {
        return classes.keySet();
    }
}
