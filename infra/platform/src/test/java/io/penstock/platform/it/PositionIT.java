package io.penstock.platform.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.platform.eventstore.HorizonToken;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Whoever has written reads what it wrote, also from a projection. */
class PositionIT extends PlatformIT {

    private static final String ONE_DOLLAR = "{\"amount\":{\"currency\":\"USD\",\"minorUnits\":\"100\"},\"times\":1}";

    private final String ada = services.token("ada", "spv-admin");

    @Test
    void aReadAfterAWriteSeesIt() throws Exception {
        for (int n = 1; n <= 20; n++) {
            var written = send("POST", "/v1/tallies/P-own/additions", ada, "application/json", ONE_DOLLAR);
            var position = written.headers().firstValue("Log-Position").orElseThrow();
            assertThat(HorizonToken.parse(position)).isGreaterThan(HorizonToken.START);
            // A machine that is busy enough may take longer than the two seconds: then the answer says so.
            var read = await().atMost(Duration.ofMinutes(1))
                    .until(() -> read("/v1/tallies/P-own/seen", ada, position), answer -> answer.statusCode() != 503);
            assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
            assertThat(read.body()).isEqualTo("{\"seen\":" + n + "}");
        }
    }

    @Test
    void aRepeatNamesThePositionOfTheFirstTime() {
        var path = "/v1/tallies/P-repeat/additions";
        var first = send("POST", path, ada, "application/json", ONE_DOLLAR, "p-repeat");
        send("POST", path, ada, "application/json", ONE_DOLLAR);
        var again = send("POST", path, ada, "application/json", ONE_DOLLAR, "p-repeat");
        assertThat(again.headers().allValues("Log-Position"))
                .hasSize(1)
                .isEqualTo(first.headers().allValues("Log-Position"));
    }

    @Test
    void aPositionThatIsNotReachedIsToldAfterTwoSeconds() throws Exception {
        var later = read("/v1/tallies/P-far/seen", ada, "999999999999:1");
        assertThat(later.statusCode()).isEqualTo(503);
        assertThat(later.body()).contains("\"code\":\"POSITION_NOT_REACHED\"");
        assertThat(later.headers().firstValue("Retry-After")).contains("1");
    }

    @Test
    void onlyPositionsAreTakenAndOnlyFromReaders() throws Exception {
        var invalid = read("/v1/tallies/P-bad/seen", ada, "yesterday");
        assertThat(invalid.statusCode()).isEqualTo(400);
        assertThat(invalid.body()).contains("\"code\":\"POSITION_INVALID\"");
        assertThat(read("/v1/tallies/P-bad/seen", services.token("eve", "investor"), "yesterday")
                        .statusCode())
                .isEqualTo(403);
        assertThat(read("/v1/tallies/P-bad/seen", "none", "yesterday").statusCode())
                .isEqualTo(401);
    }

    private HttpResponse<String> read(String path, String token, String position) throws Exception {
        var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Authorization", "Bearer " + token)
                .header("Log-Position-At-Least", position)
                .build();
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request, BodyHandlers.ofString());
        }
    }
}
