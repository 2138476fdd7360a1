package io.penstock.platform.start;

import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Refuses a database that may lose or change what it was given. */
public final class DatabaseCheck {

    private final JdbcTemplate jdbc;

    public DatabaseCheck(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Checks everything.
     *
     * @throws UnsafeStartException on the first thing that is not as it must be
     */
    public void run() {
        for (String setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            var value = String.valueOf(jdbc.queryForObject("show " + setting, String.class));
            if (!value.equals("on")) {
                throw new UnsafeStartException(
                        "PostgreSQL runs with " + setting + " = " + value + ": a crash may lose events.",
                        "Set " + setting + " = on in the server's configuration.");
            }
        }
        if (isTrue(
                "select setting::bigint not between 1 and 60000 from pg_settings where name = 'transaction_timeout'")) {
            throw new UnsafeStartException(
                    "The service's transactions have no time limit: one that hangs would hold back every reader of the"
                            + " log.",
                    "Set penstock.transaction-timeout to at most 60s, or transaction_timeout of the role.");
        }
        if (isTrue("""
            select has_table_privilege('event_log', 'UPDATE') or has_table_privilege('event_log', 'DELETE')
                or has_table_privilege('event_log', 'TRUNCATE')
            """)) {
            throw new UnsafeStartException(
                    "The service's database role may change or delete events.",
                    "Run the service as a role that does not own event_log; PENSTOCK_DB_OWNER is for migrations.");
        }
        if (isTrue("""
            select coalesce(
                (select e.xid from event_log e order by e.xid desc limit 1) >= pg_snapshot_xmax(pg_current_snapshot()),
                false)
            """)) {
            throw new UnsafeStartException(
                    "The log holds transaction ids that this server has not reached: it was restored from a dump, and"
                            + " readers would see almost none of its events.",
                    "Restore by a copy of the stopped server's directory, or raise the server's counter with pg_resetwal -e"
                            + " above every stored epoch.");
        }
        if (isTrue("select exists (select 1 from pg_prepared_xacts)")) {
            throw new UnsafeStartException(
                    "A prepared transaction is left behind, and holds back every reader of the log.",
                    "Commit it or roll it back: select * from pg_prepared_xacts.");
        }
    }

    private boolean isTrue(String sql) {
        return Boolean.TRUE.equals(jdbc.queryForObject(sql, Boolean.class));
    }
}
