package io.penstock.servicing.deal;

import io.penstock.deal.ResolvedDeal;
import java.util.List;
import java.util.Optional;

/** Closed deals and who holds their classes. */
public interface ServicedDeals {

    /** The deal, once issuance has said that it closed. */
    Optional<ResolvedDeal> find(String dealId);

    /** Ids of all closed deals, in order. */
    List<String> ids();

    /** Holders of all classes as of closing, by class, investor and wallet. Empty until issuance has published them. */
    List<Holding> holdings(String dealId);
}
