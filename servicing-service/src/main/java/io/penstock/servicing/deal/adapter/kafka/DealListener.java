package io.penstock.servicing.deal.adapter.kafka;

import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.HolderTransferredV1;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.platform.inbox.IncomingMessage;
import io.penstock.platform.inbox.IntegrationListener;
import io.penstock.servicing.deal.application.DealStore;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Keeps closed deals and the holders of their classes. */
@Component
public class DealListener implements IntegrationListener {

    private final DealStore store;

    public DealListener(DealStore store) {
        this.store = store;
    }

    @Override
    public String consumer() {
        return "servicing-deal";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Topics.ISSUANCE_TRANCHE);
    }

    @Override
    public void on(IncomingMessage message) {
        switch (message.body()) {
            case DealClosedV1 deal -> store.keep(deal);
            case TrancheIssuedV1 tranche -> store.keep(tranche);
            case HolderTransferredV1 transfer -> store.keep(transfer);
            default -> {
                // Other facts of issuance are not about deals or holders.
            }
        }
    }
}
