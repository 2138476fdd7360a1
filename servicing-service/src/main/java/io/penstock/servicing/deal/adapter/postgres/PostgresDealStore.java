package io.penstock.servicing.deal.adapter.postgres;

import io.penstock.contracts.issuance.DealClosedV1;
import io.penstock.contracts.issuance.HolderTransferredV1;
import io.penstock.contracts.issuance.TrancheIssuedV1;
import io.penstock.deal.DealDocuments;
import io.penstock.deal.DocumentHash;
import io.penstock.deal.ResolvedDeal;
import io.penstock.servicing.deal.Holding;
import io.penstock.servicing.deal.ServicedDeals;
import io.penstock.servicing.deal.application.DealStore;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code deal_copy} and {@code deal_holding}. */
@Repository
class PostgresDealStore implements DealStore, ServicedDeals {

    private final JdbcClient jdbc;

    PostgresDealStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Keeps the deal.
     *
     * @throws IllegalArgumentException if the document is not the one whose hash was approved, or does not parse
     */
    @Override
    public void keep(DealClosedV1 deal) {
        var resolved = parse(deal.dealId(), deal.document());
        if (!DocumentHash.of(deal.document()).equals(deal.documentHash())) {
            throw new IllegalArgumentException(
                    "document of deal " + deal.dealId() + " does not have the approved hash " + deal.documentHash());
        }
        if (deal.reserveDeposit().minorUnitsExact() != resolved.reserveDeposit().minorUnits()) {
            throw new IllegalArgumentException("reserve of deal " + deal.dealId() + " was funded with "
                    + deal.reserveDeposit().minorUnits() + ", its document says " + resolved.reserveDeposit());
        }
        jdbc.sql("""
            insert into deal_copy (deal_id, document_hash, document, closing_transaction) values (?, ?, ?, ?)
            on conflict (deal_id) do nothing
            """)
                .params(deal.dealId(), deal.documentHash(), deal.document(), deal.transactionHash())
                .update();
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
        jdbc.sql("""
            insert into deal_holding (deal_id, class_name, investor_id, wallet, units) values (?, ?, ?, ?, ?)
            on conflict (deal_id, class_name, wallet) do update set units = excluded.units
            """)
                .params(
                        dealId,
                        className,
                        holding.investorId(),
                        holding.wallet().toLowerCase(Locale.ROOT),
                        Long.parseLong(holding.units()))
                .update();
    }

    @Override
    public Optional<ResolvedDeal> find(String dealId) {
        return jdbc.sql("select document from deal_copy where deal_id = ?")
                .param(dealId)
                .query(String.class)
                .optional()
                .map(document -> parse(dealId, document));
    }

    @Override
    public List<String> ids() {
        return jdbc.sql("select deal_id from deal_copy order by deal_id")
                .query(String.class)
                .list();
    }

    @Override
    public List<Holding> holdings(String dealId) {
        return jdbc.sql("""
            select class_name, investor_id, wallet, units from deal_holding
            where deal_id = ? and units > 0 order by class_name, investor_id, wallet
            """)
                .param(dealId)
                .query((rs, row) -> new Holding(
                        rs.getString("class_name"),
                        rs.getString("investor_id"),
                        rs.getString("wallet"),
                        rs.getLong("units")))
                .list();
    }

    private static ResolvedDeal parse(String dealId, String document) {
        var parsed = DealDocuments.parse(document);
        return parsed.deal()
                .orElseThrow(() -> new IllegalArgumentException(
                        "document of deal " + dealId + " does not parse: " + parsed.findings()));
    }
}
