package io.penstock.platform.rest;

import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.idempotency.CommandScope;
import io.penstock.platform.instance.Instance;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.security.CurrentActor;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.security.concurrent.DelegatingSecurityContextRunnable;
import tools.jackson.core.type.TypeReference;

/** Keeps operations in table {@code operation} and runs them on two threads of its own. */
public final class JdbcOperations implements Operations, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(JdbcOperations.class);
    private static final int MOST_ERRORS = 1000;

    private static final String GONE = "(state = 'RUNNING' and not " + Instance.aliveSql("operation.instance") + ")";

    // Its work was lost with the process.
    private static final String INTERRUPT = """
        update operation set state = 'FAILED', code = 'INTERRUPTED', changed_at = now(),
            detail = 'the service stopped before the work was done: send the same file again'
        where id = ? and instance <> ? and""" + " " + GONE;

    private final JdbcTemplate jdbc;
    private final Instance instance;
    private final ExecutorService executor = Executors.newFixedThreadPool(
            2, Thread.ofPlatform().daemon().name("operation-", 0).factory());

    /** @param instance this process; operations of one that shows no sign of life any more are over */
    public JdbcOperations(JdbcTemplate jdbc, Instance instance) {
        this.jdbc = jdbc;
        this.instance = instance;
    }

    @Override
    public Operation start(String id, String kind, OperationTask task) {
        interrupted(id);
        int started = jdbc.update("""
            insert into operation (id, kind, state, actor, instance) values (?, ?, 'RUNNING', ?, ?)
            on conflict (id) do update
            set state = 'RUNNING', kind = excluded.kind, actor = excluded.actor, instance = excluded.instance, done = 0,
                total = 0, unit = '', code = null, detail = null, errors = '[]', result = '{}', started_at = now(),
                changed_at = now(), cancel = false,
                rate = 0, seconds_left = null, also = '{}'
            where operation.state in ('FAILED', 'CANCELLED')
            """, id, kind, CurrentActor.name(), instance.id());
        if (started == 1) {
            var scope = CommandScope.continued();
            executor.execute(new DelegatingSecurityContextRunnable(() -> scope.run(() -> run(id, task))));
        }
        return find(id).orElseThrow();
    }

    @Override
    public Optional<Operation> find(String id) {
        var found = stored(id);
        if (found.filter(each -> each.state() == Operation.State.RUNNING).isPresent() && interrupted(id)) {
            return stored(id);
        }
        return found;
    }

    @Override
    public Optional<Operation> cancel(String id) {
        jdbc.update("update operation set cancel = true, changed_at = now() where id = ? and state = 'RUNNING'", id);
        return find(id);
    }

    private boolean interrupted(String id) {
        return jdbc.update(INTERRUPT, id, instance.id()) > 0;
    }

    private Optional<Operation> stored(String id) {
        return jdbc.query("select * from operation where id = ?", JdbcOperations::row, id).stream()
                .findFirst();
    }

    @Override
    public void close() {
        executor.shutdownNow();
    }

    private void run(String id, OperationTask task) {
        try {
            var result = task.run(new StoredProgress(jdbc, id));
            jdbc.update("""
                update operation set state = 'SUCCEEDED', result = ?, done = greatest(done, total), seconds_left = 0,
                    changed_at = now()
                where id = ? and instance = ? and state = 'RUNNING'
                """, PlatformJson.mapper().writeValueAsString(result), id, instance.id());
        } catch (OperationCancelledException _) {
            end(id, Operation.State.CANCELLED, "CANCELLED", "called off; nothing of it is left", List.of());
        } catch (OperationFailedException e) {
            fail(id, e.code(), e.getMessage(), e.errors());
        } catch (RejectedException e) {
            fail(id, e.rejection().code().name(), e.rejection().detail(), List.of());
        } catch (Exception e) {
            LOG.error("operation {} failed", id, e);
            fail(id, "INTERNAL_ERROR", "an error of the service", List.of());
        }
    }

    private void fail(String id, String code, @Nullable String detail, List<OperationError> errors) {
        end(id, Operation.State.FAILED, code, detail, errors);
    }

    private void end(
            String id, Operation.State state, String code, @Nullable String detail, List<OperationError> errors) {
        var first = errors.subList(0, Math.min(errors.size(), MOST_ERRORS));
        jdbc.update(
                "update operation set state = ?, seconds_left = null, code = ?, detail = ?, errors = ?, changed_at = now()"
                        + " where id = ? and instance = ? and state = 'RUNNING'",
                state.name(),
                code,
                detail,
                PlatformJson.mapper().writeValueAsString(first),
                id,
                instance.id());
    }

    private static Operation row(ResultSet row, int number) throws SQLException {
        var json = PlatformJson.mapper();
        return new Operation(
                row.getString("id"),
                row.getString("kind"),
                Operation.State.valueOf(row.getString("state")),
                row.getLong("done"),
                row.getLong("total"),
                row.getString("unit"),
                row.getString("code"),
                row.getString("detail"),
                json.readValue(row.getString("errors"), new TypeReference<List<OperationError>>() {}),
                json.readValue(row.getString("result"), new TypeReference<Map<String, Object>>() {}),
                row.getLong("rate"),
                row.getObject("seconds_left", Long.class),
                json.readValue(row.getString("also"), new TypeReference<Map<String, Long>>() {}));
    }
}
