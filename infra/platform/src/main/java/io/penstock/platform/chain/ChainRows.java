package io.penstock.platform.chain;

import io.penstock.onchain.Effect;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rows of the mirror's tables as the records that they are. */
final class ChainRows {

    private static final String TRANSACTIONS = """
        select t.*, (extract(epoch from now() - t.last_sent_at) * 1000)::bigint as idle_millis from chain_transaction t
        where t.deployment_id = ? and\s""";
    private static final String EFFECTS = """
        select e.*, coalesce(t.transaction_hash, e.adopted_hash) as transaction_hash,
            coalesce(t.block_number, e.adopted_block) as block_number from chain_effect e
        left join chain_transaction t on t.id = e.transaction_id\s""";

    private ChainRows() {}

    /** A log that was mirrored on another deployment writes nothing on this one until an operator says so. */
    static Optional<ChainLink> link(JdbcTemplate jdbc, String deploymentId) {
        return jdbc
                .query("select * from chain_link where present", (row, _) -> {
                    if (!row.getString("deployment_id").equals(deploymentId)) {
                        return new ChainLink(
                                ChainLink.State.HALTED,
                                "this log is mirrored on deployment " + row.getString("deployment_id")
                                        + ", the contracts are of " + deploymentId
                                        + ": give the old addresses back, or let an operator rebuild",
                                row.getLong("base_count"),
                                row.getString("base_head"));
                    }
                    return new ChainLink(
                            ChainLink.State.valueOf(row.getString("state")),
                            row.getString("reason"),
                            row.getLong("base_count"),
                            row.getString("base_head"));
                })
                .stream()
                .findFirst();
    }

    static List<ChainTransaction> transactions(JdbcTemplate jdbc, String which, String deploymentId) {
        return jdbc.query(TRANSACTIONS + which + " order by t.nonce", ChainRows::transaction, deploymentId);
    }

    static List<ChainEffect> effects(JdbcTemplate jdbc, String which, Object... arguments) {
        return jdbc.query(EFFECTS + which, ChainRows::effect, arguments);
    }

    static List<BlockRef> blocks(JdbcTemplate jdbc, int most) {
        return jdbc.query(
                "select * from chain_block order by number desc limit ?",
                (row, _) -> new BlockRef(row.getLong("number"), row.getString("hash"), row.getString("parent_hash")),
                most);
    }

    private static ChainTransaction transaction(ResultSet row, int number) throws SQLException {
        return new ChainTransaction(
                row.getLong("id"),
                row.getString("key_address"),
                row.getLong("nonce"),
                row.getLong("gas_limit"),
                row.getBigDecimal("gas_price").toBigInteger(),
                row.getString("raw"),
                row.getString("transaction_hash"),
                List.of((String[]) row.getArray("effect_ids").getArray()),
                TransactionState.valueOf(row.getString("state")),
                row.getObject("block_number", Long.class),
                row.getString("block_hash"),
                row.getObject("succeeded", Boolean.class),
                row.getInt("attempts"),
                row.getObject("idle_millis", Long.class));
    }

    private static ChainEffect effect(ResultSet row, int number) throws SQLException {
        return new ChainEffect(
                row.getLong("position"),
                new Effect(
                        row.getString("effect_key"),
                        row.getString("effect_id"),
                        row.getString("stream"),
                        row.getString("target_id"),
                        row.getString("call"),
                        row.getLong("gas_hint")),
                row.getString("purpose"),
                row.getString("reference"),
                row.getObject("stream_version", Long.class),
                row.getObject("applied_no", Long.class),
                row.getInt("failures"),
                row.getString("refusal"),
                row.getString("transaction_hash"),
                row.getObject("block_number", Long.class));
    }
}
