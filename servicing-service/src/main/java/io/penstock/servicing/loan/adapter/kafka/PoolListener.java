package io.penstock.servicing.loan.adapter.kafka;

import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.contracts.issuance.PoolLoansV1;
import io.penstock.platform.inbox.IncomingMessage;
import io.penstock.platform.inbox.IntegrationCommandListener;
import io.penstock.servicing.loan.application.BoardLoansOfClosedDeals;
import io.penstock.servicing.loan.application.LoanStore;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps the pools and deals that issuance publishes, then asks whether loans can be boarded. */
@Component
public class PoolListener implements IntegrationCommandListener {

    private final LoanStore store;
    private final BoardLoansOfClosedDeals boarding;

    public PoolListener(LoanStore store, BoardLoansOfClosedDeals boarding) {
        this.store = store;
        this.boarding = boarding;
    }

    @Override
    public String consumer() {
        return "servicing-loan";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ISSUANCE_POOL, Topics.ISSUANCE_TRANCHE);
    }

    @Override
    public void on(IncomingMessage message) {
        switch (message.body()) {
            case PoolLoansV1 part -> store.keep(part);
            case PoolFrozenV1 pool -> {
                store.keep(pool);
                boarding.boardIfComplete(pool.poolId());
            }
            case DealClosedV1 deal -> {
                store.keep(deal);
                boarding.boardIfComplete(deal.poolId());
            }
            default -> {
                // Other facts of issuance are not about loans.
            }
        }
    }
}
