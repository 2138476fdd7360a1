package io.penstock.platform.test;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.penstock.platform.instance.Instance;
import io.penstock.platform.lease.Leases;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A migrated database without a service on it, as the service's role sees it. */
public final class TestDatabase implements AutoCloseable {

    private final HikariDataSource pool;
    private final JdbcTransactionManager transactions;

    public TestDatabase(String jdbcUrl, String role) {
        var config = new HikariConfig();
        config.setJdbcUrl(jdbcUrl);
        config.setUsername(role);
        config.setPassword("test");
        config.setMaximumPoolSize(16);
        // A process of a test may start while the server recovers from a crash, and nobody starts it a second time.
        config.setInitializationFailTimeout(60_000);
        // As in a service: whoever is stopped inside a transaction must not hold the others for ever.
        config.setConnectionInitSql(
                "select set_config('idle_in_transaction_session_timeout', '3s', false), set_config('transaction_timeout', '20s', false)");
        pool = new HikariDataSource(config);
        transactions = new JdbcTransactionManager(pool);
    }

    /** Runs the platform's migrations first. */
    public static TestDatabase migrated(PlatformServices services) {
        Flyway.configure()
                .dataSource(services.jdbcUrl(), services.ownerRole(), "test")
                .locations("classpath:META-INF/penstock/migration")
                .placeholders(Map.of("app_role", services.appRole()))
                .load()
                .migrate();
        return new TestDatabase(services.jdbcUrl(), services.appRole());
    }

    public DataSource dataSource() {
        return pool;
    }

    public JdbcTemplate jdbc() {
        return new JdbcTemplate(pool);
    }

    public TransactionTemplate transaction() {
        return new TransactionTemplate(transactions);
    }

    /** Leases of one more instance of the service, which begin at once and end with the database. */
    public Leases leases(String service) {
        var leases = new Leases(pool, transactions, Instance.of(service));
        leases.start();
        return leases;
    }

    @Override
    public void close() {
        pool.close();
    }
}
