package io.penstock.platform.chain.reconcile;

import io.penstock.onchain.ChainBooks;
import io.penstock.onchain.OnchainException;
import io.penstock.platform.chain.BlockRef;
import io.penstock.platform.chain.MirrorBooks;
import io.penstock.platform.chain.reconcile.BreakCommand.NoteRun;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongFunction;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares this service's log with the chain again and again: its writer's effects, and everything that its contexts have
 * put on chain. Each difference becomes an event with both sides, once for as long as it stays; when the two agree again,
 * that is an event too.
 *
 * <p>Runs only while nothing is on its way, since what is in flight is in neither side's books for sure; a busy service is
 * compared at its first quiet moment. The chain is read at the end of the newest block of which the log has everything that
 * the chain did by itself, so that a holder's transfer or claim that is merely not noted yet is no difference. Nor is it one
 * that a chain has fallen back, as long as the writer has not noticed: what it lost goes out again.
 */
public final class ChainReconciliation extends Worker {

    private static final Logger LOG = LoggerFactory.getLogger(ChainReconciliation.class);
    private static final Duration LOOK = Duration.ofSeconds(2);
    private static final Duration QUIET_LOOK = Duration.ofMillis(100);
    private static final int LOOKS_FOR_READING = 20;

    private final JdbcTemplate jdbc;
    private final MirrorBooks books;
    private final LongFunction<ChainBooks> chain;
    private final List<ChainStatements> statements;
    private final Watched watched;
    private final BreakBook breaks;
    private final BreakId id;
    private final Duration every;

    /** What a run read at an older block must not be noted behind a run that read a newer one. */
    private final ReentrantLock oneAtATime = new ReentrantLock();

    /**
     * What a run found.
     *
     * @param compared how many things
     */
    public record Outcome(long blockNumber, String blockHash, int compared, List<Comparison> breaks) {

        public Outcome {
            breaks = List.copyOf(breaks);
        }
    }

    /** @param chain the chain at the end of a block */
    public ChainReconciliation(
            JdbcTemplate jdbc,
            Leases leases,
            MirrorBooks books,
            LongFunction<ChainBooks> chain,
            List<ChainStatements> statements,
            Watched watched,
            BreakBook breaks,
            BreakId id,
            Duration every) {
        super("chain-reconciliation", leases);
        this.jdbc = jdbc;
        this.books = books;
        this.chain = chain;
        this.statements = List.copyOf(statements);
        this.watched = watched;
        this.breaks = breaks;
        this.id = id;
        this.every = every;
    }

    @Override
    protected void work() throws Exception {
        long next = System.nanoTime();
        while (active()) {
            if (System.nanoTime() - next >= 0 && run().isPresent()) {
                next = System.nanoTime() + every.toNanos();
            }
            healthy();
            pause(LOOK);
        }
    }

    /**
     * Compares once.
     *
     * @return empty if something is on its way
     */
    public Optional<Outcome> run() throws IOException, InterruptedException {
        oneAtATime.lockInterruptibly();
        try {
            return runAlone();
        } finally {
            oneAtATime.unlock();
        }
    }

    private Optional<Outcome> runAlone() throws IOException, InterruptedException {
        var both = books.atRest();
        if (both.isEmpty()) {
            return Optional.empty();
        }
        var told = told(both.get().block().number());
        if (told.isEmpty()) {
            return Optional.empty();
        }
        var block = told.get().block();
        Optional<List<Comparison>> compared;
        try {
            compared = statements(chain.apply(block.number()));
        } catch (OnchainException e) {
            if (holdsStill(both.get(), told.get())) {
                throw new IOException(e.getMessage(), e);
            }
            return Optional.empty(); // the log went on, and asked a block for what came after it
        }
        if (compared.isEmpty() || !holdsStill(both.get(), told.get())) {
            return Optional.empty();
        }
        var all = new ArrayList<>(
                MirrorStatement.compare(both.get().log(), both.get().chain()));
        all.addAll(compared.get());
        return Optional.of(note(block, all));
    }

    /** Whether neither side has moved since: what was read of one belongs to what was read of the other. */
    private boolean holdsStill(MirrorBooks.BothSides both, Watched.UpTo told) throws IOException {
        return books.stillAtRest(both.log()) && isNewest(told) && books.has(told.block());
    }

    /** Empty if a log cannot be read to its end at this moment. */
    private Optional<List<Comparison>> statements(ChainBooks at) {
        var all = new ArrayList<Comparison>();
        for (ChainStatements each : statements) {
            var some = each.compare(at);
            if (some.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(some.get());
        }
        return Optional.of(all);
    }

    /** The chain goes on while it is read: what is read soon enough covers the block that the caller saw. */
    private Optional<Watched.UpTo> told(long head) throws InterruptedException {
        for (int look = 0; look < LOOKS_FOR_READING; look++) {
            var told = watched.safeUnder(head);
            if (told.isPresent()) {
                return told;
            }
            pause(QUIET_LOOK);
        }
        return Optional.empty();
    }

    /** Whether the log has heard of nothing that stands above the block that was compared. */
    private boolean isNewest(Watched.UpTo told) {
        return watched.safeUnder(told.block().number())
                .filter(now -> now.position() == told.position())
                .isPresent();
    }

    /**
     * Compares at the first quiet moment.
     *
     * @return empty if there was none in this time
     */
    public Optional<Outcome> runWithin(Duration patience) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            var outcome = run();
            if (outcome.isPresent() || System.nanoTime() - deadline >= 0) {
                return outcome;
            }
            pause(QUIET_LOOK);
        }
    }

    private Outcome note(BlockRef block, List<Comparison> compared) {
        var differences = compared.stream().filter(each -> !each.holds()).toList();
        jdbc.update(
                "insert into chain_reconciliation (run_id, block_number, block_hash, compared, breaks) values (?, ?, ?, ?, ?)",
                UUID.randomUUID(),
                block.number(),
                block.hash(),
                compared.size(),
                differences.size());
        var known = breaks.now();
        var run = new NoteRun(id, block.number(), block.hash(), differences);
        if (!known.standing().isEmpty() || !differences.isEmpty()) {
            breaks.send(run);
        }
        for (Comparison each : differences) {
            LOG.error("BREAK: {}: log {}, chain {}", each.what(), each.log(), each.chain());
        }
        return new Outcome(block.number(), block.hash(), compared.size(), differences);
    }

    /** Breaks that no later run has found to be over and nobody has accepted, oldest first. */
    public List<Comparison> open() {
        return breaks.now().open();
    }

    /** All that stand, accepted ones too. */
    public Breaks standing() {
        return breaks.now();
    }
}
