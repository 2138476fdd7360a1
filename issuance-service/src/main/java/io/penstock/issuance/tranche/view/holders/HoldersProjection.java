package io.penstock.issuance.tranche.view.holders;

import io.penstock.issuance.tranche.Holding;
import io.penstock.issuance.tranche.TrancheEvent.HolderTransferMirrored;
import io.penstock.issuance.tranche.TrancheEvent.TradeSettled;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheId;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps table {@code class_holding}, one row a class and investor. */
@Component
@ProcessingGroup("class-holders")
class HoldersProjection {

    private final JdbcClient jdbc;

    HoldersProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(TrancheIssued event) {
        event.holdings().forEach(holding -> keep(event.trancheId(), holding));
    }

    @EventHandler
    void on(HolderTransferMirrored event) {
        keep(event.trancheId(), event.sender());
        keep(event.trancheId(), event.receiver());
    }

    @EventHandler
    void on(TradeSettled event) {
        keep(event.trancheId(), event.sender());
        keep(event.trancheId(), event.receiver());
    }

    private void keep(TrancheId id, Holding holding) {
        if (holding.faceValue().isZero()) {
            jdbc.sql("delete from class_holding where deal = ? and class_name = ? and investor = ?")
                    .params(
                            id.deal().name(),
                            id.className(),
                            holding.investorId().name())
                    .update();
            return;
        }
        jdbc.sql("""
                insert into class_holding (deal, class_name, investor, wallet, units) values (?, ?, ?, ?, ?)
                on conflict (deal, class_name, investor)
                do update set wallet = excluded.wallet, units = excluded.units
                """)
                .params(
                        id.deal().name(),
                        id.className(),
                        holding.investorId().name(),
                        holding.wallet(),
                        holding.faceValue().minorUnits())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate class_holding").update();
    }
}
