package io.penstock.launcher.postgres;

import io.penstock.launcher.Secrets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * One database per service, each with two roles: the owner changes tables (migrations), the other one works with them
 * and gets its rights table by table from the migrations. Every statement can be repeated, so that a start that was
 * killed half way is completed by the next one.
 */
final class Databases {

    private final int port;
    private final Secrets secrets;

    Databases(int port, Secrets secrets) {
        this.port = port;
        this.secrets = secrets;
    }

    /** Whether the server accepts the administrator. */
    boolean answers() throws SQLException {
        try (Connection connection = connect("postgres")) {
            return connection.isValid(2);
        }
    }

    void create() throws SQLException {
        try (Connection connection = connect("postgres");
                Statement statement = connection.createStatement()) {
            create(statement, "penstock_issuance", secrets.issuanceOwnerPassword(), secrets.issuancePassword());
            create(statement, "penstock_servicing", secrets.servicingOwnerPassword(), secrets.servicingPassword());
        }
        grant("penstock_issuance");
        grant("penstock_servicing");
    }

    private static void create(Statement statement, String name, String ownerPassword, String appPassword)
            throws SQLException {
        role(statement, name + "_owner", ownerPassword);
        role(statement, name + "_app", appPassword);
        // Health tells who holds back the readers of the log, also when it is another service or a person.
        statement.execute("GRANT pg_read_all_stats TO " + name + "_app");
        if (!exists(statement, "SELECT 1 FROM pg_database WHERE datname = '" + name + "'")) {
            statement.execute("CREATE DATABASE " + name + " OWNER " + name + "_owner TEMPLATE template0");
        }
        statement.execute("REVOKE ALL ON DATABASE " + name + " FROM PUBLIC");
        statement.execute("GRANT CONNECT ON DATABASE " + name + " TO " + name + "_app");
    }

    private void grant(String name) throws SQLException {
        try (Connection connection = connect(name);
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER SCHEMA public OWNER TO " + name + "_owner");
            statement.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC");
            statement.execute("GRANT USAGE ON SCHEMA public TO " + name + "_app");
        }
    }

    private static void role(Statement statement, String name, String password) throws SQLException {
        if (!exists(statement, "SELECT 1 FROM pg_roles WHERE rolname = '" + name + "'")) {
            // Passwords are hexadecimal: nothing to quote.
            statement.execute("CREATE ROLE " + name + " LOGIN PASSWORD '" + password + "'");
        }
    }

    private static boolean exists(Statement statement, String query) throws SQLException {
        try (ResultSet rows = statement.executeQuery(query)) {
            return rows.next();
        }
    }

    private Connection connect(String database) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", secrets.postgresPassword());
        properties.setProperty("connectTimeout", "5");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
    }
}
