package io.penstock.platform.lease;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * Instances and leases on one connection that lives as long as the process: when the process dies, the server ends the
 * session at once, and the others see it. Whoever is only paused keeps its session, and counts until its time is over.
 */
final class LeaseTable implements AutoCloseable {

    private static final String LOOK = """
        with alive as materialized (
            select i.id from service_instance i
            where i.until > clock_timestamp() and exists (
                select 1 from pg_stat_activity a where a.pid = i.session_pid and a.backend_start = i.session_start))
        select l.name, l.epoch, l.owner, l.owner in (select id from alive) as owner_alive,
            case when l.wanted_by in (select id from alive) then l.wanted_by end as wanted_by
        from worker_lease l order by l.name
        """;

    private final Connection connection;
    private final JdbcTemplate jdbc;
    private final String instance;

    LeaseTable(Connection connection, String instance) throws SQLException {
        this.connection = connection;
        this.instance = instance;
        connection.setNetworkTimeout(Runnable::run, 5000);
        jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
        // A paused owner may hold its row inside a transaction: then this waits for the next round, not for the row.
        jdbc.execute("set lock_timeout = '500ms'");
        jdbc.update("delete from service_instance where until < clock_timestamp() - interval '1 hour'");
    }

    /** This instance counts from now on for so long. */
    void renew(Duration time) {
        jdbc.update("""
            insert into service_instance (id, session_pid, session_start, until)
            select ?, a.pid, a.backend_start, clock_timestamp() + ? * interval '1 millisecond'
            from pg_stat_activity a where a.pid = pg_backend_pid()
            on conflict (id) do update set session_pid = excluded.session_pid,
                session_start = excluded.session_start, until = excluded.until
            """, instance, time.toMillis());
    }

    List<LeaseRow> look() {
        return jdbc.query(LOOK, LeaseTable::row);
    }

    void add(String name) {
        jdbc.update("insert into worker_lease (name, epoch) values (?, 0) on conflict do nothing", name);
    }

    /** The new epoch, or nothing if another was faster. */
    OptionalLong take(LeaseRow seen) {
        int taken = jdbc.update("""
            update worker_lease set owner = ?, epoch = epoch + 1, wanted_by = null, since = clock_timestamp()
            where name = ? and epoch = ? and owner is not distinct from ?
            """, instance, seen.name(), seen.epoch(), seen.owner());
        return taken == 1 ? OptionalLong.of(seen.epoch() + 1) : OptionalLong.empty();
    }

    void give(Lease lease) {
        jdbc.update(
                "update worker_lease set owner = null, since = clock_timestamp() where name = ? and epoch = ?",
                lease.name(),
                lease.epoch());
    }

    /** @param by the instance that asks, or null for nobody any more */
    void wish(LeaseRow seen, @Nullable String by) {
        jdbc.update(
                "update worker_lease set wanted_by = ? where name = ? and epoch = ?", by, seen.name(), seen.epoch());
    }

    void leave() {
        jdbc.update("update worker_lease set owner = null where owner = ?", instance);
        jdbc.update("delete from service_instance where id = ?", instance);
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static LeaseRow row(ResultSet row, int number) throws SQLException {
        return new LeaseRow(
                row.getString("name"),
                row.getLong("epoch"),
                row.getString("owner"),
                row.getBoolean("owner_alive"),
                row.getString("wanted_by"));
    }
}
