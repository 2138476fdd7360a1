package io.penstock.issuance.tranche.view.summary;

import io.penstock.issuance.tranche.DealEvent.AllocationReopened;
import io.penstock.issuance.tranche.DealEvent.ClosingReverted;
import io.penstock.issuance.tranche.DealEvent.ClosingStarted;
import io.penstock.issuance.tranche.DealEvent.DealApproved;
import io.penstock.issuance.tranche.DealEvent.DealClosed;
import io.penstock.issuance.tranche.DealEvent.DealStructured;
import io.penstock.issuance.tranche.DealEvent.UnitsAllocated;
import io.penstock.issuance.tranche.DealId;
import java.sql.Date;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps table {@code deal_summary}, one row a deal. */
@Component
@ProcessingGroup("deal-summary")
class DealSummaryProjection {

    private final JdbcClient jdbc;

    DealSummaryProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(DealStructured event) {
        var terms = event.terms();
        jdbc.sql("""
                insert into deal_summary (deal, name, pool, currency, state, document_hash, closing_date)
                values (?, ?, ?, ?, 'STRUCTURED', ?, ?)
                on conflict (deal) do update set name = excluded.name, pool = excluded.pool,
                    currency = excluded.currency, state = excluded.state, document_hash = excluded.document_hash,
                    closing_date = excluded.closing_date
                """)
                .params(
                        event.dealId().name(),
                        terms.name(),
                        terms.poolId().name(),
                        terms.currency().getCurrencyCode(),
                        terms.documentHash(),
                        Date.valueOf(terms.closingDate()))
                .update();
    }

    @EventHandler
    void on(UnitsAllocated event) {
        set(event.dealId(), "ALLOCATED");
    }

    @EventHandler
    void on(DealApproved event) {
        set(event.dealId(), "APPROVED");
    }

    @EventHandler
    void on(ClosingStarted event) {
        set(event.dealId(), "CLOSING");
    }

    @EventHandler
    void on(ClosingReverted event) {
        set(event.dealId(), "APPROVED");
    }

    @EventHandler
    void on(AllocationReopened event) {
        set(event.dealId(), "REOPENED");
    }

    @EventHandler
    void on(DealClosed event) {
        set(event.dealId(), "CLOSED");
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate deal_summary").update();
    }

    private void set(DealId dealId, String state) {
        jdbc.sql("update deal_summary set state = ? where deal = ?")
                .params(state, dealId.name())
                .update();
    }
}
