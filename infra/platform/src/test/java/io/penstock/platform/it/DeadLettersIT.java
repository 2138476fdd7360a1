package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.MoneyV1;
import io.penstock.contracts.Topics;
import io.penstock.contracts.issuance.PoolFrozenV1;
import io.penstock.platform.inbox.DeadLetter;
import io.penstock.platform.inbox.DeadLetters;
import io.penstock.platform.inbox.InboxConsumers;
import io.penstock.platform.json.PlatformJson;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

/** Messages that cannot be handled: parked with those behind them, seen, handled again or given up by a person. */
class DeadLettersIT extends PlatformIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String FROZEN = "io.penstock.issuance.pool-frozen.v1";

    @Autowired
    DeadLetters letters;

    @Autowired
    InboxConsumers consumers;

    @Autowired
    TallyListeners listeners;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void aPoisonedKeyWaitsWhileOthersGoOnAndIsHandledInOrderWhenCured() {
        listeners.cured.set(false);
        publish("first/0", "P-POISON");
        publish("second/0", "P-POISON");
        publish("healthy/0", "P-healthy");
        await().atMost(PATIENCE).until(() -> handled("P-healthy").size() == 1);
        var first = only("first/0");
        assertThat(first.state()).isEqualTo(DeadLetter.State.FAILED);
        assertThat(first.attempts()).isEqualTo(3);
        assertThat(first.reason()).isEqualTo("IllegalStateException: poison: P-POISON");
        assertThat(only("second/0").state()).isEqualTo(DeadLetter.State.WAITING);
        assertThat(refusal(only("second/0").id(), "redrive", "{}")).isEqualTo("409 DEAD_LETTER_NOT_FIRST");

        assertThat(decide(first.id(), "redrive", "{\"reason\":\"once more\"}")).isEqualTo("202");
        await().atMost(PATIENCE)
                .until(() -> only("first/0").attempts() == 6 && only("first/0").state() == DeadLetter.State.FAILED);
        assertThat(handled("P-POISON")).isEmpty();

        listeners.cured.set(true);
        assertThat(decide(first.id(), "redrive", "{}")).isEqualTo("202");
        await().atMost(PATIENCE).until(() -> only("second/0").state() == DeadLetter.State.HANDLED);
        assertThat(handled("P-POISON")).containsExactly("first/0", "second/0");
        publish("third/0", "P-POISON");
        await().atMost(PATIENCE).until(() -> handled("P-POISON").size() == 3);
        assertThat(only("first/0").decisions())
                .extracting(each -> each.action() + " " + each.actor() + " " + each.reason())
                .containsExactly("REDRIVE olga once more", "REDRIVE olga ");
        assertThat(refusal(first.id(), "discard", "{\"reason\":\"late\"}")).isEqualTo("409 DEAD_LETTER_CLOSED");
    }

    @ParameterizedTest
    @CsvSource({
        "garbled,  io.penstock.issuance.pool-frozen.v1, {,  UNREADABLE",
        "revision, io.penstock.issuance.pool-frozen.v9, {}, UNKNOWN_REVISION",
        "typeless, '',                                  {}, HEADER_MISSING",
    })
    void whatIsDiscardedIsNeverHandledAndFreesItsKey(String id, String type, String text, String code) {
        services.publishRaw(id + "/0", type, Topics.ISSUANCE_POOL, "P-" + id, text);
        publish(id + "-behind/0", "P-" + id);
        await().atMost(PATIENCE).until(() -> states(id + "-behind/0").equals(List.of("WAITING")));
        var letter = only(id + "/0");
        assertThat(letter.code()).isEqualTo(code);
        assertThat(letter.attempts()).isEqualTo(1);
        assertThat(json(get("/v1/operations/dead-letters/" + letter.id() + "?payload=true", operator())
                                .body())
                        .path("payload")
                        .asString())
                .isEqualTo(text);
        assertThat(refusal(letter.id(), "discard", "{\"reason\":\" \"}")).isEqualTo("422 DEAD_LETTER_REASON_MISSING");
        assertThat(decide(letter.id(), "discard", "{\"reason\":\"sent by mistake\"}"))
                .isEqualTo("200");
        await().atMost(PATIENCE).until(() -> handled("P-" + id).size() == 1);
        assertThat(handled("P-" + id)).containsExactly(id + "-behind/0");
        assertThat(only(id + "/0").state()).isEqualTo(DeadLetter.State.DISCARDED);
        jdbc.queryForList(
                        "select id from dead_letter where consumer = 'tally-commands' and state = 'FAILED' and key = ?",
                        Long.class,
                        "P-" + id)
                .forEach(each -> decide(each, "discard", "{\"reason\":\"the other listener's\"}"));
    }

    @Test
    void aTypeOfANewerProducerIsPassedOverAndCounted() {
        long before = passedOver();
        services.publishRaw("newer/0", "io.penstock.issuance.pool-split.v1", Topics.ISSUANCE_POOL, "P-newer", "{}");
        publish("after-newer/0", "P-newer");
        await().atMost(PATIENCE).until(() -> handled("P-newer").size() == 1);
        assertThat(passedOver()).isEqualTo(before + 1);
        assertThat(states("newer/0")).isEmpty();
    }

    @Test
    void operatorsDecideAuditorsLookAndNobodyElse() {
        for (var role : List.of("spv-admin", "approver", "investor", "auditor", "operator")) {
            var token = services.token("somebody", role);
            boolean may = role.equals("operator") || role.equals("auditor");
            assertThat(get("/v1/operations/dead-letters", token).statusCode()).isEqualTo(may ? 200 : 403);
            assertThat(get("/v1/operations/dead-letters/0", token).statusCode()).isEqualTo(may ? 404 : 403);
            for (var action : List.of("redrive", "discard")) {
                assertThat(send(
                                        "POST",
                                        "/v1/operations/dead-letters/0/" + action,
                                        token,
                                        "application/json",
                                        "{\"reason\":\"x\"}")
                                .statusCode())
                        .isEqualTo(role.equals("operator") ? 404 : 403);
            }
        }
        assertThat(get("/v1/operations/dead-letters", "").statusCode()).isEqualTo(401);
        assertThat(get("/v1/operations/dead-letters?limit=0", operator()).statusCode())
                .isEqualTo(400);
    }

    private void publish(String id, String key) {
        var message = new PoolFrozenV1(key, LocalDate.of(2020, 7, 31), 1, MoneyV1.of("USD", 1), "0x", "");
        services.publishRaw(
                id, FROZEN, Topics.ISSUANCE_POOL, key, PlatformJson.mapper().writeValueAsString(message));
    }

    /** Of {@code tally-table}; the other listener of the topic has letters of its own. */
    private DeadLetter only(String messageId) {
        var ids = jdbc.queryForList(
                "select id from dead_letter where consumer = 'tally-table' and message_id = ?", Long.class, messageId);
        assertThat(ids).hasSize(1);
        return letters.find(ids.getFirst(), false).orElseThrow();
    }

    private List<String> states(String messageId) {
        return jdbc.queryForList(
                "select state from dead_letter where consumer = 'tally-table' and message_id = ?",
                String.class,
                messageId);
    }

    private List<String> handled(String key) {
        return jdbc.queryForList(
                "select message_id from tally_message where pool_id = ? order by ctid", String.class, key);
    }

    private long passedOver() {
        return consumers.progress().stream()
                .filter(each -> each.consumer().equals("tally-table"))
                .mapToLong(InboxConsumers.Progress::passedOver)
                .sum();
    }

    private String operator() {
        return services.token("olga", "operator");
    }

    private String decide(long id, String action, String body) {
        var answer =
                send("POST", "/v1/operations/dead-letters/" + id + "/" + action, operator(), "application/json", body);
        return Integer.toString(answer.statusCode());
    }

    private String refusal(long id, String action, String body) {
        var answer =
                send("POST", "/v1/operations/dead-letters/" + id + "/" + action, operator(), "application/json", body);
        return answer.statusCode() + " " + json(answer.body()).path("code").asString();
    }

    private static JsonNode json(String text) {
        return PlatformJson.mapper().readTree(text);
    }
}
