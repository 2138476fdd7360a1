package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.TapeDifference;
import io.penstock.issuance.pool.TapeDifference.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Compares the stored loans of a tape with those of the tape before it in the same pool, in the database. */
@Component
public class TapeHistory {

    private static final String BOTH =
            " from pool_loan n join pool_loan o on o.pool = n.pool and o.tape_hash = ? and o.loan_id = n.loan_id"
                    + " where n.pool = ? and n.tape_hash = ? and ";

    private final JdbcTemplate jdbc;

    public TapeHistory(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What should not be: balances that rise though nothing was added to them, loans that have gone, days that moved back.
     * That loans have gone does not block, since a tape is often amended for it.
     *
     * @param digits decimals of the currency
     */
    public List<TapeDifference> between(String pool, String earlierHash, String laterHash, int digits) {
        var found = new ArrayList<TapeDifference>();
        sums(
                found,
                digits,
                "BALANCE_RISES",
                true,
                "select count(*), sum(n.current_balance), sum(o.current_balance)" + BOTH
                        + "n.current_balance > o.current_balance and coalesce(n.principal_adjustment, 0) >= 0",
                earlierHash,
                pool,
                laterHash);
        sums(
                found,
                digits,
                "LOAN_GONE",
                false,
                "select count(*), 0, sum(o.current_balance) from pool_loan o where o.pool = ? and o.tape_hash = ?"
                        + " and o.current_balance > 0 and not exists (select 1 from pool_loan n"
                        + " where n.pool = o.pool and n.tape_hash = ? and n.loan_id = o.loan_id)",
                pool,
                earlierHash,
                laterHash);
        days(found, "PERIOD_REVERSED", "n.reporting_period_end < o.reporting_period_end", pool, earlierHash, laterHash);
        days(found, "ORIGINATION_CHANGED", "n.origination_date <> o.origination_date", pool, earlierHash, laterHash);
        days(found, "MATURITY_EARLIER", "n.maturity_date < o.maturity_date", pool, earlierHash, laterHash);
        return found;
    }

    private void sums(
            List<TapeDifference> found, int digits, String figure, boolean blocking, String sql, Object... values) {
        jdbc.query(
                sql,
                row -> {
                    long loans = row.getLong(1);
                    if (loans > 0) {
                        found.add(new TapeDifference(
                                figure,
                                Source.EARLIER_TAPE,
                                Optional.of(BigDecimal.valueOf(row.getLong(2), digits)),
                                Optional.of(BigDecimal.valueOf(row.getLong(3), digits)),
                                BigDecimal.ZERO,
                                "balance of " + loans(loans),
                                blocking));
                    }
                },
                values);
    }

    private void days(
            List<TapeDifference> found,
            String figure,
            String condition,
            String pool,
            String earlierHash,
            String laterHash) {
        Long loans =
                jdbc.queryForObject("select count(*)" + BOTH + condition, Long.class, earlierHash, pool, laterHash);
        if (loans != null && loans > 0) {
            found.add(new TapeDifference(
                    figure,
                    Source.EARLIER_TAPE,
                    Optional.of(BigDecimal.valueOf(loans)),
                    Optional.of(BigDecimal.ZERO),
                    BigDecimal.ZERO,
                    loans(loans),
                    true));
        }
    }

    private static String loans(long count) {
        return count + (count == 1 ? " loan" : " loans");
    }
}
