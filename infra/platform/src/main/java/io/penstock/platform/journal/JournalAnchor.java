package io.penstock.platform.journal;

import io.penstock.onchain.ChainReader;
import io.penstock.onchain.Effects;
import io.penstock.onchain.JournalRange;
import io.penstock.platform.chain.ChainFailure;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainOutbox;
import io.penstock.platform.chain.ChainReceipt;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Closes blocks of the journal and puts them on chain: after so many events, or so long after the first event that is in
 * none. Blocks follow one another without a gap. One that the chain refuses holds up the later ones, for a gap in the
 * anchors would hide what it leaves out; it shows in {@link JournalHealth} until {@link #anchor()} gets it there.
 */
public final class JournalAnchor extends Worker implements ChainResultListener {

    private static final Logger LOG = LoggerFactory.getLogger(JournalAnchor.class);
    private static final String PURPOSE = "journal.anchor";
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final int ON_THEIR_WAY = 50;

    private final Journal journal;
    private final JournalBlocks blocks;
    private final ChainOutbox outbox;
    private final Effects effects;
    private final ChainReader chain;
    private final TransactionTemplate transaction;
    private final int blockEvents;
    private final Duration blockAge;

    /** By the clock that no one sets; 0 while every event is in a block. */
    private long waitingSince;

    /**
     * An anchor of a journal.
     *
     * @param blockEvents a block has at most this many events, and closes when it has them
     * @param blockAge a block closes this long after its first event was seen, however small it is
     */
    public JournalAnchor(
            Journal journal,
            JournalBlocks blocks,
            ChainOutbox outbox,
            Effects effects,
            ChainReader chain,
            TransactionTemplate transaction,
            Leases leases,
            int blockEvents,
            Duration blockAge) {
        super("journal-anchor", leases);
        this.journal = journal;
        this.blocks = blocks;
        this.outbox = outbox;
        this.effects = effects;
        this.chain = chain;
        this.transaction = transaction;
        this.blockEvents = blockEvents;
        this.blockAge = blockAge;
    }

    /** How far the chain vouches for the journal. */
    public enum State {
        ANCHORED,
        PENDING,
        REFUSED
    }

    /**
     * Whether the head of the moment is on chain.
     *
     * @param to the journal's last position
     * @param reason why the chain refused the first block that is missing there, or empty
     */
    public record Status(State state, long to, String head, String reason) {}

    /**
     * Closes a block of what is new, submits refused blocks again in the same bounds under new keys, and says how far
     * the chain is. Nothing is left out: what the chain already has is compared with the journal and taken over.
     *
     * @throws IllegalStateException if the chain vouches for another journal than this one
     */
    public synchronized Status anchor() {
        var refused = blocks.firstRefused();
        if (refused.isPresent()) {
            takeOver();
            blocks.refused().forEach(this::again);
        } else {
            close(true);
        }
        var head = journal.head();
        boolean all = blocks.anchoredPosition() >= head.position();
        State state = all ? State.ANCHORED : refused.isPresent() ? State.REFUSED : State.PENDING;
        return new Status(
                state,
                head.position(),
                head.headHex(),
                all ? "" : refused.map(AnchoredBlock::reason).orElse(""));
    }

    @Override
    protected void work() throws InterruptedException {
        while (active()) {
            closeWhatIsDue();
            healthy();
            pause(blockAge.compareTo(LOOK) < 0 ? blockAge : LOOK);
        }
    }

    @Override
    public String purpose() {
        return PURPOSE;
    }

    @Override
    public void mined(ChainReceipt receipt) {
        blocks.anchored(EffectKey.parse(receipt.effectKey()), receipt.transactionHash(), receipt.blockNumber());
    }

    @Override
    public void reverted(ChainFailure failure) {
        LOG.error("the chain refuses the journal up to {}: {}", failure.reference(), failure.reason());
        blocks.refused(EffectKey.parse(failure.effectKey()), failure.reason());
    }

    private synchronized void closeWhatIsDue() {
        if (journal.head().position() == blocks.lastPosition()) {
            waitingSince = 0;
            return;
        }
        long now = System.nanoTime();
        waitingSince = waitingSince == 0 ? now : waitingSince;
        boolean due = now - waitingSince >= blockAge.toNanos();
        close(due);
        waitingSince = due ? 0 : waitingSince;
    }

    /** @param also the last block, which is not full */
    private void close(boolean also) {
        long open = blocks.countPending();
        long last = blocks.lastPosition();
        long head = journal.head().position();
        while (open < ON_THEIR_WAY
                && blocks.countRefused() == 0
                && (head - last >= blockEvents || (also && head > last))) {
            long to = Math.min(last + blockEvents, head);
            var block = blocks.contents(last + 1, to);
            try {
                transaction.executeWithoutResult(_ -> {
                    blocks.insert(block);
                    submit(block, 1);
                });
            } catch (DuplicateKeyException _) {
                return; // Another instance closed it.
            }
            waitingSince = 0;
            last = to;
            open++;
        }
    }

    private void again(AnchoredBlock refused) {
        var block = blocks.contents(refused.from(), refused.to());
        transaction.executeWithoutResult(_ -> {
            if (blocks.again(refused, block)) {
                submit(block, refused.attempts() + 1);
            }
        });
    }

    /** What the chain has beyond our table: an answer that was lost, or a database restored from a backup. */
    private void takeOver() {
        for (JournalRange range : chain.anchorsFrom(journal.service(), blocks.countAnchored())) {
            long end = journal.head().position();
            if (range.to() > end) {
                throw new IllegalStateException(
                        "the chain vouches for the journal up to " + range.to() + ", but it ends at " + end);
            }
            var ours = blocks.contents(range.from(), range.to());
            if (!range.head().equals("0x" + ours.head()) || !range.root().equals("0x" + ours.root())) {
                throw new IllegalStateException("the chain vouches for another journal from " + range.from() + " to "
                        + range.to() + ": there its head is " + range.head() + ", here " + ours.head());
            }
            LOG.warn("the chain has the journal from {} to {} already", range.from(), range.to());
            transaction.executeWithoutResult(_ -> blocks.found(ours, range.blockNumber()));
        }
    }

    private void submit(JournalBlocks.Contents block, int attempt) {
        outbox.submit(new ChainIntent(
                PURPOSE,
                Long.toString(block.to()),
                effects.anchorJournal(
                        new EffectKey(journal.service(), block.from(), block.to(), attempt).text(),
                        journal.service(),
                        block.from(),
                        block.to(),
                        block.root(),
                        block.head())));
    }
}
