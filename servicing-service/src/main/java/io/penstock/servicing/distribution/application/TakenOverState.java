package io.penstock.servicing.distribution.application;

import io.penstock.deal.ResolvedDeal;
import io.penstock.kernel.Money;
import io.penstock.waterfall.ClassState;
import io.penstock.waterfall.DealState;
import io.penstock.waterfall.PoolState;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state of a deal that was paid elsewhere, as a person writes it: only what differs from the closing date. Amounts in
 * major units.
 *
 * @param mode the mode in force, null for the one at closing
 * @param accounts cash by account
 * @param fees unpaid, by fee
 * @param ledgers by name
 * @param poolBalance at the end of the last collection period, null if nobody knows it
 * @param cumulativeDefaulted charged off since the cut-off date, null for none
 * @param previous amounts that formulas look back at
 */
public record TakenOverState(
        @Nullable String mode,
        Map<String, ClassFigures> classes,
        Map<String, String> accounts,
        Map<String, String> fees,
        Map<String, String> ledgers,
        @Nullable String poolBalance,
        @Nullable String cumulativeDefaulted,
        Map<String, String> previous) {

    /** One class; what is null is as at closing. */
    public record ClassFigures(
            @Nullable String balance,
            @Nullable String deferredInterest,
            @Nullable String writtenDown) {}

    /**
     * The state after payment date {@code number}.
     *
     * @throws IllegalArgumentException if the deal has no such mode, class, account, fee or ledger, or a figure cannot be
     *     read
     */
    DealState of(ResolvedDeal deal, int number) {
        var state = DealState.atClosing(deal).withPaymentNumber(number);
        if (mode != null) {
            deal.steps(mode); // refuses an unknown one
            state = state.withMode(mode);
        }
        for (var each : classes.entrySet()) {
            state = state.withClass(each.getKey(), of(deal, state, each.getKey(), each.getValue()));
        }
        for (var each : accounts.entrySet()) {
            state.account(each.getKey());
            state = state.withAccount(each.getKey(), money(deal, each.getValue()));
        }
        for (var each : fees.entrySet()) {
            state.unpaidFee(each.getKey());
            state = state.withFee(each.getKey(), money(deal, each.getValue()));
        }
        for (var each : ledgers.entrySet()) {
            state.ledger(each.getKey());
            state = state.withLedger(each.getKey(), money(deal, each.getValue()));
        }
        var zero = Money.zero(deal.currency());
        var pool = new PoolState(
                Optional.ofNullable(poolBalance).map(text -> money(deal, text)),
                cumulativeDefaulted == null ? zero : money(deal, cumulativeDefaulted),
                zero);
        return withPrevious(state.withPool(pool), deal);
    }

    private DealState withPrevious(DealState state, ResolvedDeal deal) {
        var unknown = new TreeMap<>(previous);
        unknown.keySet().removeAll(DealState.remembered(deal));
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException(deal.dealId() + " remembers no amount " + unknown.keySet());
        }
        return new DealState(
                state.mode(),
                state.ended(),
                state.paymentNumber(),
                state.accounts(),
                state.classes(),
                state.fees(),
                state.ledgers(),
                state.tests(),
                new TreeMap<>(previous),
                state.pool(),
                state.collected());
    }

    private static ClassState of(ResolvedDeal deal, DealState state, String className, ClassFigures figures) {
        var original = state.originalBalance(className);
        return new ClassState(
                original,
                figures.balance() == null ? original : money(deal, figures.balance()),
                figures.deferredInterest() == null
                        ? Money.zero(deal.currency())
                        : money(deal, figures.deferredInterest()),
                figures.writtenDown() == null ? Money.zero(deal.currency()) : money(deal, figures.writtenDown()));
    }

    private static Money money(ResolvedDeal deal, String text) {
        try {
            return Money.of(deal.currency().getCurrencyCode(), text);
        } catch (ArithmeticException | NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is no amount of " + deal.currency(), e);
        }
    }
}
