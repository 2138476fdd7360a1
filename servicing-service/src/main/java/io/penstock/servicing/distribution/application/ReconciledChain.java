package io.penstock.servicing.distribution.application;

import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.onchain.OnchainException;
import io.penstock.platform.chain.reconcile.ChainReconciliation;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.distribution.DistributionRejection;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/**
 * Asks the reconciliation of this service, whose findings are events whoever has asked, and then the register of holders:
 * that one is issuance's, whose findings this service does not hear of, so it looks at the chain itself with its own copy.
 * What it finds there is no event of this log, and may be a message from issuance that is still under way.
 */
@Component
class ReconciledChain implements ChainAgreement {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChainReconciliation reconciliation;
    private final ServicedDeals deals;
    private final PayoutChannel channel;

    ReconciledChain(ChainReconciliation reconciliation, ServicedDeals deals, PayoutChannel channel) {
        this.reconciliation = reconciliation;
        this.deals = deals;
        this.channel = channel;
    }

    @Override
    public List<String> differences(String dealId) {
        compare();
        var all = new ArrayList<String>();
        reconciliation.open().stream()
                .filter(each -> each.concerns(dealId))
                .map(each -> each.what() + ": log " + each.log() + ", chain " + each.chain())
                .forEach(all::add);
        try {
            all.addAll(register(dealId));
        } catch (OnchainException e) {
            throw notNow("the chain cannot be read: " + e.getMessage());
        }
        return List.copyOf(all);
    }

    /** Units in each holder's wallet now, units elsewhere, and whether cash for a wallet would go to another one. */
    private List<String> register(String dealId) {
        var known = deals.holdings(dealId);
        var found = new ArrayList<>(channel.onChain(dealId, known));
        found.removeAll(known);
        var all = new ArrayList<String>();
        for (Holding each : found) {
            all.add("units of " + dealId + "/" + each.className() + " in " + each.wallet() + ": "
                    + known.stream()
                            .filter(one -> one.className().equals(each.className())
                                    && one.wallet().equals(each.wallet()))
                            .mapToLong(Holding::units)
                            .sum()
                    + " in the register, " + each.units() + " on chain");
        }
        channel.replaced(known).forEach((wallet, by) -> all.add("cash for wallet " + wallet + " would go to " + by));
        return all;
    }

    private void compare() {
        try {
            if (reconciliation.runWithin(PATIENCE).isEmpty()) {
                throw notNow("something is on its way to the chain: ask again when it has arrived");
            }
        } catch (IOException e) {
            throw notNow("the chain cannot be read: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw notNow("the service stops");
        }
    }

    private static RejectedException notNow(String detail) {
        return new RejectedException(new Rejection(DistributionRejection.CHAIN_NOT_AT_REST, detail));
    }
}
