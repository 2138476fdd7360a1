package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.journal.HashChain;
import io.penstock.contracts.journal.JournalRecord;
import io.penstock.kernel.Money;
import io.penstock.onchain.ChainReader;
import io.penstock.platform.axon.Commands;
import io.penstock.platform.it.Tally.Add;
import io.penstock.platform.it.Tally.TallyId;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What an auditor gets is what was stored, and a changed byte shows. */
class JournalIT extends PlatformIT {

    @Autowired
    Commands commands;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    ChainReader chain;

    private final JsonMapper json = JsonMapper.shared();

    @Test
    void theAuditorRecomputesEveryHash() {
        commands.send(new Add(new TallyId("T-journal"), Money.of("USD", "1.00"), 600));
        var head = caughtUp();
        var log = log("/v1/audit/log");
        assertThat(log).hasSize(head.path("position").asInt());
        var chain = HashChain.start("issuance");
        for (JsonNode line : log) {
            chain = chain.append(record(line));
            assertThat(line.path("position").asLong()).isEqualTo(chain.position());
            assertThat(line.path("hash").asString()).isEqualTo(chain.headHex());
        }
        assertThat(chain.headHex()).isEqualTo(head.path("hash").asString());
    }

    @Test
    void aChangedByteShows() {
        commands.send(new Add(new TallyId("T-forged"), Money.of("USD", "1.00"), 2));
        caughtUp();
        var log = log("/v1/audit/log");
        int last = log.size() - 1;
        var before = new HashChain(
                last,
                last == 0
                        ? HashChain.start("issuance").headHex()
                        : log.get(last - 1).path("hash").asString());
        var record = record(log.get(last));
        assertThat(before.append(record).headHex())
                .isEqualTo(log.get(last).path("hash").asString());
        var forged = new JournalRecord(
                record.eventId(),
                record.streamType(),
                record.streamId(),
                record.sequence(),
                record.name(),
                record.revision(),
                record.recordedAt(),
                record.payload().replaceFirst("00", "01"),
                record.metadata());
        assertThat(before.append(forged).headHex())
                .isNotEqualTo(log.get(last).path("hash").asString());
    }

    @Test
    void theLogIsReadInParts() {
        commands.send(new Add(new TallyId("T-parts"), Money.of("USD", "1.00"), 3));
        caughtUp();
        assertThat(log("/v1/audit/log?after=1&limit=2"))
                .extracting(line -> line.path("position").asLong())
                .containsExactly(2L, 3L);
    }

    @Test
    void theHeadIsAnchoredOnChain() {
        commands.send(new Add(new TallyId("T-anchored"), Money.of("USD", "1.00"), 1));
        var head = caughtUp();
        var token = services.token("otto", "operator");
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        send("POST", "/v1/audit/anchor", token, "", "").body().contains("ANCHORED"));
        var anchors = json.readTree(
                get("/v1/audit/anchors", services.token("eve", "auditor")).body());
        var last = anchors.get(anchors.size() - 1);
        assertThat(last.path("to").asLong()).isEqualTo(head.path("position").asLong());
        assertThat(last.path("transactionHash").asString()).startsWith("0x").hasSize(66);
        assertThat(chain.lastAnchor("issuance")).hasValueSatisfying(range -> {
            assertThat(range.to()).isEqualTo(head.path("position").asLong());
            assertThat(range.head()).endsWith(head.path("hash").asString());
        });
        assertThat(chain.anchors("issuance")).hasSameSizeAs(anchors);
    }

    /** A start waits for everything but the chain's consent to the journal, whose remedy is a request. */
    @Test
    void healthTellsOfTheJournalAndAStartDoesNotWaitForIt() {
        var token = services.token("otto", "operator");
        var health = json.readTree(get("/actuator/health", token).body());
        assertThat(health.path("components").path("journal").path("details").propertyNames())
                .contains("position", "anchored");
        var start = get("/actuator/health/start", token);
        assertThat(start.statusCode()).isEqualTo(200);
        assertThat(json.readTree(start.body()).path("components").propertyNames())
                .contains("db", "eventLog", "workers")
                .doesNotContain("journal");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "update event_log set payload = '{}' where true",
                "delete from event_log where true",
                "truncate event_log cascade",
                "update journal set hash = '' where true",
                "delete from journal where true",
            })
    void neitherServiceNorOwnerChangesThePast(String statement) {
        commands.send(new Add(new TallyId("T-past"), Money.of("USD", "1.00"), 1));
        assertThatThrownBy(() -> jdbc.execute(statement))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("permission denied");
        var owner = new JdbcTemplate(new DriverManagerDataSource(services.jdbcUrl(), services.ownerRole(), "test"));
        assertThatThrownBy(() -> owner.execute(statement))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("append-only");
    }

    @Test
    void sqlAndJavaWriteMomentsAlike() {
        var texts = jdbc.query(
                """
                select t, to_char(t at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS')
                    || case when date_trunc('second', t) = t then '' else to_char(t, '.US') || '000' end || 'Z' as text
                from (values ('2026-11-21T00:00:00Z'::timestamptz), ('2026-11-21T00:00:00.1Z'::timestamptz),
                    ('2026-11-21T23:59:59.999999Z'::timestamptz)) as v(t)
                """,
                (row, _) -> List.of(
                        row.getString("text"),
                        JournalRecord.instantText(row.getTimestamp("t").toInstant())));
        assertThat(texts).allSatisfy(pair -> assertThat(pair.get(0)).isEqualTo(pair.get(1)));
    }

    private JsonNode caughtUp() {
        var token = services.token("eve", "auditor");
        return await().until(
                        () -> json.readTree(get("/v1/audit/head", token).body()),
                        head -> head.path("position").asLong()
                                == head.path("logCount").asLong());
    }

    private List<JsonNode> log(String path) {
        var body = get(path, services.token("eve", "auditor")).body();
        return body.lines().map(json::readTree).toList();
    }

    private static JournalRecord record(JsonNode line) {
        return new JournalRecord(
                line.path("eventId").asString(),
                line.path("streamType").asString(),
                line.path("streamId").asString(),
                line.path("sequence").asLong(),
                line.path("name").asString(),
                line.path("revision").asString(),
                line.path("recordedAt").asString(),
                line.path("payload").asString(),
                line.path("metadata").asString());
    }
}
