package io.penstock.platform.projection;

import io.penstock.platform.eventstore.EventDecoder;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.platform.rest.OperationProgress;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.axonframework.serialization.Serializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** All projections of the service that keep tables. */
public final class Projections {

    private static final Logger LOG = LoggerFactory.getLogger(Projections.class);
    private static final int MOST_LAG = 10_000;

    private final EventLog log;
    private final EventDecoder decoder;
    private final JdbcTemplate jdbc;
    private final PlatformTransactionManager transactions;
    private final LivePosition live;
    private final Map<String, Projection> byName = new TreeMap<>();

    /** @param handlers the beans that handle events, by processing group */
    Projections(
            EventLog log,
            EventDecoder decoder,
            JdbcTemplate jdbc,
            PlatformTransactionManager transactions,
            Serializer serializer,
            Map<String, List<Object>> handlers) {
        this.log = log;
        this.decoder = decoder;
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.live = new LivePosition(jdbc, serializer);
        handlers.forEach((name, beans) -> {
            var tables = jdbc.queryForList(
                    "select table_name from projection_table where projection = ? order by 1", String.class, name);
            if (!tables.isEmpty()) {
                byName.put(name, new Projection(name, tables, beans));
            }
        });
    }

    /** Names, in order. */
    public List<String> names() {
        return List.copyOf(byName.keySet());
    }

    /**
     * Where each stands.
     *
     * @param withHash reads every row
     */
    public List<ProjectionStatus> list(boolean withHash) {
        return byName.values().stream().map(each -> status(each, withHash)).toList();
    }

    /**
     * Rebuilds beside the serving tables and takes their place.
     *
     * @param ruleChanged whether the operator expects other rows than the serving ones
     * @throws OperationFailedException {@code PROJECTION_DIFFERS} if rows differ and {@code ruleChanged} is false; the
     *     serving tables stay as they are
     */
    public Map<String, Object> rebuild(String name, boolean ruleChanged, OperationProgress progress) {
        var rebuild = start(name, progress);
        var compared = rebuild.compare();
        if (!compared.equal()) {
            LOG.error("projection {} differs from its rebuild at {}: {}", name, compared.position(), differs(compared));
            if (!ruleChanged) {
                rebuild.drop();
                throw new OperationFailedException("PROJECTION_DIFFERS", differs(compared), List.of());
            }
        }
        rebuild.swap();
        return result(name, compared, true);
    }

    /**
     * Rebuilds beside the serving tables, compares and throws the rebuild away.
     *
     * @throws OperationFailedException {@code PROJECTION_DIFFERS} if rows differ
     */
    public Map<String, Object> verify(String name, OperationProgress progress) {
        var rebuild = start(name, progress);
        var compared = rebuild.compare();
        rebuild.drop();
        if (!compared.equal()) {
            LOG.error("projection {} differs from its rebuild at {}: {}", name, compared.position(), differs(compared));
            throw new OperationFailedException("PROJECTION_DIFFERS", differs(compared), List.of());
        }
        return result(name, compared, false);
    }

    Optional<Projection> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    private Rebuild start(String name, OperationProgress progress) {
        var projection = find(name).orElseThrow();
        var rebuild = new Rebuild(projection, log, decoder, jdbc, transactions, live, progress);
        rebuild.prepare();
        return rebuild;
    }

    private static String differs(Rebuild.Compared compared) {
        return "at " + compared.position() + " the serving tables have "
                + compared.live().count() + " rows, hash "
                + compared.live().hash() + "; rebuilt from the log they have "
                + compared.rebuilt().count() + ", hash " + compared.rebuilt().hash();
    }

    private static Map<String, Object> result(String name, Rebuild.Compared compared, boolean swapped) {
        var result = new LinkedHashMap<String, Object>();
        result.put("projection", name);
        result.put("position", compared.position().toString());
        result.put("rows", compared.rebuilt().count());
        result.put("hash", compared.rebuilt().hash());
        result.put("equal", compared.equal());
        result.put("swapped", swapped);
        return result;
    }

    private ProjectionStatus status(Projection projection, boolean withHash) {
        var reading = new TransactionTemplate(transactions);
        reading.setReadOnly(true);
        return Objects.requireNonNull(reading.execute(_ -> {
            jdbc.execute("set local transaction_timeout = 0");
            var position = live.of(projection.name());
            var rows = withHash ? Rows.of(jdbc, "public", projection.tables()) : new Rows(count(projection), "");
            return new ProjectionStatus(
                    projection.name(),
                    projection.tables(),
                    rows.count(),
                    position.toString(),
                    lag(position.xid(), position.index()),
                    withHash ? rows.hash() : null,
                    rebuilding(projection));
        }));
    }

    private long count(Projection projection) {
        long count = 0;
        for (String table : projection.tables()) {
            Long rows = jdbc.queryForObject("select count(*) from public.\"" + table + "\"", Long.class);
            count += rows == null ? 0 : rows;
        }
        return count;
    }

    private long lag(long xid, long index) {
        Long behind = jdbc.queryForObject("""
                select count(*) from (
                    select 1 from event_log e
                    where (e.xid, e.global_index) > (?::text::xid8, ?) and e.xid < pg_snapshot_xmin(pg_current_snapshot())
                    limit ?) later
                """, Long.class, Long.toString(xid), index, MOST_LAG);
        return behind == null ? 0 : behind;
    }

    private @Nullable String rebuilding(Projection projection) {
        return jdbc
                .queryForList(
                        "select position from projection_rebuild where projection = ?", String.class, projection.name())
                .stream()
                .findFirst()
                .orElse(null);
    }
}
