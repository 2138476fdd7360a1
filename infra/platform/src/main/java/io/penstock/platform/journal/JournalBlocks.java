package io.penstock.platform.journal;

import io.penstock.contracts.journal.MerkleFrontier;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;

/** Blocks of the journal: made from the log, and kept in table {@code journal_anchor}. */
public final class JournalBlocks {

    private static final String SELECT = """
        select from_position, to_position, root, head, attempts, transaction_hash, block_number, failure
        from journal_anchor
        """;
    private static final String REFUSED = " where block_number is null and failure is not null";
    private static final int PAGE = 1_000;

    private final JdbcTemplate jdbc;
    private final Journal journal;

    public JournalBlocks(JdbcTemplate jdbc, Journal journal) {
        this.jdbc = jdbc;
        this.journal = journal;
    }

    /** What a block will say on chain. */
    record Contents(long from, long to, String root, String head) {}

    /** Everything so far, oldest first. */
    public List<AnchoredBlock> all() {
        return jdbc.query(SELECT + "order by from_position", JournalBlocks::row);
    }

    List<AnchoredBlock> refused() {
        return jdbc.query(SELECT + REFUSED + " order by from_position", JournalBlocks::row);
    }

    Optional<AnchoredBlock> firstRefused() {
        return jdbc.query(SELECT + REFUSED + " order by from_position limit 1", JournalBlocks::row).stream()
                .findFirst();
    }

    long countRefused() {
        return number("select count(*) from journal_anchor" + REFUSED);
    }

    long countPending() {
        return number("select count(*) from journal_anchor where block_number is null");
    }

    long countAnchored() {
        return number("select count(*) from journal_anchor where block_number is not null");
    }

    /** Last position of any block, 0 if there is none. */
    long lastPosition() {
        return number("select coalesce(max(to_position), 0) from journal_anchor");
    }

    /** Last position that is on chain, 0 if none is. */
    long anchoredPosition() {
        return number("select coalesce(max(to_position), 0) from journal_anchor where block_number is not null");
    }

    /**
     * Makes a block from the stored bytes, not from the stored hashes alone.
     *
     * @throws IllegalStateException if the log does not give the hash that the journal has at the end of the block
     */
    Contents contents(long from, long to) {
        var chain = journal.at(from - 1);
        var tree = new MerkleFrontier();
        while (chain.position() < to) {
            var page = journal.after(chain.position(), (int) Math.min(PAGE, to - chain.position()));
            if (page.isEmpty()) {
                throw new IllegalStateException("the journal ends at " + chain.position() + ", before " + to);
            }
            for (Journal.Entry entry : page) {
                byte[] hash = entry.record().hash();
                tree.add(hash);
                chain = chain.append(hash);
            }
            if (!chain.headHex().equals(page.getLast().hash())) {
                throw new IllegalStateException("the log gives other hashes than the journal has between " + from
                        + " and " + chain.position() + ": a stored event was changed, nothing more is anchored");
            }
        }
        return new Contents(from, to, HexFormat.of().formatHex(tree.root()), chain.headHex());
    }

    /** In the caller's transaction. Another instance that was faster makes it fail. */
    void insert(Contents block) {
        jdbc.update(
                "insert into journal_anchor (from_position, to_position, root, head) values (?, ?, ?, ?)",
                block.from(),
                block.to(),
                block.root(),
                block.head());
    }

    /** In the caller's transaction: false if another instance was faster. */
    boolean again(AnchoredBlock refused, Contents block) {
        return jdbc.update(
                        "update journal_anchor set attempts = attempts + 1, failure = null, root = ?"
                                + " where from_position = ? and attempts = ? and block_number is null",
                        block.root(),
                        refused.from(),
                        refused.attempts())
                == 1;
    }

    void anchored(EffectKey key, String transactionHash, long blockNumber) {
        jdbc.update(
                "update journal_anchor set transaction_hash = ?, block_number = ?, failure = null"
                        + " where from_position = ? and to_position = ?",
                transactionHash,
                blockNumber,
                key.from(),
                key.to());
    }

    /** Of the latest attempt only: what is heard late of an earlier one changes nothing. */
    void refused(EffectKey key, String reason) {
        jdbc.update(
                "update journal_anchor set failure = ?"
                        + " where from_position = ? and to_position = ? and attempts = ? and block_number is null",
                reason,
                key.from(),
                key.to(),
                key.attempt());
    }

    /** In the caller's transaction: the chain has this block, so what was to be there instead gives way. */
    void found(Contents block, long blockNumber) {
        jdbc.update("delete from journal_anchor where block_number is null and to_position >= ?", block.from());
        insert(block);
        jdbc.update("update journal_anchor set block_number = ? where from_position = ?", blockNumber, block.from());
    }

    private long number(String sql) {
        Long number = jdbc.queryForObject(sql, Long.class);
        return number == null ? 0 : number;
    }

    private static AnchoredBlock row(ResultSet row, int number) throws SQLException {
        return new AnchoredBlock(
                row.getLong("from_position"),
                row.getLong("to_position"),
                row.getString("root"),
                row.getString("head"),
                row.getInt("attempts"),
                row.getString("transaction_hash"),
                row.getObject("block_number", Long.class),
                row.getString("failure"));
    }
}
