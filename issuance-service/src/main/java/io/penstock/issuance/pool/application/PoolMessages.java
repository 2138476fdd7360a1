package io.penstock.issuance.pool.application;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.issuance.pool.AssetPoolEvent.PoolCommitted;
import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.platform.publish.IntegrationMessages;
import io.penstock.platform.publish.OutgoingMessage;
import io.penstock.platform.publish.RecordedEvent;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * What other services learn of pools: once a deal's closing begins on it, the loans of the pool in parts, then that it is
 * committed. Until then loans may leave and enter; afterwards they do not change, so the same event always gives the same
 * messages.
 */
@Component
public class PoolMessages implements IntegrationMessages {

    private static final int LOANS_IN_A_PART = 250;

    private final LoanTapeStore store;

    public PoolMessages(LoanTapeStore store) {
        this.store = store;
    }

    @Override
    public List<OutgoingMessage> translate(RecordedEvent event) {
        return event.payload() instanceof PoolCommitted committed ? messages(committed) : List.of();
    }

    private List<OutgoingMessage> messages(PoolCommitted committed) {
        var pool = committed.poolId().name();
        var loans = store.list(committed.poolId(), committed.tapeHash(), LoanSet.of(committed.loans())).stream()
                .map(salted -> loan(salted.loan()))
                .toList();
        int parts = Math.ceilDiv(loans.size(), LOANS_IN_A_PART);
        var messages = new ArrayList<OutgoingMessage>(parts + 1);
        for (int part = 1; part <= parts; part++) {
            int from = (part - 1) * LOANS_IN_A_PART;
            var some = loans.subList(from, Math.min(from + LOANS_IN_A_PART, loans.size()));
            messages.add(new OutgoingMessage(
                    Topics.ISSUANCE_POOL, pool, new PoolLoansV1(pool, part, parts, List.copyOf(some))));
        }
        var balance = committed.currentBalance();
        messages.add(new OutgoingMessage(
                Topics.ISSUANCE_POOL,
                pool,
                new PoolFrozenV1(
                        pool,
                        committed.cutOffDate(),
                        committed.loanCount(),
                        MoneyV1.of(balance.currency().getCurrencyCode(), balance.minorUnits()),
                        "0x" + committed.root(),
                        committed.tapeHash())));
        return messages;
    }

    private static PoolLoansV1.Loan loan(LoanRecord loan) {
        return new PoolLoansV1.Loan(
                loan.loanId(),
                Long.toString(loan.currentBalance()),
                loan.interestRate().toPlainString(),
                Long.toString(loan.scheduledPayment()),
                loan.remainingTerm(),
                loan.daysPastDue().orElse(0));
    }
}
