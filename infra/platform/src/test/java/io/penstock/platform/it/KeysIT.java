package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.platform.eventstore.EventLog;
import io.penstock.platform.eventstore.LoggedEvent;
import io.penstock.platform.idempotency.CommandIds;
import io.penstock.platform.idempotency.OnceCheck;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.json.JsonMapper;

/** The table of design section 2.10 over HTTP; the rows that need a real kill are in {@code KilledServiceIT}. */
class KeysIT extends PlatformIT {

    private static final String ROUTE = "POST /v1/tallies/{id}/additions";
    private static final String ONE_DOLLAR = "{\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"100\"},\"times\":1}";

    private final String ada = services.token("ada", "spv-admin");

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    EventLog log;

    @Autowired
    TallySteps steps;

    @Test
    void aRepeatIsAnsweredByteForByteAndDoesNothing() {
        var first = add("K-repeat", "key-1", ONE_DOLLAR);
        assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
        assertThat(first.headers().firstValue("Idempotent-Replayed")).isEmpty();
        for (int i = 0; i < 3; i++) {
            var again = add("K-repeat", "\"key-1\"", ONE_DOLLAR);
            assertThat(again.statusCode()).isEqualTo(201);
            assertThat(again.body()).isEqualTo(first.body());
            assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
            for (String name : List.of("Content-Type", "Location")) {
                assertThat(again.headers().allValues(name))
                        .isNotEmpty()
                        .isEqualTo(first.headers().allValues(name));
            }
        }
        assertThat(events("K-repeat")).hasSize(1);
        assertThat(add("K-repeat", "key-2", ONE_DOLLAR).body()).isNotEqualTo(first.body());
        assertThat(events("K-repeat")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({
        "K-reused-body,  /v1/tallies/K-reused-body/additions,          200",
        "K-reused-query, /v1/tallies/K-reused-query/additions?count=2, 100",
        "K-reused-path,  /v1/tallies/K-other/additions,                100",
    })
    void theSameKeyForAnotherRequestIsRefused(String tally, String path, String amount) {
        assertThat(add(tally, tally, ONE_DOLLAR).statusCode()).isEqualTo(201);
        var other = post(path, tally, ONE_DOLLAR.replace("100", amount));
        assertRefused(other, 422, "IDEMPOTENCY_KEY_REUSED");
        assertThat(events(tally)).hasSize(1);
        assertThat(events("K-other")).isEmpty();
    }

    @Test
    void aKeyBelongsToItsCallerAndRoute() {
        assertThat(add("K-scope", "shared", ONE_DOLLAR).statusCode()).isEqualTo(201);
        var grace = services.token("grace", "spv-admin");
        var hers = send("POST", "/v1/tallies/K-scope/additions", grace, "application/json", ONE_DOLLAR, "shared");
        assertThat(hers.statusCode()).isEqualTo(201);
        assertThat(hers.headers().firstValue("Idempotent-Replayed")).isEmpty();
        assertThat(events("K-scope")).hasSize(2);
    }

    @Test
    void aPostWithoutAKeyIsRefusedAndAPutNeedsNone() {
        assertRefused(add("K-none", "", ONE_DOLLAR), 400, "IDEMPOTENCY_KEY_REQUIRED");
        assertThat(send("PUT", "/v1/tallies/K-none", ada, "application/json", ONE_DOLLAR)
                        .statusCode())
                .isEqualTo(200);
        for (int i = 0; i < 2; i++) {
            assertThat(send("PUT", "/v1/tallies/K-none", ada, "application/json", ONE_DOLLAR, "put-key")
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(events("K-none")).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "two words", "\"", "a\"b"})
    void whatIsNoKeyIsRefused(String key) {
        assertThat(add("K-bad", key, ONE_DOLLAR).statusCode()).isEqualTo(400);
        assertThat(add("K-bad", "x".repeat(129), ONE_DOLLAR).statusCode()).isEqualTo(400);
        assertThat(events("K-bad")).isEmpty();
    }

    @Test
    void aRefusalByRuleIsFinalAndAMalformedRequestIsNot() {
        var negative = ONE_DOLLAR.replace("100", "-100");
        var refused = add("K-refused", "final", negative);
        assertRefused(refused, 422, "AMOUNT_NEGATIVE");
        var again = add("K-refused", "final", negative);
        assertThat(again.body()).isEqualTo(refused.body());
        assertThat(again.headers().firstValue("Content-Type")).contains("application/problem+json");
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(add("K-refused", "typo", "{").statusCode()).isEqualTo(400);
        assertThat(keys("typo")).isZero();
        assertThat(add("K-refused", "typo", ONE_DOLLAR).statusCode()).isEqualTo(201);
    }

    @Test
    void strangersMakeNoKeyAndLearnOfNone() {
        assertThat(add("K-access", "secret", ONE_DOLLAR).statusCode()).isEqualTo(201);
        for (String key : List.of("secret", "fresh")) {
            var path = "/v1/tallies/K-access/additions";
            for (String role : List.of("approver", "investor", "auditor", "operator")) {
                var same = services.token("ada", role);
                assertRefused(send("POST", path, same, "application/json", ONE_DOLLAR, key), 403, "FORBIDDEN");
                assertRefused(send("POST", path, same, "application/json", "{", key), 403, "FORBIDDEN");
                assertRefused(send("POST", path, same, "application/json", ONE_DOLLAR, ""), 403, "FORBIDDEN");
            }
            assertRefused(send("POST", path, "", "application/json", ONE_DOLLAR, key), 401, "UNAUTHORIZED");
        }
        assertThat(keys("fresh")).isZero();
        assertThat(keys("secret")).isEqualTo(1);
    }

    @Test
    void sixteenAtOnceDoItOnce() throws Exception {
        var answers = new ArrayList<HttpResponse<String>>();
        try (var callers = Executors.newFixedThreadPool(16)) {
            var calls = new ArrayList<Callable<HttpResponse<String>>>();
            for (int i = 0; i < 16; i++) {
                calls.add(() -> add("K-many", "same", ONE_DOLLAR));
            }
            for (var each : callers.invokeAll(calls)) {
                answers.add(each.get());
            }
        }
        var last = add("K-many", "same", ONE_DOLLAR);
        assertThat(last.statusCode()).isEqualTo(201);
        assertThat(answers).allSatisfy(answer -> {
            if (answer.statusCode() == 409) {
                assertRefused(answer, 409, "COMMAND_IN_PROGRESS");
                assertThat(answer.headers().firstValueAsLong("Retry-After").orElse(0))
                        .isBetween(1L, 10L);
            } else {
                assertThat(answer.body()).isEqualTo(last.body());
            }
        });
        assertThat(events("K-many")).hasSize(1);
    }

    /** The owner stands still before its append, as under SIGSTOP, and wakes up after another has done the work. */
    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void aPausedOwnerCommitsNothing(int pausedAt) throws Exception {
        var tally = "K-paused-" + pausedAt;
        var standing = new CountDownLatch(1);
        var wake = new CountDownLatch(1);
        var first = new AtomicBoolean(true);
        steps.at(tally, step -> {
            if (step == pausedAt && first.compareAndSet(true, false)) {
                standing.countDown();
                awaitQuietly(wake);
            }
        });
        try (var callers = Executors.newSingleThreadExecutor()) {
            var paused = callers.submit(() -> add(tally + "/additions?count=2", tally, "pause", ONE_DOLLAR));
            standing.await();
            assertRefused(add(tally + "/additions?count=2", tally, "pause", ONE_DOLLAR), 409, "COMMAND_IN_PROGRESS");
            expire("pause");
            var taken = add(tally + "/additions?count=2", tally, "pause", ONE_DOLLAR);
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(201);
            wake.countDown();
            assertRefused(paused.get(), 409, "COMMAND_IN_PROGRESS");
            assertThat(add(tally + "/additions?count=2", tally, "pause", ONE_DOLLAR)
                            .body())
                    .isEqualTo(taken.body());
        }
        jdbc.update("delete from command_key where key = 'pause'");
        assertThat(events(tally)).hasSize(2);
        assertOnce(tally);
    }

    /** The successor has not stored anything yet: the first owner is stopped by the row alone. */
    @Test
    void anOwnerWithoutItsLeaseStoresNothingEvenIfItIsFirst() throws Exception {
        var standing = List.of(new CountDownLatch(1), new CountDownLatch(1));
        var wake = List.of(new CountDownLatch(1), new CountDownLatch(1));
        var attempts = new AtomicInteger();
        steps.at("K-fence", step -> {
            int attempt = step == 0 ? attempts.getAndIncrement() : 2;
            if (attempt < 2) {
                standing.get(attempt).countDown();
                awaitQuietly(wake.get(attempt));
            }
        });
        try (var callers = Executors.newFixedThreadPool(2)) {
            var first = callers.submit(() -> add("K-fence", "fence", ONE_DOLLAR));
            standing.get(0).await();
            expire("fence");
            var second = callers.submit(() -> add("K-fence", "fence", ONE_DOLLAR));
            standing.get(1).await();
            wake.get(0).countDown();
            assertRefused(first.get(), 409, "COMMAND_IN_PROGRESS");
            assertThat(events("K-fence")).isEmpty();
            wake.get(1).countDown();
            assertThat(second.get().statusCode()).isEqualTo(201);
        }
        assertThat(events("K-fence")).hasSize(1);
    }

    /** Whatever step fails how often: in the end each command of each key is in the log once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void everyCommandOfEveryKeyIsDoneOnce(long seed) {
        var random = new Random(seed);
        var tally = "K-seed-" + seed;
        int expected = 0;
        for (int k = 0; k < 8; k++) {
            var key = tally + "-" + k;
            int count = random.nextInt(4);
            int times = 1 + random.nextInt(2);
            expected += count * times;
            var body = ONE_DOLLAR.replace("\"times\":1", "\"times\":" + times);
            var path = "/v1/tallies/" + tally + "/additions?count=" + count;
            for (int crashes = random.nextInt(4); crashes > 0; crashes--) {
                int at = random.nextInt(count + 1);
                steps.at(tally, step -> {
                    if (step == at) {
                        throw new IllegalStateException("the process dies at step " + at);
                    }
                });
                assertThat(post(path, key, body).statusCode())
                        .as("seed %d", seed)
                        .isEqualTo(500);
                if (random.nextBoolean()) { // a process that dies does not give its key back
                    die(key);
                    assertRefused(post(path, key, body), 409, "COMMAND_IN_PROGRESS");
                    expire(key);
                }
            }
            steps.clear(tally);
            var done = post(path, key, body);
            assertThat(done.statusCode()).as("seed %d", seed).isEqualTo(201);
            assertThat(post(path, key, body).body()).isEqualTo(done.body());
        }
        assertThat(events(tally)).as("seed %d", seed).hasSize(expected);
        assertOnce(tally);
    }

    @Test
    void anOldAnswerIsGoneButNothingIsDoneAgain() {
        assertThat(add("K-old", "old", ONE_DOLLAR).statusCode()).isEqualTo(201);
        jdbc.update("update command_key set status = null, headers = null, body = null where key = 'old'");
        assertRefused(add("K-old", "old", ONE_DOLLAR), 409, "IDEMPOTENCY_KEY_EXPIRED");
        assertThat(events("K-old")).hasSize(1);
    }

    @Test
    void anEventLeadsBackToItsKey() {
        add("K-trace", "trace", ONE_DOLLAR.replace("\"times\":1", "\"times\":2"));
        var cause = CommandIds.request("ada", ROUTE, "trace");
        var command = CommandIds.command(cause, "Add", "K-trace", 0);
        assertThat(events("K-trace"))
                .extracting(JournalRecord::eventId)
                .containsExactly(
                        CommandIds.event(command, 0).toString(),
                        CommandIds.event(command, 1).toString());
        var metadata = JsonMapper.shared().readTree(events("K-trace").getFirst().metadata());
        assertThat(metadata.path("commandId").asString()).isEqualTo(command.toString());
        assertThat(metadata.path("causeId").asString()).isEqualTo(cause.toString());
        assertThat(metadata.path("actor").asString()).isEqualTo("ada");
    }

    @Test
    void aLargeBodyIsHashedToItsLastByte() {
        var body = ONE_DOLLAR + " ".repeat(1 << 20);
        assertThat(add("K-large", "large", body).statusCode()).isEqualTo(201);
        assertThat(add("K-large", "large", body).headers().firstValue("Idempotent-Replayed"))
                .contains("true");
        assertRefused(
                add("K-large", "large", body.substring(0, body.length() - 1) + "\n"), 422, "IDEMPOTENCY_KEY_REUSED");
    }

    private HttpResponse<String> add(String tally, String key, String body) {
        return post("/v1/tallies/" + tally + "/additions", key, body);
    }

    private HttpResponse<String> add(String path, String tally, String key, String body) {
        assertThat(path).startsWith(tally);
        return post("/v1/tallies/" + path, key, body);
    }

    private HttpResponse<String> post(String path, String key, String body) {
        return send("POST", path, ada, "application/json", body, key);
    }

    /** As a process leaves it that was killed while it worked. */
    private void die(String key) {
        jdbc.update(
                "update command_key set owner = ?, lease_until = now() + interval '10 s' where key = ?",
                UUID.randomUUID(),
                key);
    }

    private void expire(String key) {
        jdbc.update("update command_key set lease_until = now() - interval '1 s' where key = ?", key);
    }

    private int keys(String key) {
        Integer rows = jdbc.queryForObject("select count(*) from command_key where key = ?", Integer.class, key);
        return rows == null ? 0 : rows;
    }

    private List<JournalRecord> events(String tally) {
        return log.stream(tally, 0, 1000).stream().map(LoggedEvent::record).toList();
    }

    private void assertOnce(String tally) {
        var check = new OnceCheck();
        events(tally).forEach(check::accept);
        assertThat(check.problems()).isEmpty();
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.body()).contains("\"code\":\"" + code + "\"");
        assertThat(answer.statusCode()).isEqualTo(status);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
