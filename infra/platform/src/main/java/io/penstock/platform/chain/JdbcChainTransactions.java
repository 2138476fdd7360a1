package io.penstock.platform.chain;

import io.penstock.platform.chain.ChainTransaction.State;
import io.penstock.platform.lease.Leases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Table {@code chain_transaction}. Each change is one statement in one transaction, which an instance that has lost its
 * lease cannot commit: what it has signed is neither stored nor sent.
 */
final class JdbcChainTransactions implements ChainTransactions {

    private static final String SELECT =
            "select *, (extract(epoch from now() - changed_at) * 1000)::bigint as idle_millis from chain_transaction ";
    private final JdbcTemplate jdbc;
    private final Leases leases;

    JdbcChainTransactions(JdbcTemplate jdbc, Leases leases) {
        this.jdbc = jdbc;
        this.leases = leases;
    }

    @Override
    public List<ChainTransaction> inFlight() {
        return jdbc.query(SELECT + "where state in ('SIGNED', 'SENT') order by nonce", JdbcChainTransactions::row);
    }

    @Override
    public Optional<ChainTransaction> nextNew() {
        return jdbc.query(SELECT + "where state = 'NEW' order by position limit 1", JdbcChainTransactions::row).stream()
                .findFirst();
    }

    @Override
    public List<ChainTransaction> unreported() {
        return jdbc.query(
                SELECT + "where state in ('MINED', 'FAILED') and not reported order by position limit 100",
                JdbcChainTransactions::row);
    }

    @Override
    public Optional<Long> highestNonce(String address) {
        return Optional.ofNullable(jdbc.queryForObject(
                "select max(nonce) from chain_transaction where key_address = ?", Long.class, address));
    }

    @Override
    public void signed(long position, String address, long nonce, String raw, String transactionHash) {
        var _ = write("""
                update chain_transaction
                set state = 'SIGNED', key_address = ?, nonce = ?, raw = ?, transaction_hash = ?, changed_at = now()
                where position = ? and state = 'NEW'
                """, address, nonce, raw, transactionHash, position);
    }

    @Override
    public void sent(long position) {
        var _ = write("""
                update chain_transaction set state = 'SENT', attempts = attempts + 1, changed_at = now()
                where position = ? and state in ('SIGNED', 'SENT')
                """, position);
    }

    @Override
    public void mined(long position, long blockNumber) {
        var _ = write(
                "update chain_transaction set state = 'MINED', block_number = ?, changed_at = now() where position = ?",
                blockNumber,
                position);
    }

    @Override
    public void failed(long position, String reason) {
        var _ = write(
                "update chain_transaction set state = 'FAILED', reason = ?, changed_at = now() where position = ?",
                reason,
                position);
    }

    @Override
    public void reported(long position) {
        var _ = write("update chain_transaction set reported = true, changed_at = now() where position = ?", position);
    }

    @Override
    public int forgotten(String address, long chainCount) {
        return write("""
                update chain_transaction set state = 'SIGNED', block_number = null, changed_at = now()
                where key_address = ? and nonce >= ? and state in ('MINED', 'SENT')
                """, address, chainCount);
    }

    private int write(String statement, Object... arguments) {
        return leases.write(() -> jdbc.update(statement, arguments));
    }

    private static ChainTransaction row(ResultSet row, int number) throws SQLException {
        return new ChainTransaction(
                row.getLong("position"),
                row.getString("effect_key"),
                row.getString("purpose"),
                row.getString("reference"),
                row.getString("target"),
                row.getString("data"),
                row.getLong("gas_limit"),
                State.valueOf(row.getString("state")),
                row.getObject("nonce", Long.class),
                row.getString("raw"),
                row.getString("transaction_hash"),
                row.getObject("block_number", Long.class),
                row.getString("reason"),
                row.getLong("idle_millis"));
    }
}
