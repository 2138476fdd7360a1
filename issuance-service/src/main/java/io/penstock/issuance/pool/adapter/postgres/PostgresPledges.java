package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.application.Pledges;
import java.util.Optional;
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

    private static final String WANTED = """
            select coalesce(l.originator, '') as originator,
                   l.loan_id,
                   sha256(convert_to(concat_ws('|',
                       coalesce(nullif(ltrim(upper(regexp_replace(l.loan_id, '[^A-Za-z0-9]', '', 'g')), '0'), ''), l.loan_id),
                       l.original_amount, l.original_term, l.state), 'UTF8')) as content
            from pool_loan l
            where l.pool = ? and l.tape_hash = ? and l.eligible and l.loan_id > ? and l.loan_id <= ?
            """;

    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    PostgresPledges(JdbcTemplate jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** Part by part, in the order of the numbers: what was claimed before a refusal is given back. */
    @Override
    public Optional<DoublePledge> claim(AssetPoolId poolId, String tapeHash) {
        release(poolId);
        var part = new Part(poolId.name(), tapeHash, "", "");
        for (var last = last(part); last.isPresent(); last = last(part)) {
            part = new Part(part.pool(), tapeHash, part.last(), last.get());
            var refused = claim(part);
            if (refused.isPresent()) {
                release(poolId);
                return refused;
            }
        }
        return Optional.empty();
    }

    /** Loans of a tape with numbers after one and up to another. */
    private record Part(String pool, String tapeHash, String after, String last) {}

    /** The last number of the part that follows. */
    private Optional<String> last(Part part) {
        return Optional.ofNullable(jdbc.queryForObject(
                "select max(loan_id) from (select loan_id from pool_loan where pool = ? and tape_hash = ? and eligible"
                        + " and loan_id > ? order by loan_id limit " + LOANS_IN_A_TRANSACTION + ") part",
                String.class,
                part.pool(),
                part.tapeHash(),
                part.last()));
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
                        + WANTED + ") w order by w.originator, w.loan_id on conflict do nothing",
                part.pool(),
                part.pool(),
                part.tapeHash(),
                part.after(),
                part.last());
        // Each of the two ways to be the same loan has its index; asked in one condition, neither would be used.
        return jdbc
                .query(
                        "with w as materialized (" + WANTED + "), taken as ("
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
                        part.pool(),
                        part.tapeHash(),
                        part.after(),
                        part.last(),
                        part.pool(),
                        part.pool())
                .stream()
                .findFirst();
    }

    @Override
    public void release(AssetPoolId poolId) {
        jdbc.update("delete from loan_pledge where pool = ?", poolId.name());
    }
}
