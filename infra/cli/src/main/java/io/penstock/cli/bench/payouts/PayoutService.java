package io.penstock.cli.bench.payouts;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.penstock.cli.bench.chain.BenchMirror;
import io.penstock.onchain.ContractAddresses;
import io.penstock.platform.chain.ChainFailure;
import io.penstock.platform.chain.ChainReceipt;
import io.penstock.platform.chain.ChainResultListener;
import io.penstock.platform.chain.NodeConnection;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The process that is killed: the mirror and the reporter as a service runs them, over a database of its own. Takes orders
 * for payouts from table {@code payout_order}; that an order is taken and its effects are in the outbox is one
 * transaction. What it hears of its effects goes into table {@code payout_told}.
 */
public final class PayoutService {

    static final String SERVICE = "servicing";
    static final String DATABASE = "BENCH_DATABASE";
    static final String USER = "BENCH_USER";
    static final String PASSWORD = "BENCH_PASSWORD";
    static final String CHAIN = "BENCH_CHAIN";
    static final String CONTRACTS = "BENCH_CONTRACTS";
    static final String KEY = "BENCH_KEY";
    static final String SEED = "BENCH_SEED";
    static final String HOLDERS = "BENCH_HOLDERS";

    private static final long LOOK_MILLIS = 100;
    private static final int CONNECTIONS = 6;

    private final BenchMirror mirror;
    private final JdbcTemplate jdbc;
    private final PayoutBook book;

    private PayoutService(BenchMirror mirror, PayoutBook book) {
        this.mirror = mirror;
        this.jdbc = mirror.jdbc();
        this.book = book;
    }

    /** The tables that a service would have for its business. */
    static void prepare(JdbcTemplate jdbc) {
        jdbc.execute("create table payout_order (date int, deal int, taken boolean not null default false,"
                + " primary key (date, deal))");
        jdbc.execute("create table payout_told (effect_key text primary key, transaction_hash text not null,"
                + " block_number bigint not null, times int not null default 1)");
    }

    /** Runs until it is killed, or its harness is gone. */
    public static void main(String[] arguments) throws InterruptedException {
        var given = System.getenv();
        var web3 = NodeConnection.to(required(given, CHAIN));
        try (var mirror = BenchMirror.resume(
                database(given),
                web3,
                required(given, CHAIN),
                ContractAddresses.read(Path.of(required(given, CONTRACTS))),
                required(given, KEY),
                SERVICE)) {
            var book =
                    new PayoutBook(Long.parseLong(required(given, SEED)), Integer.parseInt(required(given, HOLDERS)));
            new PayoutService(mirror, book).run();
        }
    }

    private static HikariDataSource database(Map<String, String> given) {
        var config = new HikariConfig();
        config.setJdbcUrl(required(given, DATABASE));
        config.setUsername(required(given, USER));
        config.setPassword(required(given, PASSWORD));
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    private static String required(Map<String, String> given, String name) {
        return Objects.requireNonNull(given.get(name), name);
    }

    private void run() throws InterruptedException {
        var reporter = mirror.reporter(new Told(jdbc));
        reporter.start();
        var harness = ProcessHandle.current().parent();
        while (harness.isPresent() && harness.get().isAlive()) {
            try {
                takeOrders();
            } catch (DataAccessException e) {
                System.err.println("orders: " + e.getMessage());
            }
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        }
        reporter.stop();
    }

    private void takeOrders() {
        jdbc.query("select date, deal from payout_order where not taken order by date, deal", row -> {
            take(row.getInt(1), row.getInt(2));
        });
    }

    private void take(int date, int deal) {
        mirror.submit(
                book.payout(deal, date),
                () -> jdbc.update("update payout_order set taken = true where date = ? and deal = ?", date, deal));
    }

    /** Notes what it is told; again is counted. */
    private record Told(JdbcTemplate jdbc) implements ChainResultListener {

        @Override
        public String purpose() {
            return BenchMirror.PURPOSE;
        }

        @Override
        public void mined(ChainReceipt receipt) {
            jdbc.update("""
                    insert into payout_told (effect_key, transaction_hash, block_number) values (?, ?, ?)
                    on conflict (effect_key) do update set times = payout_told.times + 1
                    """, receipt.effectKey(), receipt.transactionHash(), receipt.blockNumber());
        }

        @Override
        public void reverted(ChainFailure failure) {
            throw new IllegalStateException("refused: " + failure.effectKey() + ": " + failure.reason());
        }
    }
}
