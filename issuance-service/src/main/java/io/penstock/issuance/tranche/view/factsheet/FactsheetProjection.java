package io.penstock.issuance.tranche.view.factsheet;

import io.penstock.issuance.tranche.TrancheEvent.PrincipalRepaid;
import io.penstock.issuance.tranche.TrancheEvent.TrancheIssued;
import io.penstock.issuance.tranche.TrancheEvent.TrancheRedeemed;
import io.penstock.issuance.tranche.TrancheEvent.TrancheStructured;
import io.penstock.issuance.tranche.TrancheId;
import java.sql.Date;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.ResetHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps tables {@code class_factsheet}, one row a class, and {@code class_factor}, one row a class and payment date.
 * Handlers set what the event says and add nothing to what is stored.
 */
@Component
@ProcessingGroup("class-factsheet")
class FactsheetProjection {

    private final JdbcClient jdbc;

    FactsheetProjection(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @EventHandler
    void on(TrancheStructured event) {
        var terms = event.terms();
        jdbc.sql("""
                insert into class_factsheet (deal, class_name, rank, currency, original_balance, balance, coupon_rate, status)
                values (?, ?, ?, ?, ?, ?, ?, 'STRUCTURED')
                on conflict (deal, class_name) do nothing
                """)
                .params(
                        event.trancheId().deal().name(),
                        event.trancheId().className(),
                        terms.rank(),
                        terms.originalBalance().currency().getCurrencyCode(),
                        terms.originalBalance().minorUnits(),
                        terms.originalBalance().minorUnits())
                .param(terms.couponRate().orElse(null))
                .update();
    }

    @EventHandler
    void on(TrancheIssued event) {
        jdbc.sql("""
                update class_factsheet set status = 'OUTSTANDING', token_address = ? where deal = ? and class_name = ?
                """)
                .params(
                        event.tokenAddress(),
                        event.trancheId().deal().name(),
                        event.trancheId().className())
                .update();
    }

    @EventHandler
    void on(PrincipalRepaid event) {
        var deal = event.trancheId().deal().name();
        var className = event.trancheId().className();
        jdbc.sql("update class_factsheet set balance = ? where deal = ? and class_name = ?")
                .params(event.balance().minorUnits(), deal, className)
                .update();
        jdbc.sql("""
                insert into class_factor (deal, class_name, payment_date, distribution_id, principal, balance)
                values (?, ?, ?, ?, ?, ?)
                on conflict (deal, class_name, payment_date) do nothing
                """)
                .params(
                        deal,
                        className,
                        Date.valueOf(event.paymentDate()),
                        event.distributionId(),
                        event.principal().minorUnits(),
                        event.balance().minorUnits())
                .update();
    }

    @EventHandler
    void on(TrancheRedeemed event) {
        TrancheId id = event.trancheId();
        jdbc.sql("update class_factsheet set status = 'REDEEMED' where deal = ? and class_name = ?")
                .params(id.deal().name(), id.className())
                .update();
    }

    @ResetHandler
    void reset() {
        jdbc.sql("truncate class_factsheet, class_factor").update();
    }
}
