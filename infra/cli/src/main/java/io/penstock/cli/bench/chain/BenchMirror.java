package io.penstock.cli.bench.chain;

import com.zaxxer.hikari.HikariDataSource;
import io.penstock.cli.bench.log.BenchServer;
import io.penstock.onchain.Effect;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainOutbox;
import io.penstock.platform.chain.ChainWorker;
import io.penstock.platform.chain.JdbcChainOutbox;
import io.penstock.platform.chain.signer.LocalSigner;
import io.penstock.platform.instance.Instance;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The mirror of one service as the service runs it, with a database of its own. */
final class BenchMirror implements AutoCloseable {

    /** The services' own pause between two turns. */
    private static final Duration POLL = Duration.ofMillis(50);

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(20);

    private final HikariDataSource database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Leases leases;
    private final ChainWorker worker;
    private final ChainOutbox outbox;

    private BenchMirror(BenchServer server, BenchChain chain, String service) {
        this.database = server.database("bench_chain_" + service);
        this.jdbc = new JdbcTemplate(database);
        BenchServer.migrate(jdbc);
        var transactions = new JdbcTransactionManager(database);
        this.transaction = new TransactionTemplate(transactions);
        this.leases = new Leases(database, transactions, Instance.of(service));
        leases.start();
        String key = chain.mirrorKey(service).privateKey();
        this.worker = new ChainWorker(
                chain.web3(),
                chain.mirrored(),
                LocalSigner.ofKey(key),
                service,
                PlatformProperties.Chain.withKey(chain.url().toString(), key, Path.of("unused"), POLL),
                jdbc,
                leases);
        this.outbox = new JdbcChainOutbox(jdbc, worker::wake);
        worker.start();
    }

    /** @param service whose relay signs: {@code "issuance"} or {@code "servicing"} */
    static BenchMirror start(BenchServer server, BenchChain chain, String service) {
        return new BenchMirror(server, chain, service);
    }

    /**
     * Submits effects as events do, and returns when all of them count as done.
     *
     * @return seconds from the first row in the outbox to the last confirmation
     */
    double run(List<Effect> effects) {
        long begin = System.nanoTime();
        for (int from = 0; from < effects.size(); from += 100) {
            var part = effects.subList(from, Math.min(from + 100, effects.size()));
            transaction.executeWithoutResult(
                    _ -> part.forEach(each -> outbox.submit(new ChainIntent("bench", each.key(), each))));
        }
        long deadline = begin + PATIENCE;
        while (open() > 0) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(open() + " effects are not on chain after twenty minutes");
            }
            LockSupport.parkNanos(LOOK);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Transactions that were signed so far. */
    long transactions() {
        return number("select count(*) from chain_transaction");
    }

    private long open() {
        var refused = jdbc.queryForList(
                "select effect_key || ': ' || refusal from chain_effect where refusal is not null limit 1",
                String.class);
        if (!refused.isEmpty()) {
            throw new IllegalStateException("refused: " + refused.getFirst());
        }
        return number("""
                select count(*) from chain_effect e left join chain_transaction t on t.id = e.transaction_id
                where t.state is null or t.state <> 'CONFIRMED'
                """);
    }

    private long number(String query) {
        var found = jdbc.queryForObject(query, Long.class);
        return found == null ? 0 : found;
    }

    @Override
    public void close() {
        worker.stop();
        leases.stop();
        database.close();
    }
}
