package io.penstock.issuance.tranche.view.summary;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the list of deals. */
@Component
public class DealSummaries {

    /** One deal of the list. */
    public record DealSummary(
            String dealId,
            String name,
            String state,
            String poolId,
            String currency,
            String documentHash,
            LocalDate closingDate) {}

    private final JdbcClient jdbc;

    DealSummaries(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All deals, in order of id. */
    public List<DealSummary> all() {
        return jdbc.sql("""
                select deal as deal_id, name, state, pool as pool_id, currency, document_hash, closing_date
                from deal_summary order by deal
                """).query(DealSummary.class).list();
    }
}
