package io.penstock.platform.journal;

import io.penstock.contracts.journal.HashChain;
import io.penstock.onchain.Effects;
import io.penstock.platform.chain.ChainFailure;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainOutbox;
import io.penstock.platform.chain.ChainReceipt;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Puts the journal's head on chain whenever there is something new: contiguous ranges, one on its way at a time. From
 * then on a changed byte of the log can be shown by anyone.
 */
public final class JournalAnchor extends Worker implements ChainResultListener {

    private static final Logger LOG = LoggerFactory.getLogger(JournalAnchor.class);
    private static final String PURPOSE = "journal.anchor";

    private final Journal journal;
    private final ChainOutbox outbox;
    private final Effects effects;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Duration every;

    public JournalAnchor(
            Journal journal,
            ChainOutbox outbox,
            Effects effects,
            JdbcTemplate jdbc,
            TransactionTemplate transaction,
            Leases leases,
            Duration every) {
        super("journal-anchor", leases);
        this.journal = journal;
        this.outbox = outbox;
        this.effects = effects;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.every = every;
    }

    /** How far the chain vouches for the journal. */
    public enum State {
        ANCHORED,
        PENDING
    }

    /**
     * Whether the head of the moment is on chain.
     *
     * @param to last position of the range
     */
    public record Status(State state, long to, String head) {}

    /** Starts to anchor what is new, unless a range is on its way already, and says how things stand. */
    public synchronized Status anchor() {
        transaction.executeWithoutResult(_ -> next().ifPresent(this::submit));
        var head = journal.head();
        Long confirmed = jdbc.queryForObject(
                "select coalesce(max(to_position), 0) from journal_anchor where block_number is not null", Long.class);
        boolean all = confirmed != null && confirmed >= head.position();
        return new Status(all ? State.ANCHORED : State.PENDING, head.position(), head.headHex());
    }

    @Override
    protected void work() throws InterruptedException {
        while (active()) {
            anchor();
            healthy();
            pause(every);
        }
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public void mined(ChainReceipt receipt) {
        jdbc.update(
                "update journal_anchor set transaction_hash = ?, block_number = ? where to_position = ?",
                receipt.transactionHash(),
                receipt.blockNumber(),
                Long.parseLong(receipt.reference()));
    }

    /** Stays as it is, and with it every later range: a gap in the anchors would hide what it leaves out. */
    @Override
    public void reverted(ChainFailure failure) {
        LOG.error("the chain refuses the journal up to {}: {}", failure.reference(), failure.reason());
        jdbc.update(
                "update journal_anchor set failure = ? where to_position = ?",
                failure.reason(),
                Long.parseLong(failure.reference()));
    }

    private record Range(long from, HashChain head) {}

    private Optional<Range> next() {
        Long last = jdbc.queryForObject("select coalesce(max(to_position), 0) from journal_anchor", Long.class);
        Boolean open = jdbc.queryForObject(
                "select exists (select 1 from journal_anchor where block_number is null)", Boolean.class);
        var head = journal.head();
        return last == null || Boolean.TRUE.equals(open) || head.position() <= last
                ? Optional.empty()
                : Optional.of(new Range(last + 1, head));
    }

    private void submit(Range range) {
        long to = range.head().position();
        int added = jdbc.update(
                "insert into journal_anchor (from_position, to_position, head) values (?, ?, ?) on conflict do nothing",
                range.from(),
                to,
                range.head().headHex());
        if (added == 0) {
            return; // another instance was asked at the same moment
        }
        var key = "journal/" + journal.service() + "/" + to;
        outbox.submit(new ChainIntent(
                PURPOSE,
                Long.toString(to),
                effects.anchorJournal(
                        key, journal.service(), range.from(), to, range.head().headHex())));
    }
}
