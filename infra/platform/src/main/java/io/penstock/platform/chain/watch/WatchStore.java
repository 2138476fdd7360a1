package io.penstock.platform.chain.watch;

import io.penstock.onchain.LogReader.Entry;
import io.penstock.platform.chain.BlockRef;
import io.penstock.platform.lease.Leases;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Tables {@code chain_seen_block}, {@code chain_log} and {@code chain_watch_position} of one deployment. */
final class WatchStore {

    /** Blocks without logs that are kept, and so the deepest reorganisation that is found by walking back. */
    static final int KEPT = 256;

    private final JdbcTemplate jdbc;
    private final Leases leases;
    private final String deployment;

    WatchStore(JdbcTemplate jdbc, Leases leases, String deployment) {
        this.jdbc = jdbc;
        this.leases = leases;
        this.deployment = deployment;
    }

    /** A log at its place in the order of reading. */
    record Stored(long id, Entry entry) {}

    /** The newest block that was read and not taken back. */
    Optional<BlockRef> last() {
        return seen(1).stream().findFirst();
    }

    /** Blocks that were read and not taken back, newest first. */
    List<BlockRef> seen(int most) {
        return jdbc.query(
                "select * from chain_seen_block where deployment_id = ? and canonical order by number desc limit ?",
                (row, _) -> new BlockRef(row.getLong("number"), row.getString("hash"), row.getString("parent_hash")),
                deployment,
                most);
    }

    /**
     * Blocks and their logs in one transaction: the position is never before its facts, nor behind them. Of a block that was
     * taken back and is there again, all logs are told anew: some of them may not have been told when it went.
     */
    void read(List<BlockRef> blocks, List<Entry> logs) {
        leases.write(() -> {
            for (BlockRef each : blocks) {
                tellAnew(each);
                jdbc.update("""
                        insert into chain_seen_block (deployment_id, hash, number, parent_hash) values (?, ?, ?, ?)
                        on conflict (deployment_id, hash) do update set canonical = true
                        """, deployment, each.hash(), each.number(), each.parentHash());
            }
            for (Entry each : logs) {
                jdbc.update(
                        """
                        insert into chain_log (deployment_id, block_number, block_hash, transaction_hash, log_index,
                            address, topics, data)
                        values (?, ?, ?, ?, ?, ?, ?, ?)
                        on conflict (deployment_id, block_hash, log_index) do nothing
                        """,
                        deployment,
                        each.blockNumber(),
                        each.blockHash(),
                        each.transactionHash(),
                        each.logIndex(),
                        each.address(),
                        each.topics().toArray(String[]::new),
                        each.data());
            }
            jdbc.update("""
                    delete from chain_seen_block b where deployment_id = ? and number < ?
                        and not exists (select 1 from chain_log l
                            where l.deployment_id = b.deployment_id and l.block_hash = b.hash)
                    """, deployment, blocks.getLast().number() - KEPT);
            return blocks.size();
        });
    }

    private void tellAnew(BlockRef block) {
        jdbc.update("""
                update chain_watch_position p set log_id = least(p.log_id, back.first - 1), changed_at = now()
                from (select min(l.id) as first from chain_log l
                    join chain_seen_block b on b.deployment_id = l.deployment_id and b.hash = l.block_hash
                    where l.deployment_id = ? and l.block_hash = ? and not b.canonical) back
                where p.deployment_id = ? and back.first is not null
                """, deployment, block.hash(), deployment);
    }

    /** Marks what stands above as taken back. @return how many blocks */
    int takenBack(long above) {
        return leases.write(() -> jdbc.update(
                "update chain_seen_block set canonical = false where deployment_id = ? and canonical and number > ?",
                deployment,
                above));
    }

    /** Of each transaction that was told and stands in no block now its first log, as it was told last. */
    List<Entry> gone() {
        return jdbc.query("""
                select distinct on (l.transaction_hash) l.* from chain_log l
                join chain_seen_block b on b.deployment_id = l.deployment_id and b.hash = l.block_hash
                where l.deployment_id = ? and not b.canonical and l.id <= ? and not exists (
                    select 1 from chain_log o
                    join chain_seen_block c on c.deployment_id = o.deployment_id and c.hash = o.block_hash
                    where o.deployment_id = l.deployment_id and o.transaction_hash = l.transaction_hash and c.canonical)
                order by l.transaction_hash, l.block_number desc, l.log_index
                """, (row, _) -> entry(row), deployment, handled());
    }

    /** Addresses that the deployment's factory has made, as far as it was read. */
    List<Entry> logsOf(String address) {
        return jdbc.query(
                "select * from chain_log where deployment_id = ? and address = ? order by id",
                (row, _) -> entry(row),
                deployment,
                address);
    }

    /** Logs that have not become commands, in the order of reading; of taken back blocks too, which are passed over. */
    List<Stored> unhandled(int most) {
        return jdbc.query("""
                select l.* from chain_log l where l.deployment_id = ? and l.id > ?
                    and exists (select 1 from chain_seen_block b
                        where b.deployment_id = l.deployment_id and b.hash = l.block_hash and b.canonical)
                order by l.id limit ?
                """, (row, _) -> new Stored(row.getLong("id"), entry(row)), deployment, handled(), most);
    }

    /** All logs of one transaction in one block, in their order. */
    List<Entry> transaction(Entry entry) {
        return jdbc.query(
                "select * from chain_log where deployment_id = ? and block_hash = ? and transaction_hash = ?"
                        + " order by log_index",
                (row, _) -> entry(row),
                deployment,
                entry.blockHash(),
                entry.transactionHash());
    }

    /** The last log that has been told; 0 before the first. */
    long handled() {
        return jdbc
                .queryForList("select log_id from chain_watch_position where deployment_id = ?", Long.class, deployment)
                .stream()
                .findFirst()
                .orElse(0L);
    }

    void handled(long id) {
        leases.write(() -> jdbc.update("""
                insert into chain_watch_position (deployment_id, log_id) values (?, ?)
                on conflict (deployment_id) do update set log_id = excluded.log_id, changed_at = now()
                """, deployment, id));
    }

    private static Entry entry(ResultSet row) throws SQLException {
        return new Entry(
                row.getLong("block_number"),
                row.getString("block_hash"),
                row.getString("transaction_hash"),
                row.getInt("log_index"),
                row.getString("address"),
                List.of((String[]) row.getArray("topics").getArray()),
                row.getString("data"));
    }
}
