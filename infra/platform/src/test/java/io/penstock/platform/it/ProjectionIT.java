package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.it.Tally.Add;
import io.penstock.platform.it.Tally.TallyId;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.projection.ProjectionStatus;
import io.penstock.platform.projection.Projections;
import io.penstock.platform.rest.OperationFailedException;
import io.penstock.platform.rest.OperationProgress;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Rebuilding a projection beside the serving one. */
class ProjectionIT extends PlatformIT {

    private static final OperationProgress QUIET = (_, _, _) -> {};

    /** As fast as it goes, the writer would leave a log of 100,000 events for every rebuild of the tests after it. */
    private static final Duration PACE = Duration.ofMillis(5);

    @Autowired
    Projections projections;

    @Autowired
    TallyTotalProjection handlers;

    @Autowired
    EventProcessingConfiguration processing;

    @Autowired
    Commands commands;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void someEvents() {
        for (String tally : List.of("P-a", "P-b", "P-c")) {
            commands.send(new Add(new TallyId(tally), Money.of("USD", "1.25"), 120));
        }
        await().untilAsserted(() -> assertThat(status().lag()).isZero());
    }

    @AfterEach
    void ruleAsItWas() {
        if (handlers.bonus.getAndSet(0) != 0) {
            projections.rebuild("tally-total", true, QUIET);
        }
    }

    @Test
    void aRebuiltProjectionEqualsTheLiveOne() {
        var before = status();
        assertThat(before.tables()).containsExactly("tally_step", "tally_total");
        var verified = projections.verify("tally-total", QUIET);
        assertThat(verified).containsEntry("equal", true).containsEntry("hash", before.hash());
        var rebuilt = projections.rebuild("tally-total", false, QUIET);
        assertThat(rebuilt).containsEntry("swapped", true).containsEntry("rows", before.rows());
        assertThat(status().hash()).isEqualTo(before.hash());
        assertThat(status().rebuilding()).isNull();
        // What stands beside the rows came along: keys, indexes, comments, rights.
        assertThat(jdbc.queryForList(
                        "select count(*) from pg_indexes where schemaname = 'public' and tablename in ('tally_step', 'tally_total')",
                        Long.class))
                .containsExactly(3L);
        assertThat(jdbc.queryForObject("select obj_description('public.tally_total'::regclass)", String.class))
                .isEqualTo("minor units");
        assertThat(jdbc.queryForList("select nspname from pg_namespace where nspname like 'rebuild%'"))
                .isEmpty();
        commands.send(new Add(new TallyId("P-a"), Money.of("USD", "1.25"), 1));
        await().untilAsserted(() -> assertThat(status().hash()).isNotEqualTo(before.hash()));
    }

