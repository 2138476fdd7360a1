package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.idempotency.OnceCheck;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A service is killed with SIGKILL in the middle of a command, and its successor is asked again with the same key. The
 * moment is not a matter of luck: the database holds the service up at the statement where it shall die.
 */
class KilledServiceIT {

    private static final String BODY = "{\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"100\"},\"times\":1}";
    private static final PlatformServices SERVICES = PlatformServices.start("issuance");

    private static TallyProcess service;
    private static TestDatabase database;

    @BeforeAll
    static void start() throws Exception {
        service = started();
        database = new TestDatabase(SERVICES.jdbcUrl(), SERVICES.appRole());
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
        database.close();
    }

    @Test
    void aCommandKilledBeforeItsAppendIsDoneByTheRetry() throws Exception {
        try (var holdUp = connect(SERVICES.ownerRole())) {
            holdUp.setAutoCommit(false);
            execute(holdUp, "lock table event_log in exclusive mode"); // readers pass, writers wait
            killAt("%insert into event_log", "before");
        }
        assertThat(events("before")).isZero();
        service = started();
        var answer = retried("before");
        assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertDoneOnce("before", answer);
    }

    @Test
    void aCommandKilledBetweenAppendAndAnswerIsNotDoneAgain() throws Exception {
        try (var owner = connect(SERVICES.ownerRole());
                var holdUp = connect(SERVICES.ownerRole())) {
            execute(owner, """
                create function hold_up() returns trigger language plpgsql as $$
                begin
                    perform pg_advisory_xact_lock_shared(42);
                    return new;
                end $$
                """);
            execute(
                    owner,
                    "create trigger hold_up before update on command_key for each row when (new.done)"
                            + " execute function hold_up()");
            execute(holdUp, "select pg_advisory_lock(42)");
            killAt("update command_key set done", "between");
            execute(owner, "drop trigger hold_up on command_key");
        }
        assertThat(events("between")).isOne();
        service = started();
        assertDoneOnce("between", retried("between"));
    }

    /** The request hangs in that statement (a pattern of LIKE); then the service dies, and with it the statement. */
    private static void killAt(String statement, String name) throws Exception {
        var request = service.post("/v1/tallies/" + name + "/additions", token(), name, BODY);
        try (var server = connect("postgres")) {
            await().atMost(Duration.ofSeconds(30)).until(() -> waiting(server, statement) > 0);
            service.kill();
            // A statement that waits does not notice that its client is gone: it would still be carried out.
            execute(
                    server,
                    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'issuance'"
                            + " and datname = current_database()");
            await().until(() -> waiting(server, statement) == 0);
        }
        assertThatThrownBy(request::join).hasCauseInstanceOf(IOException.class);
    }

    /** The lease of the dead attempt runs out first; until then the answer says so. */
    private static HttpResponse<String> retried(String name) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        () -> service.post("/v1/tallies/" + name + "/additions", token(), name, BODY)
                                .join(),
                        answer -> {
                            if (answer.statusCode() == 409) {
                                assertThat(answer.body()).contains("COMMAND_IN_PROGRESS");
                                assertThat(answer.headers().firstValue("Retry-After"))
                                        .isPresent();
                            }
                            return answer.statusCode() != 409;
                        });
    }

    private static void assertDoneOnce(String name, HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        assertThat(answer.body()).contains("\"minorUnits\":\"100\"");
        var again = service.post("/v1/tallies/" + name + "/additions", token(), name, BODY)
                .join();
        assertThat(again.body()).isEqualTo(answer.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(events(name)).isOne();
        var once = new OnceCheck();
        new EventLog(database.jdbc()).stream(name, 0, 10).forEach(event -> once.accept(event.record()));
        assertThat(once.problems()).isEmpty();
    }

    private static TallyProcess started() throws IOException {
        var started = TallyProcess.start(SERVICES, "--penstock.idempotency.lease=2s");
        await().atMost(Duration.ofMinutes(2)).until(started::isUp);
        return started;
    }

    private static String token() {
        return SERVICES.token("ada", "spv-admin");
    }

    private static long events(String name) {
        Long count =
                database.jdbc().queryForObject("select count(*) from event_log where stream_id = ?", Long.class, name);
        return count == null ? 0 : count;
    }

    private static long waiting(Connection server, String statement) throws SQLException {
        try (var query = server.prepareStatement(
                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and ltrim(query) like ?")) {
            query.setString(1, statement + "%");
            try (var rows = query.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static Connection connect(String role) throws SQLException {
        return DriverManager.getConnection(SERVICES.jdbcUrl(), role, "test");
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
