package io.penstock.issuance.tranche.view.holders;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads the holders of a deal. */
@Component
public class Holders {

    /**
     * One holding.
     *
     * @param units minor units of original face
     */
    public record Holder(String className, String investorId, String wallet, long units) {}

    private final JdbcClient jdbc;

    Holders(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** All holders, in order of class and investor. */
    public List<Holder> of(String deal) {
        return jdbc.sql("""
                select class_name, investor as investor_id, wallet, units
                from class_holding where deal = ? order by class_name, investor
                """).param(deal).query(Holder.class).list();
    }
}
