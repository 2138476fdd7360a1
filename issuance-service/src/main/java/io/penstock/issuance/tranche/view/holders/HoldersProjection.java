package io.penstock.issuance.tranche.view.holders;

import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
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
        for (var holding : event.holdings()) {
            jdbc.sql("""
                    insert into class_holding (deal, class_name, investor, wallet, units) values (?, ?, ?, ?, ?)
                    on conflict (deal, class_name, investor)
                    do update set wallet = excluded.wallet, units = excluded.units
                    """)
                    .params(
                            event.trancheId().deal().name(),
                            event.trancheId().className(),
                            holding.investorId().name(),
                            holding.wallet(),
                            holding.faceValue().minorUnits())
                    .update();
        }
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate class_holding").update();
    }
}
