package io.penstock.issuance.investor.domain;

import io.penstock.issuance.investor.InvestorEvent.CashIssued;
import io.penstock.issuance.investor.InvestorEvent.CashReceived;
import io.penstock.issuance.investor.InvestorEvent.CashReverted;
import io.penstock.kernel.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The bank transfers of one investor and what became of their tokens.
 *
 * @param transfers in the order in which they were first received
 */
public record CashAccount(List<Transfer> transfers) {

    /** No transfer yet. */
    public static final CashAccount EMPTY = new CashAccount(List.of());

    /** Where the tokens of a transfer stand. */
    public enum State {
        PENDING,
        ISSUED,
        REVERTED
    }

    /**
     * One bank transfer.
     *
     * @param attempt how often its tokens were asked for
     */
    public record Transfer(String reference, Money amount, int attempt, State state) {

        boolean isWaitingFor(int answered) {
            return state == State.PENDING && attempt == answered;
        }
    }

    public CashAccount {
        transfers = List.copyOf(transfers);
    }

    /** The transfer with this reference, if the bank has confirmed one. */
    public Optional<Transfer> transfer(String reference) {
        return transfers.stream().filter(t -> t.reference().equals(reference)).findFirst();
    }

    CashAccount received(CashReceived event) {
        return with(new Transfer(event.reference(), event.amount(), event.attempt(), State.PENDING));
    }

    CashAccount issued(CashIssued event) {
        return withState(event.reference(), State.ISSUED);
    }

    CashAccount reverted(CashReverted event) {
        return withState(event.reference(), State.REVERTED);
    }

    private CashAccount withState(String reference, State state) {
        var transfer = transfer(reference).orElseThrow();
        return with(new Transfer(reference, transfer.amount(), transfer.attempt(), state));
    }

    private CashAccount with(Transfer changed) {
        var all = new ArrayList<>(transfers);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).reference().equals(changed.reference())) {
                all.set(i, changed);
                return new CashAccount(all);
            }
        }
        all.add(changed);
        return new CashAccount(all);
    }
}
