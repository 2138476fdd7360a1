package io.penstock.servicing.distribution.application;

import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.chain.reconcile.ChainReconciliation;
import io.penstock.servicing.distribution.DistributionRejection;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/** Asks the reconciliation of this service, whose findings are events whoever has asked. */
@Component
class ReconciledChain implements ChainAgreement {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final ChainReconciliation reconciliation;

    ReconciledChain(ChainReconciliation reconciliation) {
        this.reconciliation = reconciliation;
    }

    @Override
    public List<String> differences(String dealId) {
        compare();
        return reconciliation.open().stream()
                .filter(each -> each.concerns(dealId))
                .map(each -> each.what() + ": log " + each.log() + ", chain " + each.chain())
                .toList();
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
