package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.AssetPoolRejection;
import io.penstock.issuance.pool.application.LoanSet;
import io.penstock.issuance.pool.application.Pledges;
import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Table {@code loan_pledge}. Its unique indexes are the rule; this class only says which loan was refused. A loan is known
 * by originator and number, and by its content: the number without its form (case, signs, zeros in front) together with
 * original amount, original term and region.
 */
@Component
class PostgresPledges implements Pledges {

    private static final int ATTEMPTS = 5;

    /** Some tenths of a second: readers of the event log wait for every transaction that is open. */
    private static final int LOANS_IN_A_TRANSACTION = 10_000;

    private final DataSource database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    PostgresPledges(DataSource database, PlatformTransactionManager transactions) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Part by part, in the order of the numbers: what was claimed before a refusal is given back. */
    @Override
    public Optional<DoublePledge> claim(AssetPoolId poolId, String tapeHash, LoanSet set) {
        release(poolId);
        var refused = extend(poolId, tapeHash, set);
        if (refused.isPresent()) {
            release(poolId);
        }
        return refused;
    }

    @Override
    public Optional<DoublePledge> extend(AssetPoolId poolId, String tapeHash, LoanSet set) {
        var part = new Part(poolId.name(), tapeHash, set, "", "");
        for (var last = last(part); last.isPresent(); last = last(part)) {
            part = new Part(part.pool(), tapeHash, set, part.last(), last.get());
            var refused = claim(part);
            if (refused.isPresent()) {
                return refused;
            }
        }
        return Optional.empty();
    }

    /** Loans of a tape with numbers after one and up to another. */
    private record Part(String pool, String tapeHash, LoanSet set, String after, String last) {

        String wanted() {
            return """
                select coalesce(l.originator, '') as originator,
                       l.loan_id,
                       sha256(convert_to(concat_ws('|',
                           coalesce(nullif(ltrim(upper(regexp_replace(l.loan_id, '[^A-Za-z0-9]', '', 'g')), '0'), ''), l.loan_id),
                           l.original_amount, l.original_term, l.state), 'UTF8')) as content
                from pool_loan l
                where l.pool = ? and l.tape_hash = ? and %s and l.loan_id > ? and l.loan_id <= ?
                """.formatted(LoanSetSql.condition(set, "l"));
        }

        /** The values of {@link #wanted} and what follows it, after those that come before. */
        Object[] values(List<Object> before, Object... following) {
            var all = new ArrayList<>(before);
            all.add(pool);
            all.add(tapeHash);
            all.addAll(LoanSetSql.values(set));
            all.add(after);
            all.add(last);
            all.addAll(Arrays.asList(following));
            return all.toArray();
        }
    }

    /** The last number of the part that follows. */
    private Optional<String> last(Part part) {
        return Optional.ofNullable(jdbc.queryForObject(
                "select max(loan_id) from (select l.loan_id from pool_loan l where l.pool = ? and l.tape_hash = ? and "
                        + LoanSetSql.condition(part.set(), "l") + " and l.loan_id > ? order by l.loan_id limit "
                        + LOANS_IN_A_TRANSACTION + ") part",
                String.class,
                LoanSetSql.values(List.of(part.pool(), part.tapeHash()), part.set(), part.last())));
    }

    private Optional<DoublePledge> claim(Part part) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> {
                    var refused = insert(part);
                    if (refused.isPresent()) {
                        status.setRollbackOnly();
                    }
                    return refused;
                });
            } catch (PessimisticLockingFailureException e) {
                if (attempt == ATTEMPTS) { // each waited for the other, and the database chose this one to give way
                    throw e;
                }
            }
        }
    }

    private Optional<DoublePledge> insert(Part part) {
        // An index entry of a transaction that is still open is waited for; what it leaves behind decides.
        jdbc.update(
                "insert into loan_pledge (originator, loan_id, content, pool) select w.originator, w.loan_id, w.content, ? from ("
                        + part.wanted() + ") w order by w.originator, w.loan_id on conflict do nothing",
                part.values(List.of(part.pool())));
        // Each of the two ways to be the same loan has its index; asked in one condition, neither would be used.
        return jdbc
                .query(
                        "with w as materialized (" + part.wanted() + "), taken as ("
                                + "select w.loan_id, p.pool, p.loan_id as other from w join loan_pledge p"
                                + " on p.originator = w.originator and p.loan_id = w.loan_id where p.pool <> ?"
                                + " union select w.loan_id, p.pool, p.loan_id from w join loan_pledge p"
                                + " on p.content = w.content where p.pool <> ?)"
                                + " select *, count(*) over () as loans from taken order by loan_id, pool limit 1",
                        (row, _) -> new DoublePledge(
                                row.getString("loan_id"),
                                row.getString("pool"),
                                row.getString("other"),
                                row.getInt("loans")),
                        part.values(List.of(), part.pool(), part.pool()))
                .stream()
                .findFirst();
    }

    /**
     * The loans that stay are read once and hashed: as a join it would be planned by statistics, which rows that have only just
     * been written do not have yet, and compare every pledge with every loan (seen: ten seconds for two thousand).
     */
    @Override
    public int keepOnly(AssetPoolId poolId, String tapeHash, LoanSet set) {
        return jdbc.update(
                "delete from loan_pledge p where p.pool = ? and p.loan_id not in (select l.loan_id from pool_loan l"
                        + " where l.pool = ? and l.tape_hash = ? and "
                        + LoanSetSql.condition(set, "l") + ")",
                LoanSetSql.values(List.of(poolId.name(), poolId.name(), tapeHash), set));
    }

    @Override
    public int release(AssetPoolId poolId) {
        return jdbc.update("delete from loan_pledge where pool = ?", poolId.name());
    }

    @Override
    public List<String> holders() {
        return jdbc.queryForList("select distinct pool from loan_pledge order by pool", String.class);
    }

    @Override
    public void exclusively(AssetPoolId poolId, Runnable work) {
        if (!tryExclusively(poolId, work)) {
            throw new RejectedException(new Rejection(
                    AssetPoolRejection.POOL_BUSY,
                    "the loans of pool " + poolId + " are being frozen or changed; ask again in a moment"));
        }
    }

    /** The lock belongs to a session of its own: it is gone with the process. */
    @Override
    public boolean tryExclusively(AssetPoolId poolId, Runnable work) {
        try (var connection = database.getConnection()) {
            if (!lock(connection, "select pg_try_advisory_lock(hashtextextended(?, 8))", poolId)) {
                return false;
            }
            try {
                work.run();
            } finally {
                lock(connection, "select pg_advisory_unlock(hashtextextended(?, 8))", poolId);
            }
            return true;
        } catch (SQLException e) {
            throw new IllegalStateException("the pledges of " + poolId + " cannot be locked", e);
        }
    }

    private static boolean lock(Connection connection, String sql, AssetPoolId poolId) throws SQLException {
        try (var statement = connection.prepareStatement(sql)) {
            statement.setString(1, poolId.value());
            try (var row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }
}
