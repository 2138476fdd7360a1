package io.penstock.servicing.distribution.application;

import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.distribution.ClassAmount;
import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.PayoutClaimed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutConfirmed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReleased;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReserved;
import io.penstock.servicing.distribution.DistributionEvent.RecordCut;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import io.penstock.servicing.distribution.domain.PayoutPlan;
import io.penstock.servicing.loan.LoanBookEvent.CollectionsCredited;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The pool on chain as it follows from the log: each deal's accounts and class balances, each payment date's escrow. Minor
 * units. Only what the chain has confirmed is booked.
 */
final class PaymentBooks {

    /** Events that are booked. */
    static final Class<?>[] EVENTS = {
        CollectionsCredited.class,
        WaterfallCalculated.class,
        HoldersRecorded.class,
        RecordCut.class,
        DeclarationOrdered.class,
        DistributionDeclared.class,
        PayoutConfirmed.class,
        PayoutReserved.class,
        PayoutReleased.class,
        PayoutClaimed.class,
        DistributionPaid.class
    };

    final Map<String, Account> deals = new TreeMap<>();
    final Map<DistributionId, PaymentDate> dates = new TreeMap<>(Comparator.comparing(DistributionId::value));

    /** What a deal has. */
    static final class Account {
        long collections;
        /** Empty before the first declaration: the deposit of the closing is then still there. */
        @Nullable
        Long reserve;

        final Map<String, Long> classBalances = new HashMap<>();
    }

    /** A payment date from the cut of its record on. */
    static final class PaymentDate {
        private @Nullable WaterfallCalculated calculation;
        private List<Payout> payouts = List.of();
        private final Map<String, Integer> indexes = new HashMap<>();
        List<Holding> recorded = List.of();
        long recordNumber;
        boolean cut;
        boolean declared;
        boolean over;
        int payments;
        long escrow;
        long reserved;
        final BitSet paid = new BitSet();
        private final BitSet withheld = new BitSet();

        /** Of a payment to a holder in the tree on chain. */
        private int index(Payout payout) {
            return Objects.requireNonNull(indexes.get(payment(payout)), "no such payment to a holder");
        }
    }

    private static String payment(Payout payout) {
        return payout.className() + "/" + payout.wallet();
    }

    void apply(Object event) {
        if (event instanceof CollectionsCredited credited) {
            deal(credited.loanBookId().dealId()).collections +=
                    credited.amount().minorUnits();
        } else if (event instanceof DistributionEvent fact) {
            apply(fact, dates.computeIfAbsent(fact.distributionId(), _ -> new PaymentDate()));
        }
    }

    private Account deal(String id) {
        return deals.computeIfAbsent(id, _ -> new Account());
    }

    private void apply(DistributionEvent event, PaymentDate date) {
        switch (event) {
            case WaterfallCalculated e -> date.calculation = e;
            case HoldersRecorded e -> {
                date.recorded = e.holdings();
                date.recordNumber = e.recordNumber();
            }
            case RecordCut _ -> date.cut = true;
            case DeclarationOrdered e -> {
                date.payouts = e.payouts();
                PayoutPlan.toHolders(e.payouts())
                        .forEach(payout -> date.indexes.put(payment(payout), date.indexes.size()));
                date.payments = date.indexes.size();
            }
            case DistributionDeclared e -> declared(e, date);
            case PayoutConfirmed e -> confirmed(e, date);
            case PayoutReserved e -> e.payouts().forEach(payout -> withhold(payout, date));
            case PayoutReleased e -> leave(e.payout(), date);
            case PayoutClaimed e -> leave(e.payout(), date);
            case DistributionPaid _ -> {
                date.over = true;
                date.payouts = List.of();
            }
            default -> {} // no other event moves anything on chain
        }
    }

    private void declared(DistributionDeclared event, PaymentDate date) {
        date.declared = true;
        date.escrow = event.total().minorUnits();
        var calculation = date.calculation;
        if (calculation != null) {
            var account = deal(event.distributionId().dealId());
            account.collections -= calculation.availableFunds().minorUnits();
            account.reserve = calculation.reserveAfter().minorUnits();
        }
    }

    private void confirmed(PayoutConfirmed event, PaymentDate date) {
        var step = event.step();
        if (step.kind() == PayoutStep.Kind.PAY) {
            for (Payout payout : PayoutPlan.of(step, date.payouts)) {
                if (payout.kind() == Payout.Kind.CLASS) {
                    leave(payout, date);
                } else {
                    date.escrow -= payout.amount().minorUnits();
                }
            }
        }
        var calculation = date.calculation;
        if (step.kind() == PayoutStep.Kind.FACTOR && calculation != null) {
            for (ClassAmount each : calculation.classes()) {
                if (each.className().equals(step.subject())) {
                    deal(event.distributionId().dealId())
                            .classBalances
                            .put(each.className(), each.closingBalance().minorUnits());
                }
            }
        }
    }

    /** Once, whether it was claimed before its batch, or after it. */
    private static void leave(Payout payout, PaymentDate date) {
        int index = date.index(payout);
        if (date.paid.get(index)) {
            return;
        }
        date.paid.set(index);
        date.escrow -= payout.amount().minorUnits();
        if (date.withheld.get(index)) {
            date.withheld.clear(index);
            date.reserved -= payout.amount().minorUnits();
        }
    }

    private static void withhold(Payout payout, PaymentDate date) {
        int index = date.index(payout);
        date.escrow += payout.amount().minorUnits();
        date.reserved += payout.amount().minorUnits();
        date.paid.clear(index);
        date.withheld.set(index);
    }
}
