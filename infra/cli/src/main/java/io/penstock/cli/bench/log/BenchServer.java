package io.penstock.cli.bench.log;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.penstock.launcher.Stack;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.TreeMap;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.jdbc.core.JdbcTemplate;

/** The PostgreSQL that all contestants share: a database for each, with the server's settings as the product has them. */
public final class BenchServer {

    /** Of every database here. */
    public static final String USER = "postgres";

    private static final int CONNECTIONS = 20;

    private final Stack stack;

    BenchServer(Stack stack) {
        this.stack = stack;
    }

    String kafka() {
        return stack.urls().kafka();
    }

    /** Of the server, on loopback. */
    public int port() {
        return URI.create(stack.urls().issuanceDatabase().substring("jdbc:".length()))
                .getPort();
    }

    /** Of {@link #USER}. */
    public String password() {
        return stack.faults().administratorPassword();
    }

    /** An empty database and connections to it. The caller closes them. */
    public HikariDataSource database(String name) {
        try (var connection = stack.faults().connect("issuance");
                var statement = connection.createStatement()) {
            statement.execute("drop database if exists " + name + " with (force)");
            statement.execute("create database " + name + " template template0");
        } catch (SQLException e) {
            throw new IllegalStateException("no database " + name, e);
        }
        return connect(name);
    }

    /** More connections to a database that is there. The caller closes them. */
    public HikariDataSource connect(String name) {
        var config = new HikariConfig();
        config.setJdbcUrl("jdbc:postgresql://127.0.0.1:" + port() + "/" + name);
        config.setUsername(USER);
        config.setPassword(password());
        config.setMaximumPoolSize(CONNECTIONS);
        return new HikariDataSource(config);
    }

    /** The tables of the platform, from its own migrations. */
    public static void migrate(JdbcTemplate jdbc) {
        try {
            var found = new PathMatchingResourcePatternResolver(BenchServer.class.getClassLoader())
                    .getResources("classpath*:META-INF/penstock/migration/V*.sql");
            var scripts = new TreeMap<String, Resource>();
            for (Resource script : found) {
                scripts.putIfAbsent(String.valueOf(script.getFilename()), script);
            }
            for (Resource script : scripts.values()) {
                jdbc.execute(script.getContentAsString(StandardCharsets.UTF_8).replace("${app_role}", USER));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
