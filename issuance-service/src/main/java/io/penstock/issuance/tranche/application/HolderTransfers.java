package io.penstock.issuance.tranche.application;

import io.penstock.issuance.tranche.DealId;
import io.penstock.platform.start.PlatformProperties;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Which deals let holders move units by their own transactions. Such a deal's tokens are made for it at the closing, which
 * cannot be changed later, and the register follows what its holders do; of every other deal a transfer on chain that the
 * platform has not caused waits for a person.
 */
@Component
public final class HolderTransfers {

    private final Set<String> deals;

    @Autowired
    public HolderTransfers(PlatformProperties properties) {
        this(Set.copyOf(properties.chain().watch().mirroredDeals()));
    }

    /** @param deals ids without prefix */
    public HolderTransfers(Set<String> deals) {
        this.deals = Set.copyOf(deals);
    }

    boolean allowedIn(DealId deal) {
        return deals.contains(deal.name());
    }
}
