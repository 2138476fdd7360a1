package io.penstock.servicing.distribution.view.paymentreport;

import io.penstock.servicing.distribution.DistributionEvent;
import io.penstock.servicing.distribution.DistributionEvent.DealRedeemed;
import io.penstock.servicing.distribution.DistributionEvent.DeclarationOrdered;
import io.penstock.servicing.distribution.DistributionEvent.DistributionApproved;
import io.penstock.servicing.distribution.DistributionEvent.DistributionDeclared;
import io.penstock.servicing.distribution.DistributionEvent.DistributionPaid;
import io.penstock.servicing.distribution.DistributionEvent.DraftRejected;
import io.penstock.servicing.distribution.DistributionEvent.HoldersRecorded;
import io.penstock.servicing.distribution.DistributionEvent.InputsDeclared;
import io.penstock.servicing.distribution.DistributionEvent.PayoutClaimed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutConfirmed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutFailed;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReleased;
import io.penstock.servicing.distribution.DistributionEvent.PayoutReserved;
import io.penstock.servicing.distribution.DistributionEvent.RecordCut;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseOrdered;
import io.penstock.servicing.distribution.DistributionEvent.ReleaseRefused;
import io.penstock.servicing.distribution.DistributionEvent.StateTakenOver;
import io.penstock.servicing.distribution.DistributionEvent.WaterfallCalculated;
import io.penstock.servicing.distribution.Payout;
import io.penstock.servicing.distribution.PayoutStep;
import io.penstock.servicing.distribution.view.paymentreport.PaymentReport.Transaction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the events of a payment date tell its readers.
 *
 * @param payTransactions hash of each confirmed batch, by effect key
 * @param reserved payouts that wait in escrow because their wallets might not have cash
 */
record PaymentHistory(
        @Nullable WaterfallCalculated calculation,
        String state,
        List<String> approvers,
        @Nullable HoldersRecorded record,
        @Nullable DeclarationOrdered order,
        List<Transaction> transactions,
        Map<String, String> payTransactions,
        List<Payout> reserved,
        @Nullable String failure) {

    static final PaymentHistory NONE =
            new PaymentHistory(null, "", List.of(), null, null, List.of(), Map.of(), List.of(), null);

    private static final int APPROVALS = 2;

    PaymentHistory evolve(Object event) {
        return event instanceof DistributionEvent e ? evolve(e) : this;
    }

    private PaymentHistory evolve(DistributionEvent event) {
        return switch (event) {
            case InputsDeclared _, DealRedeemed _ -> this; // told by the draft, and by the deal
            case StateTakenOver _ -> NONE; // nothing was calculated here
            case DraftRejected e ->
                new PaymentHistory(
                        calculation,
                        calculation == null ? "" : "REJECTED",
                        List.of(),
                        null,
                        null,
                        List.of(),
                        Map.of(),
                        List.of(),
                        "sent back by " + e.rejectedBy() + ": " + e.reason());
            case WaterfallCalculated e ->
                new PaymentHistory(e, "CALCULATED", List.of(), null, null, List.of(), Map.of(), List.of(), null);
            case DistributionApproved e -> approved(e.approver());
            case HoldersRecorded e ->
                new PaymentHistory(
                        calculation, "RECORDED", approvers, e, order, transactions, payTransactions, reserved, failure);
            case RecordCut e -> mined(state, new Transaction("record", e.transactionHash(), e.blockNumber()));
            case DeclarationOrdered e ->
                new PaymentHistory(
                        calculation, state, approvers, record, e, transactions, payTransactions, reserved, failure);
            case DistributionDeclared e ->
                mined("DECLARED", new Transaction("declare", e.transactionHash(), e.blockNumber()));
            case PayoutConfirmed e -> confirmed(e);
            case PayoutReserved e -> reserved(e);
            case PayoutReleased e ->
                noLonger(e.payout()).mined(state, new Transaction("release", e.transactionHash(), e.blockNumber()));
            case PayoutClaimed e ->
                noLonger(e.payout()).mined(state, new Transaction("claim", e.transactionHash(), e.blockNumber()));
            case ReleaseOrdered _, ReleaseRefused _ -> this; // nothing has left escrow
            case DistributionPaid _ ->
                new PaymentHistory(
                        calculation,
                        "PAID",
                        approvers,
                        record,
                        order,
                        transactions,
                        payTransactions,
                        reserved,
                        failure);
            case PayoutFailed e ->
                new PaymentHistory(
                        calculation,
                        state,
                        approvers,
                        record,
                        order,
                        transactions,
                        payTransactions,
                        reserved,
                        e.effectKey() + ": " + e.reason());
        };
    }

    private PaymentHistory approved(String approver) {
        var all = new ArrayList<>(approvers);
        all.add(approver);
        return new PaymentHistory(
                calculation,
                all.size() < APPROVALS ? state : "APPROVED",
                List.copyOf(all),
                record,
                order,
                transactions,
                payTransactions,
                reserved,
                failure);
    }

    private PaymentHistory confirmed(PayoutConfirmed e) {
        var purpose = e.step().kind().name().toLowerCase(Locale.ROOT);
        var next = mined(state, new Transaction(purpose, e.transactionHash(), e.blockNumber()));
        if (e.step().kind() != PayoutStep.Kind.PAY) {
            return next;
        }
        var paid = new HashMap<>(payTransactions);
        paid.put(e.step().effectKey(), e.transactionHash());
        return new PaymentHistory(
                calculation, state, approvers, record, order, next.transactions(), Map.copyOf(paid), reserved, failure);
    }

    private PaymentHistory reserved(PayoutReserved e) {
        var all = new ArrayList<>(reserved);
        all.addAll(e.payouts());
        return new PaymentHistory(
                calculation, state, approvers, record, order, transactions, payTransactions, List.copyOf(all), failure);
    }

    private PaymentHistory noLonger(Payout payout) {
        var left = reserved.stream()
                .filter(each -> !each.className().equals(payout.className())
                        || !each.wallet().equals(payout.wallet()))
                .toList();
        return new PaymentHistory(
                calculation, state, approvers, record, order, transactions, payTransactions, left, failure);
    }

    private PaymentHistory mined(String newState, Transaction transaction) {
        var all = new ArrayList<>(transactions);
        all.add(transaction);
        return new PaymentHistory(
                calculation, newState, approvers, record, order, List.copyOf(all), payTransactions, reserved, failure);
    }
}
