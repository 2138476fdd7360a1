package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Entity tags and preconditions over HTTP, with writers that meet. */
class EntityTagIT extends PlatformIT {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final String ONE_DOLLAR = "{\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"100\"},\"times\":1}";

    private final String ada = services.token("ada", "spv-admin");

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    TallySteps steps;

    @Test
    void aPageHasATagUntilItChanges() {
        assertThat(put("E-page", "If-None-Match", "*").statusCode()).isEqualTo(200);
        var first = read("E-page", "");
        var tag = tag(first);
        assertThat(tag).matches("\"0-[0-9a-f]{16}\"");
        assertThat(tag(read("E-page", ""))).isEqualTo(tag);

        for (var had : new String[] {tag, "W/" + tag, "\"x\", " + tag, "*"}) {
            var same = read("E-page", had);
            assertThat(same.statusCode()).as(had).isEqualTo(304);
            assertThat(same.body()).isEmpty();
            assertThat(tag(same)).isEqualTo(tag);
        }
        assertThat(read("E-page", "\"0-0000000000000000\"").body()).isEqualTo(first.body());
        put("E-page", "", "");
        assertThat(read("E-page", tag).statusCode()).isEqualTo(200);
        assertThat(tag(read("E-page", tag))).startsWith("\"1-");
    }

    /** The tally is at version 1; {@code @} stands for a hash, which a change does not ask. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                E-1  | If-Match      | "1-@"            | 200 |
                E-2  | If-Match      | "0-@"            | 412 | PRECONDITION_FAILED
                E-3  | If-Match      | "2-@"            | 412 | PRECONDITION_FAILED
                E-4  | If-Match      | "0-@", "1-@"     | 200 |
                E-5  | If-Match      | *                | 200 |
                E-6  | If-Match      | W/"1-@"          | 412 | PRECONDITION_FAILED
                E-7  | If-Match      | "of another kind" | 400 | PRECONDITION_MALFORMED
                E-8  | If-Match      | "somebody-elses" | 412 | PRECONDITION_FAILED
                E-9  | If-Match      | 1                | 400 | PRECONDITION_MALFORMED
                E-10 | If-None-Match | *                | 412 | PRECONDITION_FAILED
                E-11 | If-None-Match | "1-@"            | 400 | PRECONDITION_MALFORMED
                """)
    void aChangeAsksTheVersionFirst(String tally, String header, String value, int status, String code) {
        put(tally, "", "");
        put(tally, "", "");
        var answer = put(tally, header, value.replace("@", "0123456789abcdef"));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains(code == null ? "total" : "\"code\":\"" + code + "\"");
        assertThat(events(tally)).isEqualTo(status == 200 ? 3 : 2);
    }

    @Test
    void whatIsNotThereMatchesNothing() {
        assertThat(put("E-none", "If-Match", "*").statusCode()).isEqualTo(412);
        assertThat(put("E-none", "If-Match", "\"0-0123456789abcdef\"").statusCode())
                .isEqualTo(412);
        assertThat(events("E-none")).isZero();
    }

    @Test
    void whatHasNoVersionTakesNoPrecondition() {
        var answer = call("PUT", "/v1/unversioned", "If-Match", "*", "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("PRECONDITION_UNSUPPORTED");
    }

    @Test
    void ofManyWritersWhoReadTheSameOneIsHeard() throws Exception {
        put("E-race", "", "");
        var tag = tag(read("E-race", ""));
        try (var writers = Executors.newFixedThreadPool(8)) {
            var tasks = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 24; i++) {
                tasks.add(() -> put("E-race", "If-Match", tag).statusCode());
            }
            var answers = new ArrayList<Integer>();
            for (var answer : writers.invokeAll(tasks)) {
                answers.add(answer.get());
            }
            assertThat(answers).containsOnly(200, 412).containsOnlyOnce(200);
        }
        assertThat(events("E-race")).isEqualTo(2);
    }

    /** Somebody else writes after the version was looked at, and before anything is stored: the store says no. */
    @Test
    void theStoreAsksAgain() throws Exception {
        put("E-late", "", "");
        var tag = tag(read("E-late", ""));
        var standing = new CountDownLatch(1);
        var wake = new CountDownLatch(1);
        steps.at("E-late", step -> {
            standing.countDown();
            awaitQuietly(wake);
        });
        try (var callers = Executors.newSingleThreadExecutor()) {
            var key = UUID.randomUUID().toString();
            var slow = callers.submit(() -> post("E-late", tag, key));
            standing.await();
            put("E-late", "", "");
            wake.countDown();
            var refused = slow.get();
            assertThat(refused.statusCode()).as(refused.body()).isEqualTo(412);
            assertThat(events("E-late")).isEqualTo(2);
            var again = post("E-late", tag, key);
            assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
            assertThat(again.body()).isEqualTo(refused.body());
        } finally {
            steps.clear("E-late");
        }
    }

    /** Three commands of one request: the version that was read is asked once, before the first. */
    @Test
    void aRequestOfSeveralCommandsIsNotItsOwnRival() {
        put("E-three", "", "");
        var done = call(
                "POST",
                "/v1/tallies/E-three/additions?count=3",
                "If-Match",
                tag(read("E-three", "")),
                UUID.randomUUID().toString());
        assertThat(done.statusCode()).as(done.body()).isEqualTo(201);
        assertThat(events("E-three")).isEqualTo(4);
    }

    /** The first of two commands was stored when the request broke: its repeat finishes it. */
    @Test
    void theRepeatOfABrokenRequestIsNotItsOwnRival() {
        put("E-broken", "", "");
        var tag = tag(read("E-broken", ""));
        var key = UUID.randomUUID().toString();
        steps.at("E-broken", step -> {
            if (step == 1) {
                throw new IllegalStateException("breaks between two commands");
            }
        });
        assertThat(post("E-broken", tag, key).statusCode()).isEqualTo(500);
        steps.clear("E-broken");
        assertThat(events("E-broken")).isEqualTo(2);
        var repeated = post("E-broken", tag, key);
        assertThat(repeated.statusCode()).as(repeated.body()).isEqualTo(201);
        assertThat(events("E-broken")).isEqualTo(3);
    }

    private HttpResponse<String> read(String tally, String had) {
        return call("GET", "/v1/tallies/" + tally, had.isEmpty() ? "" : "If-None-Match", had, "");
    }

    private HttpResponse<String> put(String tally, String header, String value) {
        return call("PUT", "/v1/tallies/" + tally, header, value, "");
    }

    private HttpResponse<String> post(String tally, String tag, String key) {
        return call("POST", "/v1/tallies/" + tally + "/additions?count=2", "If-Match", tag, key);
    }

    private HttpResponse<String> call(String method, String path, String header, String value, String key) {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .method(method, method.equals("GET") ? BodyPublishers.noBody() : BodyPublishers.ofString(ONE_DOLLAR))
                .header("Authorization", "Bearer " + ada)
                .header("Content-Type", "application/json");
        if (!header.isEmpty()) {
            request.header(header, value);
        }
        if (!key.isEmpty()) {
            request.header("Idempotency-Key", key);
        }
        try {
            return HTTP.send(request.build(), BodyHandlers.ofString());
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private int events(String tally) {
        Integer count = jdbc.queryForObject("select count(*) from event_log where stream_id = ?", Integer.class, tally);
        return count == null ? 0 : count;
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
