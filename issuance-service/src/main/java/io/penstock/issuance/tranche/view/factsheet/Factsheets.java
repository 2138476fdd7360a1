package io.penstock.issuance.tranche.view.factsheet;

import java.sql.Date;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Reads what is known of a class after its deal was approved. */
@Component
public class Factsheets {

    /**
     * A class as it stands.
     *
     * @param balance minor units
     * @param tokenAddress null until the closing
     */
    public record Factsheet(long balance, @Nullable String tokenAddress, String status, List<FactorPoint> factors) {}

    /**
     * The balance after one payment date.
     *
     * @param balance minor units after this payment date
     */
    public record FactorPoint(LocalDate paymentDate, long balance) {}

    private final JdbcClient jdbc;

    Factsheets(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Looks a class up.
     *
     * @return empty until the deal is approved
     */
    public Optional<Factsheet> find(String deal, String className) {
        return jdbc.sql("select balance, token_address, status from class_factsheet where deal = ? and class_name = ?")
                .params(deal, className)
                .query((row, _) -> new Factsheet(
                        row.getLong("balance"),
                        row.getString("token_address"),
                        row.getString("status"),
                        factors(deal, className)))
                .optional();
    }

    private List<FactorPoint> factors(String deal, String className) {
        return jdbc.sql("""
                select payment_date, balance from class_factor
                where deal = ? and class_name = ? order by payment_date
                """)
                .params(deal, className)
                .query((row, _) -> new FactorPoint(
                        row.getObject("payment_date", Date.class).toLocalDate(), row.getLong("balance")))
                .list();
    }
}
