package io.penstock.platform.instance;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One start of one process of a service. Its id stands as the owner of what the process works on; its sign of life is a
 * shared advisory lock on a database session, which the server takes away when the process dies, at once and without a
 * clock.
 *
 * <p>That an instance is gone is a reason to take its work over before the claim's time is up, never a proof that it
 * writes no more: a session can be lost and the process live. What keeps two owners apart is the owner's name, compared
 * in the transaction of every effect.
 *
 * @param id {@code "issuance-4711-5f0c2a9b"}: service, process id, chance
 */
public record Instance(String id) {

    /** First key of the advisory locks, "PNSK"; the second is a hash of the id. */
    private static final int LOCK_CLASS = 0x504E534B;

    /** A name that no other start has. */
    public static Instance of(String service) {
        return new Instance(service + "-" + ProcessHandle.current().pid() + "-"
                + UUID.randomUUID().toString().substring(0, 8));
    }

    /** Shows the sign of life for as long as the session lasts. */
    public void enter(Connection session) throws SQLException {
        try (var statement = session.prepareStatement("select pg_advisory_lock_shared(?, hashtext(?))")) {
            statement.setInt(1, LOCK_CLASS);
            statement.setString(2, id);
            statement.execute();
        }
    }

    /** Whether an instance shows its sign of life in this database. Waits for nobody. */
    public static boolean isAlive(JdbcTemplate jdbc, String id) {
        return Boolean.TRUE.equals(jdbc.queryForObject("select " + aliveSql("?"), Boolean.class, id));
    }

    /**
     * The same inside another statement.
     *
     * @param owner an SQL expression that gives an id; whoever passes it answers for it
     */
    public static String aliveSql(String owner) {
        // Object ids are unsigned, hashtext is not.
        return "exists (select 1 from pg_locks where locktype = 'advisory' and granted"
                + " and database = (select oid from pg_database where datname = current_database())"
                + " and classid = " + LOCK_CLASS + " and objsubid = 2"
                + " and objid = (hashtext(" + owner + ")::bigint & 4294967295)::oid)";
    }
}
