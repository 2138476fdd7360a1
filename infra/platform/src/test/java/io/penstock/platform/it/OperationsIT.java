package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.kernel.Rejection;
import io.penstock.kernel.Rejection.RejectedException;
import io.penstock.platform.instance.Instance;
import io.penstock.platform.it.Tally.Refusal;
import io.penstock.platform.rest.Operation;
import io.penstock.platform.rest.Operation.State;
import io.penstock.platform.rest.OperationError;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.platform.rest.Operations;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Long work: its progress, its end, and what is left of it after a crash. */
class OperationsIT extends PlatformIT {

    @Autowired
    Operations operations;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataSource database;

    @Test
    void showsProgressAndResult() {
        operations.start("op-good", "tape", progress -> {
            progress.also("rows", 7);
            progress.report(7, 7, "loans");
            return Map.of("loans", 7);
        });
        ended("op-good");
        var body = get("/v1/operations/op-good", services.token("ada", "spv-admin"))
                .body();
        assertThat(JsonMapper.shared().readTree(body))
                .isEqualTo(JsonMapper.shared().readTree("""
            {"id":"op-good","kind":"tape","state":"SUCCEEDED","done":7,"total":7,"unit":"loans","code":null,
             "detail":null,"errors":[],"result":{"loans":7},"rate":0,"secondsLeft":0,"also":{"rows":7}}
            """));
    }

    @Test
    void workThatHasSucceededIsNotDoneAgain() {
        var runs = new AtomicInteger();
        operations.start("op-once", "tape", _ -> Map.of("run", runs.incrementAndGet()));
        ended("op-once");
        assertThat(operations
                        .start("op-once", "tape", _ -> Map.of("run", runs.incrementAndGet()))
                        .state())
                .isEqualTo(State.SUCCEEDED);
        assertThat(runs).hasValue(1);
    }

    @Test
    void aFailureNamesLinesAndMayBeTriedAgain() {
        var fault = new OperationError(12L, "balance", "NOT_A_NUMBER", "x1", "balance is x1");
        operations.start("op-bad", "tape", _ -> {
            throw new OperationFailedException("TAPE_REFUSED", "1 fault", List.of(fault));
        });
        var failed = ended("op-bad");
        assertThat(failed.code()).isEqualTo("TAPE_REFUSED");
        assertThat(failed.errors()).containsExactly(fault);
        operations.start("op-bad", "tape", _ -> Map.of());
        assertThat(await().until(() -> operations.find("op-bad").orElseThrow(), op -> op.state() == State.SUCCEEDED)
                        .errors())
                .isEmpty();
    }

    /** The work waits at its report until it is called off: nothing here depends on how fast anybody is. */
    @Test
    void workIsCalledOffAtItsNextReport() {
        operations.start("op-off", "tape", progress -> {
            for (long done = 0; ; done++) {
                progress.report(done, 0, "bytes");
                Thread.onSpinWait();
            }
        });
        assertThat(get("/v1/operations/op-off", services.token("ada", "spv-admin"))
                        .body())
                .contains("RUNNING");
        assertThat(operations.cancel("op-off")).isPresent();
        assertThat(ended("op-off"))
                .extracting(Operation::state, Operation::code)
                .containsExactly(State.CANCELLED, "CANCELLED");
        assertThat(operations.cancel("op-off").orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(operations.cancel("op-none")).isEmpty();
        operations.start("op-off", "tape", _ -> Map.of("again", true));
        assertThat(await().until(() -> operations.find("op-off").orElseThrow(), op -> op.state() != State.RUNNING)
                        .state())
                .isEqualTo(State.SUCCEEDED);
    }

    @Test
    void aRefusalKeepsItsCodeAndABugShowsNothing() {
        operations.start("op-refused", "tape", _ -> {
            throw new RejectedException(new Rejection(Refusal.AMOUNT_NEGATIVE, "amount is USD -1.00"));
        });
        assertThat(ended("op-refused").code()).isEqualTo("AMOUNT_NEGATIVE");
        operations.start("op-bug", "tape", _ -> {
            throw new IllegalStateException("a secret figure: 42");
        });
        assertThat(ended("op-bug"))
                .extracting(Operation::code, Operation::detail)
                .containsExactly("INTERNAL_ERROR", "an error of the service");
    }

    @Test
    void workThatACrashCutShortSaysSo() {
        runsElsewhere("op-cut", "platform-1-dead");
        assertThat(operations.find("op-cut")).hasValueSatisfying(op -> {
            assertThat(op.state()).isEqualTo(State.FAILED);
            assertThat(op.code()).isEqualTo("INTERRUPTED");
            assertThat(op.detail()).endsWith("send the same file again");
        });
    }

    @Test
    void workOfAnotherLivingInstanceIsLeftAlone() throws SQLException {
        var other = Instance.of("platform");
        try (var session = database.getConnection()) {
            other.enter(session);
            runsElsewhere("op-elsewhere", other.id());
            operations.start("op-elsewhere", "tape", _ -> Map.of("run", "a second time"));
            assertThat(operations.find("op-elsewhere").orElseThrow().state()).isEqualTo(State.RUNNING);
            try (var statement = session.createStatement()) {
                statement.execute("select pg_advisory_unlock_all()");
            }
        }
        operations.start("op-elsewhere", "tape", _ -> Map.of("run", "again"));
        assertThat(ended("op-elsewhere").result()).containsEntry("run", "again");
    }

    private void runsElsewhere(String id, String instance) {
        jdbc.update(
                "insert into operation (id, kind, state, actor, instance) values (?, 'tape', 'RUNNING', 'ada', ?)",
                id,
                instance);
    }

    @Test
    void healthShowsLogAndWorkers() {
        var body = await().until(
                        () -> get("/actuator/health", services.token("otto", "operator")),
                        answer -> answer.statusCode() == 200)
                .body();
        assertThat(body).contains("\"eventLog\"", "\"horizonAgeMillis\"", "\"workers\"", "\"failures\":[]");
        assertThat(body).contains("\"journal\":{\"level\":", "\"tally\":{\"level\":");
    }

    @Test
    void figuresOfTheLogAreMetrics() {
        for (String name : List.of(
                "penstock.eventlog.horizon.age.seconds",
                "penstock.eventlog.prepared.transactions",
                "penstock.journal.lag.seconds",
                "penstock.journal.lag.events",
                "penstock.projection.lag.seconds?tag=processor:tally",
                "penstock.projection.lag.events?tag=processor:tally")) {
            var answer = get("/actuator/metrics/" + name, services.token("otto", "operator"));
            assertThat(answer.statusCode()).as(name).isEqualTo(200);
            assertThat(answer.body()).contains("\"value\":");
        }
    }

    private Operation ended(String id) {
        return await().until(() -> operations.find(id).orElseThrow(), op -> op.state() != State.RUNNING);
    }
}
