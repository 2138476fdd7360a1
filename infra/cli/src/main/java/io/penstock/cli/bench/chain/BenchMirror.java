package io.penstock.cli.bench.chain;

import com.zaxxer.hikari.HikariDataSource;
import io.penstock.cli.bench.log.BenchServer;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Effect;
import io.penstock.platform.chain.ChainIntent;
import io.penstock.platform.chain.ChainOutbox;
import io.penstock.platform.chain.ChainReporter;
import io.penstock.platform.chain.ChainResultListener;
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
import org.web3j.protocol.Web3j;

/** The mirror of one service as the service runs it, with a database of its own. */
public final class BenchMirror implements AutoCloseable {

    /** Of every effect that goes through here. */
    public static final String PURPOSE = "bench";

    /** The services' own pause between two turns. */
    private static final Duration POLL = Duration.ofMillis(50);

    private static final long LOOK = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int LOOKS_PER_SECOND = 50;

    /** Of looks in a row at a worker that fails: a node may be away for seconds, not for minutes. */
    private static final int FAILING_SECONDS = 120;

    private static final long PATIENCE = TimeUnit.MINUTES.toNanos(20);

    private final HikariDataSource database;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final Leases leases;
    private final ChainWorker worker;
    private final ChainOutbox outbox;
    private final ContractAddresses contracts;
    private final PlatformProperties.Chain settings;
    private long submitted;

    private BenchMirror(
            HikariDataSource database,
            Web3j web3,
            String url,
            ContractAddresses contracts,
            String key,
            String service) {
        this.database = database;
        this.jdbc = new JdbcTemplate(database);
        var transactions = new JdbcTransactionManager(database);
        this.transaction = new TransactionTemplate(transactions);
        this.leases = new Leases(database, transactions, Instance.of(service));
        leases.start();
        this.settings = PlatformProperties.Chain.withKey(url, key, Path.of("unused"), POLL);
        this.worker = new ChainWorker(web3, contracts, LocalSigner.ofKey(key), service, settings, jdbc, leases);
        this.outbox = new JdbcChainOutbox(jdbc, worker::wake);
        this.contracts = contracts;
    }

    /** @param service whose relay signs: {@code "issuance"} or {@code "servicing"} */
    static BenchMirror start(BenchServer server, BenchChain chain, String service) {
        return start(
                server,
                chain.web3(),
                chain.url().toString(),
                chain.mirrored(),
                chain.mirrorKey(service).privateKey(),
                service);
    }

    /** One over a new database of its own. */
    public static BenchMirror start(
            BenchServer server, Web3j web3, String url, ContractAddresses contracts, String key, String service) {
        var database = server.database("bench_chain_" + service);
        BenchServer.migrate(new JdbcTemplate(database));
        var mirror = new BenchMirror(database, web3, url, contracts, key, service);
        mirror.worker.start();
        return mirror;
    }

    /** One that goes on with a database that is there; closes it in the end. */
    public static BenchMirror resume(
            HikariDataSource database,
            Web3j web3,
            String url,
            ContractAddresses contracts,
            String key,
            String service) {
        var mirror = new BenchMirror(database, web3, url, contracts, key, service);
        mirror.worker.start();
        return mirror;
    }

    /**
     * Submits effects as events do, and returns when all of them count as done.
     *
     * @return seconds from the first row in the outbox to the last confirmation
     */
    public double run(List<Effect> effects) {
        long begin = System.nanoTime();
        for (int from = 0; from < effects.size(); from += 100) {
            var part = effects.subList(from, Math.min(from + 100, effects.size()));
            transaction.executeWithoutResult(
                    _ -> part.forEach(each -> outbox.submit(new ChainIntent(PURPOSE, each.key(), each))));
        }
        submitted += effects.size();
        long deadline = begin + PATIENCE;
        int failing = 0;
        for (int look = 1; confirmed() < submitted; look++) {
            if (look % LOOKS_PER_SECOND == 0) {
                requireNoRefusal();
                failing = worker.failure() == null ? 0 : failing + 1;
                if (failing > FAILING_SECONDS) {
                    throw new IllegalStateException("the mirror writes nothing: " + worker.failure());
                }
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException(
                        (submitted - confirmed()) + " effects are not on chain after twenty minutes");
            }
            LockSupport.parkNanos(LOOK);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    /** Submits effects together with whatever else the work does: in one transaction of the database. */
    public void submit(List<Effect> effects, Runnable together) {
        transaction.executeWithoutResult(_ -> {
            effects.forEach(each -> outbox.submit(new ChainIntent(PURPOSE, each.key(), each)));
            together.run();
        });
    }

    /** Tells a listener what becomes of effects, as a service does; the caller starts and stops it. */
    public ChainReporter reporter(ChainResultListener listener) {
        return new ChainReporter(jdbc, leases, contracts, settings, List.of(listener));
    }

    /** The database under it. */
    public JdbcTemplate jdbc() {
        return jdbc;
    }

    /** Transactions that were signed so far. */
    long transactions() {
        return number("select count(*) from chain_transaction");
    }

    /** By transactions, which are few: asking about each effect would cost more than the mirror takes. */
    private long confirmed() {
        return number(
                "select coalesce(sum(cardinality(effect_ids)), 0) from chain_transaction where state = 'CONFIRMED'");
    }

    private void requireNoRefusal() {
        var refused = jdbc.queryForList(
                "select effect_key || ': ' || refusal from chain_effect where refusal is not null limit 1",
                String.class);
        if (!refused.isEmpty()) {
            throw new IllegalStateException("refused: " + refused.getFirst());
        }
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
