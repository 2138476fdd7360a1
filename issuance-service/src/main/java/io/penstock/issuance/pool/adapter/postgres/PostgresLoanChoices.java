package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.AssetPoolId;
import io.penstock.issuance.pool.PoolSelection;
import io.penstock.issuance.pool.RuleReference;
import io.penstock.issuance.pool.application.LoanChoices;
import io.penstock.kernel.Money;
import java.util.Currency;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;

/** Tables {@code pool_chosen_loan} and {@code pool_selection}. */
@Component
class PostgresLoanChoices implements LoanChoices {

    /** A short transaction: readers of the event log wait for every one that is open. */
    private static final int LOANS_IN_A_TRANSACTION = 10_000;

    private static final RowMapper<StoredSelection> ROW = (row, _) -> {
        var currency = Currency.getInstance(row.getString("currency"));
        return new StoredSelection(
                new PoolSelection(
                        row.getString("selection"),
                        new Money(currency, row.getLong("target")),
                        new Money(currency, row.getLong("tolerance")),
                        row.getLong("seed"),
                        new RuleReference(
                                row.getString("rules_id"), row.getString("rules_version"), row.getString("rules_hash")),
                        row.getString("loans"),
                        row.getInt("loan_count"),
                        new Money(currency, row.getLong("balance")),
                        row.getBoolean("reached")),
                row.getString("tape_hash"),
                List.of((String[]) row.getArray("binding").getArray()),
                row.getString("made_by"),
                row.getTimestamp("made_at").toInstant());
    };

    private final JdbcTemplate jdbc;

    PostgresLoanChoices(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Part by part: after a crash the rest is added by the next attempt, which has the same hash. */
    @Override
    public void keep(AssetPoolId poolId, String loans, List<String> ids) {
        for (int from = 0; from < ids.size(); from += LOANS_IN_A_TRANSACTION) {
            var part = ids.subList(from, Math.min(from + LOANS_IN_A_TRANSACTION, ids.size()));
            jdbc.update(
                    "insert into pool_chosen_loan (pool, loans, loan_id) select ?, ?, unnest(?::text[]) on conflict do nothing",
                    statement -> {
                        statement.setString(1, poolId.name());
                        statement.setString(2, loans);
                        statement.setArray(3, statement.getConnection().createArrayOf("text", part.toArray()));
                    });
        }
    }

    @Override
    public StoredSelection keep(
            AssetPoolId poolId, String tapeHash, PoolSelection selection, List<String> binding, String person) {
        jdbc.update(
                """
                insert into pool_selection (pool, selection, tape_hash, currency, target, tolerance, seed, rules_id,
                    rules_version, rules_hash, loans, loan_count, balance, reached, binding, made_by)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, string_to_array(?, ','), ?) on conflict do nothing
                """,
                poolId.name(),
                selection.id(),
                tapeHash,
                selection.target().currency().getCurrencyCode(),
                selection.target().minorUnits(),
                selection.tolerance().minorUnits(),
                selection.seed(),
                selection.rules().id(),
                selection.rules().version(),
                selection.rules().hash(),
                selection.loans(),
                selection.loanCount(),
                selection.balance().minorUnits(),
                selection.reached(),
                String.join(",", binding),
                person);
        return selection(poolId, selection.id()).orElseThrow();
    }

    @Override
    public Optional<StoredSelection> selection(AssetPoolId poolId, String id) {
        return jdbc
                .query("select * from pool_selection where pool = ? and selection = ?", ROW, poolId.name(), id)
                .stream()
                .findFirst();
    }

    @Override
    public List<StoredSelection> selections(AssetPoolId poolId) {
        return jdbc.query(
                "select * from pool_selection where pool = ? order by made_at desc, selection", ROW, poolId.name());
    }
}
