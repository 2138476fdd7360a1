package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.kernel.Money;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.HorizonToken;
import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.it.Tally.Add;
import io.penstock.platform.it.Tally.TallyId;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.state.JdbcSnapshots;
import io.penstock.platform.state.LogStates;
import io.penstock.platform.state.Snapshot;
import io.penstock.platform.state.StateTypes;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Snapshots are a cache, and the state hash comes from the log alone. */
class SnapshotIT extends PlatformIT {

    @Autowired
    Commands commands;

    @Autowired
    Streams streams;

    @Autowired
    EventStore store;

    @Autowired
    EventLog log;

    @Autowired
    LogStates states;

    @Autowired
    List<EventTypes> events;

    @Autowired
    List<StateTypes> types;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void longStreamsAreLoadedFromTheirSnapshot() {
        add("N-long", 250);
        await().untilAsserted(() -> assertThat(snapshotted("N-long")).isEqualTo(249));
        add("N-long", 3);
        assertThat(loaded("N-long").getFirst().getPayload()).isInstanceOf(Snapshot.class);
        assertThat(loaded("N-long")).hasSize(4);
        assertThat(total("N-long")).isEqualTo(Money.of("USD", "253.00"));
        assertThat(jdbc.queryForObject(
                        "select payload from event_log where stream_id = 'N-long' order by sequence desc limit 1",
                        String.class))
                .contains("\"total\":{\"currency\":\"USD\",\"minorUnits\":\"25300\"}");
    }

    @Test
    void withoutSnapshotsOnlyTimeIsLost() {
        add("N-deleted", 120);
        await().untilAsserted(() -> assertThat(snapshotted("N-deleted")).isEqualTo(119));
        var hash = states.now().states().hash();
        jdbc.update("delete from state_snapshot");
        assertThat(states.now().states().hash()).isEqualTo(hash);
        add("N-deleted", 1);
        assertThat(total("N-deleted")).isEqualTo(Money.of("USD", "121.00"));
    }

    @Test
    void aDamagedSnapshotIsPassedOverAndReplaced() {
        add("N-damaged", 100);
        await().untilAsserted(() -> assertThat(snapshotted("N-damaged")).isEqualTo(99));
        jdbc.update("update state_snapshot set state = replace(state, '10000', '10001') where stream_id = 'N-damaged'");
        assertThat(total("N-damaged")).isEqualTo(Money.of("USD", "100.00"));
        add("N-damaged", 1);
        assertThat(total("N-damaged")).isEqualTo(Money.of("USD", "101.00"));
        jdbc.update("update state_snapshot set sequence = 5000 where stream_id = 'N-damaged'");
        add("N-damaged", 99);
        await().untilAsserted(() -> assertThat(snapshotted("N-damaged")).isBetween(100L, 199L));
        assertThat(total("N-damaged")).isEqualTo(Money.of("USD", "200.00"));
    }

    @Test
    void aSnapshotOfAnotherShapeIsPassedOver() {
        add("N-shape", 100);
        await().untilAsserted(() -> assertThat(snapshotted("N-shape")).isEqualTo(99));
        try (var same = snapshots();
                var other = new JdbcSnapshots(jdbc, log, EventTypes.of(), StateTypes.merge(types), 100)) {
            assertThat(same.find("N-shape")).map(Snapshot::sequence).contains(99L);
            assertThat(other.find("N-shape")).isEmpty();
        }
    }

    @Test
    void whatIsStoredInTheStreamIsWhatTheLogSays() {
        add("N-hash", 130);
        await().untilAsserted(() -> assertThat(snapshotted("N-hash")).isEqualTo(129));
        await().untilAsserted(() -> assertThat(states.now().states().state("N-hash"))
                .hasValueSatisfying(state -> assertThat(state.sequence()).isEqualTo(129)));
        var folded = states.now().states().state("N-hash").orElseThrow();
        assertThat(folded.state()).isEqualTo(total("N-hash"));
        try (var stored = snapshots()) {
            assertThat(stored.find("N-hash")).map(Snapshot::state).isEqualTo(Optional.of(folded.state()));
        }
    }

    @Test
    void anAuditorReadsTheStateHash() {
        add("N-audit", 2);
        await().untilAsserted(() -> assertThat(log.head().index())
                .isEqualTo(jdbc.queryForObject("select max(global_index) from event_log", Long.class)));
        for (String role : List.of("spv-admin", "approver", "investor", "auditor", "operator")) {
            assertThat(get("/v1/audit/state", services.token("x", role)).statusCode())
                    .as(role)
                    .isEqualTo(role.equals("auditor") ? 200 : 403);
        }
        assertThat(get("/v1/audit/state", "").statusCode()).isEqualTo(401);
        var auditor = services.token("x", "auditor");
        var now = states.now();
        var answer =
                PlatformJson.mapper().readTree(get("/v1/audit/state", auditor).body());
        assertThat(answer.required("hash").stringValue())
                .isEqualTo(now.states().hash().hash());
        assertThat(answer.required("position").stringValue())
                .isEqualTo(now.position().toString());
        var first = log.after(HorizonToken.START, 1).getFirst();
        assertThat(get("/v1/audit/state?at=" + first.position(), auditor).body())
                .contains("\"events\":1");
        await().untilAsserted(() ->
                assertThat(get("/v1/audit/state?at=1", auditor).body()).contains("\"streams\":1"));
        assertThat(get("/v1/audit/state?at=yesterday", auditor).statusCode()).isEqualTo(400);
        assertThat(get("/v1/audit/state?at=99999999", auditor).statusCode()).isEqualTo(404);
    }

    private JdbcSnapshots snapshots() {
        return new JdbcSnapshots(jdbc, log, EventTypes.merge(events), StateTypes.merge(types), 100);
    }

    private void add(String tally, int times) {
        commands.send(new Add(new TallyId(tally), Money.of("USD", "1.00"), times));
    }

    private Money total(String tally) {
        return streams.state(TallyStates.TALLY, tally);
    }

    private List<? extends DomainEventMessage<?>> loaded(String tally) {
        return store.readEvents(tally).asStream().toList();
    }

    private long snapshotted(String tally) {
        return jdbc.queryForList("select sequence from state_snapshot where stream_id = ?", Long.class, tally).stream()
                .findFirst()
                .orElse(-1L);
    }
}
