package io.penstock.platform.chain.reconcile;

import io.penstock.platform.chain.MirrorBooks;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.Worker;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Compares this service's log with the chain again and again. Each difference becomes a row with both sides, once for as
 * long as it stays; when the two agree again, that is a row too.
 *
 * <p>Runs only while nothing is on its way, since what is in flight is in neither side's books for sure; a busy service is
 * compared at its first quiet moment.
 */
public final class ChainReconciliation extends Worker {

    private static final Logger LOG = LoggerFactory.getLogger(ChainReconciliation.class);
    private static final Duration LOOK = Duration.ofSeconds(2);

    private final JdbcTemplate jdbc;
    private final MirrorBooks books;
    private final Duration every;

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

    public ChainReconciliation(JdbcTemplate jdbc, Leases leases, MirrorBooks books, Duration every) {
        super("chain-reconciliation", leases);
        this.jdbc = jdbc;
        this.books = books;
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
    public Optional<Outcome> run() throws IOException {
        var both = books.atRest();
        if (both.isEmpty()) {
            return Optional.empty();
        }
        var block = both.get().block();
        var compared = MirrorStatement.compare(both.get().log(), both.get().chain());
        var id = UUID.randomUUID();
        var breaks = compared.stream().filter(each -> !each.holds()).toList();
        fenced(() -> {
            jdbc.update(
                    "insert into chain_reconciliation (run_id, block_number, block_hash, compared, breaks) values (?, ?, ?, ?, ?)",
                    id,
                    block.number(),
                    block.hash(),
                    compared.size(),
                    breaks.size());
            compared.forEach(each -> note(id, block.number(), block.hash(), each));
        });
        for (Comparison each : breaks) {
            LOG.error("BREAK: {}: log {}, chain {}", each.what(), each.log(), each.chain());
        }
        return Optional.of(new Outcome(block.number(), block.hash(), compared.size(), breaks));
    }

    /** Only what is news: a break that was not known, or one that is over. */
    private void note(UUID run, long number, String hash, Comparison each) {
        jdbc.update("""
                insert into chain_break (run_id, block_number, block_hash, what, log_side, chain_side, holds)
                select ?, ?, ?, v.what, v.log_side, v.chain_side, v.holds
                from (values (?::text, ?::text, ?::text, ?::boolean)) v (what, log_side, chain_side, holds)
                left join lateral (select b.* from chain_break b where b.what = v.what order by b.id desc limit 1) last
                    on true
                where case when v.holds then last.holds = false
                    else last.holds is distinct from false or last.log_side <> v.log_side
                        or last.chain_side <> v.chain_side end
                """, run, number, hash, each.what(), each.log(), each.chain(), each.holds());
    }

    /** Breaks that no later run has found to be over, oldest first. */
    public List<Comparison> open() {
        return jdbc.query(
                """
                select * from (select distinct on (what) * from chain_break order by what, id desc) last
                where not holds order by id
                """,
                (row, _) ->
                        new Comparison(row.getString("what"), row.getString("log_side"), row.getString("chain_side")));
    }
}