    /** The stock way, which empties the serving tables first, gives the same rows. */
    @Test
    void aResetInPlaceGivesTheSameHash() {
        var before = status();
        var processor = processing
                .eventProcessor("tally-total", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        processor.resetTokens();
        assertThat(jdbc.queryForObject("select count(*) from tally_total", Long.class))
                .isZero();
        assertThat(projections.verify("tally-total", QUIET)).containsEntry("rows", 0L);
        processor.start();
        await().untilAsserted(() -> assertThat(status().hash()).isEqualTo(before.hash()));
    }

    @Test
    void everyEventTwiceGivesTheSameRows() {
        var before = status();
        var processor = processing
                .eventProcessor("tally-total", StreamingEventProcessor.class)
                .orElseThrow();
        processor.shutDown();
        jdbc.update("update token_entry set token = null, tokentype = null where processorname = 'tally-total'");
        processor.start();
        await().untilAsserted(() -> assertThat(status()).isEqualTo(before));
    }

    @Test
    void otherRowsAreRefusedUntilTheOperatorSaysThatTheRuleChanged() {
        var before = status();
        handlers.bonus.set(7);
        assertThatThrownBy(() -> projections.verify("tally-total", QUIET))
                .isInstanceOfSatisfying(
                        OperationFailedException.class,
                        e -> assertThat(e.code()).isEqualTo("PROJECTION_DIFFERS"))
                .hasMessageContaining(before.hash());
        assertThatThrownBy(() -> projections.rebuild("tally-total", false, QUIET))
                .isInstanceOf(OperationFailedException.class);
        assertThat(status()).isEqualTo(before);
        var rebuilt = projections.rebuild("tally-total", true, QUIET);
        assertThat(rebuilt).containsEntry("equal", false).containsEntry("swapped", true);
        assertThat(status().hash()).isEqualTo(rebuilt.get("hash")).isNotEqualTo(before.hash());
    }

    @Test
    void readersSeeFullTablesWhileTheLogGrows() throws InterruptedException {
        long least = count();
        var stop = new AtomicBoolean();
        var seen = new AtomicReference<Throwable>();
        var reader = Thread.ofPlatform().start(() -> {
            long most = least;
            while (!stop.get() && seen.get() == null) {
                try {
                    long now = count();
                    assertThat(now).isGreaterThanOrEqualTo(most);
                    most = now;
                } catch (Throwable e) {
                    seen.set(e);
                }
            }
        });
        var writer = Thread.ofPlatform().start(() -> {
            while (!stop.get()) {
                commands.send(new Add(new TallyId("P-grows"), Money.of("USD", "0.01"), 5));
                LockSupport.parkNanos(PACE.toNanos());
            }
        });
        for (int i = 0; i < 3; i++) {
            assertThat(projections.rebuild("tally-total", false, QUIET)).containsEntry("equal", true);
        }
        stop.set(true);
        reader.join();
        writer.join();
        assertThat(seen.get()).isNull();
        await().untilAsserted(() -> assertThat(status().lag()).isZero());
        assertThat(projections.verify("tally-total", QUIET)).containsEntry("hash", status().hash());
    }

    /** Stopped after any batch: nothing is half swapped, and the next run goes on. */
    @Test
    void aKilledRebuildGoesOn() {
        var before = status();
        assertThatThrownBy(() -> projections.rebuild("tally-total", false, (done, _, _) -> {
                    throw new IllegalStateException("killed at " + done);
                }))
                .hasMessageStartingWith("killed");
        var stopped = status();
        assertThat(stopped.rebuilding()).isNotNull().isNotEqualTo("0:0");
        assertThat(stopped.hash()).isEqualTo(before.hash());
        var first = new AtomicReference<Long>();
        projections.rebuild("tally-total", false, (done, _, _) -> first.compareAndSet(null, done));
        assertThat(status().hash()).isEqualTo(before.hash());
    }

    @Test
    void onlyOperatorsRebuild() {
        for (String role : List.of("spv-admin", "approver", "investor", "auditor", "operator")) {
            var token = services.token("x", role);
            boolean staff = role.equals("auditor") || role.equals("operator");
            assertThat(get("/v1/operations/projections?hash=true", token).statusCode())
                    .as(role)
                    .isEqualTo(staff ? 200 : 403);
            assertThat(send("POST", "/v1/operations/projections/none/verify", token, "", "")
                            .statusCode())
                    .as(role)
                    .isEqualTo(staff ? 404 : 403);
            assertThat(send("POST", "/v1/operations/projections/none/rebuild", token, "", "")
                            .statusCode())
                    .as(role)
                    .isEqualTo(role.equals("operator") ? 404 : 403);
        }
        assertThat(get("/v1/operations/projections", "").statusCode()).isEqualTo(401);
        var started =
                send("POST", "/v1/operations/projections/tally-total/verify", services.token("x", "operator"), "", "");
        assertThat(started.statusCode()).isEqualTo(202);
        var id = PlatformJson.mapper().readTree(started.body()).required("id").stringValue();
        await().untilAsserted(() -> assertThat(get("/v1/operations/" + id, services.token("x", "auditor"))
                        .body())
                .contains("\"state\":\"SUCCEEDED\"", "\"equal\":true"));
    }

    /** No other role may replace tables: the functions name what is registered, and nothing else. */
    @Test
    void theServicesRoleCannotTouchOtherTables() {
        assertThatThrownBy(() -> jdbc.queryForList("select projection_prepare('event-log', '')"))
                .hasStackTraceContaining("no projection");
        assertThatThrownBy(() -> jdbc.execute("insert into projection_table values ('tally-total', 'event_log')"))
                .hasStackTraceContaining("permission denied");
    }

    private long count() {
        Long rows = jdbc.queryForObject("select count(*) from tally_step", Long.class);
        return rows == null ? -1 : rows;
    }

    private ProjectionStatus status() {
        return projections.list(true).getFirst();
    }
}
