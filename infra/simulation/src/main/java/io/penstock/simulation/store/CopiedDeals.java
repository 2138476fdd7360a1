package io.penstock.simulation.store;

import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.HolderTransferredV1;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.deal.DealDocuments;
import io.penstock.deal.DocumentHash;
import io.penstock.deal.ResolvedDeal;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.deal.application.DealStore;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What servicing keeps of closed deals and their holders. */
public final class CopiedDeals implements DealStore, ServicedDeals {

    private final Map<String, ResolvedDeal> deals = new TreeMap<>();
    private final Map<String, Map<String, Holding>> holdings = new HashMap<>();

    @Override
    public void keep(DealClosedV1 deal) {
        if (!DocumentHash.of(deal.document()).equals(deal.documentHash())) {
            throw new IllegalArgumentException("document of deal " + deal.dealId() + " is not the approved one");
        }
        deals.computeIfAbsent(
                deal.dealId(), _ -> DealDocuments.parse(deal.document()).deal().orElseThrow());
    }

    @Override
    public void keep(TrancheIssuedV1 tranche) {
        tranche.holdings().forEach(holding -> keep(tranche.dealId(), tranche.className(), holding));
    }

    @Override
    public void keep(HolderTransferredV1 transfer) {
        keep(transfer.dealId(), transfer.className(), transfer.sender());
        keep(transfer.dealId(), transfer.className(), transfer.receiver());
    }

    private void keep(String dealId, String className, TrancheIssuedV1.Holding holding) {
        holdings.computeIfAbsent(dealId, _ -> new TreeMap<>())
                .put(
                        className + " " + holding.wallet(),
                        new Holding(
                                className, holding.investorId(), holding.wallet(), Long.parseLong(holding.units())));
    }

    @Override
    public Optional<ResolvedDeal> find(String dealId) {
        return Optional.ofNullable(deals.get(dealId));
    }

    @Override
    public List<String> ids() {
        return List.copyOf(deals.keySet());
    }

    @Override
    public List<Holding> holdings(String dealId) {
        return holdings.getOrDefault(dealId, Map.of()).values().stream()
                .filter(each -> each.units() > 0)
                .sorted(Comparator.comparing(Holding::className)
                        .thenComparing(Holding::investorId)
                        .thenComparing(Holding::wallet))
                .toList();
    }
}
