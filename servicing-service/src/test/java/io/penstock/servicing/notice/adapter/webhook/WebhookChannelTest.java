package io.penstock.servicing.notice.adapter.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.penstock.servicing.notice.Language;
import io.penstock.servicing.notice.NoticeTopic;
import io.penstock.servicing.notice.application.NoticeChannel.Delivered;
import io.penstock.servicing.notice.application.NoticeChannel.Failed;
import io.penstock.servicing.notice.application.NoticeChannel.Outcome;
import io.penstock.servicing.notice.application.NoticeChannel.Outgoing;
import io.penstock.servicing.notice.application.NoticeChannel.Refused;
import io.penstock.servicing.notice.application.NoticeProperties;
import io.penstock.servicing.notice.application.NoticeProperties.Smtp;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a real server on this machine, which only a channel for development may reach. */
class WebhookChannelTest {

    private static final String BODY = "{\"test\": 2432232314}";
    private static final byte[] SECRET = Base64.getDecoder().decode("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final WebhookChannel open = new WebhookChannel(properties(true));
    private final WebhookChannel careful = new WebhookChannel(properties(false));

    @SuppressWarnings("NullAway.Init") // started before each test
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                var headers = exchange.getRequestHeaders();
                received.add(exchange.getRequestURI().getPath() + " " + headers.getFirst("webhook-id") + " "
                        + headers.getFirst("webhook-timestamp") + " " + headers.getFirst("webhook-signature") + " "
                        + headers.getFirst("content-type") + " "
                        + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
                int status = Integer.parseInt(exchange.getRequestURI().getPath().substring(1));
                if (status == 302) {
                    exchange.getResponseHeaders().set("location", url("/200"));
                }
                exchange.sendResponseHeaders(status, -1);
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    /** The example of the Standard Webhooks specification. */
    @Test
    void signsAsTheConventionHasIt() {
        assertThat(send(open, url("/200"), List.of(SECRET))).isEqualTo(new Delivered("HTTP 200"));
        assertThat(received)
                .containsExactly("/200 msg_p5jXN8AQM9LWM0D4loKWxJek 1614265330"
                        + " v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= application/json " + BODY);
    }

    @Test
    void signsWithBothSecretsWhileOneIsReplaced() {
        send(open, url("/200"), List.of(new byte[32], SECRET));
        assertThat(received)
                .singleElement()
                .asString()
                .contains(" v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE= application/json")
                .matches(".* v1,[^ ]+ v1,[^ ]+ .*");
    }

    @Test
    void takesTheStatusForAnAnswer() {
        assertThat(send(open, url("/204"), List.of())).isEqualTo(new Delivered("HTTP 204"));
        assertThat(send(open, url("/500"), List.of())).isEqualTo(new Failed("HTTP 500"));
        assertThat(send(open, url("/404"), List.of())).isEqualTo(new Failed("HTTP 404"));
        assertThat(send(open, url("/410"), List.of())).isEqualTo(new Refused("HTTP 410"));
    }

    @Test
    void followsNoRedirect() {
        assertThat(send(open, url("/302"), List.of())).isEqualTo(new Failed("HTTP 302"));
        assertThat(received).hasSize(1);
    }

    @Test
    void aServerThatIsAwayIsAFailure() {
        var address = url("/200");
        server.stop(0);
        assertThat(send(open, address, List.of())).isEqualTo(new Failed("ConnectException"));
    }

    /** A name is no way around: it resolves to this machine. */
    @Test
    void doesNotGoIntoPrivateNetworks() {
        assertThat(send(careful, "https://localhost:" + server.getAddress().getPort() + "/200", List.of()))
                .isEqualTo(new Failed("the host resolves to an address that is not public"));
        assertThat(send(careful, url("/200"), List.of())).isInstanceOf(Refused.class);
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "https://hooks.example.org/a?b=c | ''",
                "http://hooks.example.org/       | notices are sent by https alone",
                "https://127.0.0.1/              | 'name the host, not its address'",
                "https://0x7f000001/             | ''", // a name to us; whatever it resolves to is checked
                "https://2130706433/             | 'name the host, not its address'",
                "https://[::1]/                  | 'name the host, not its address'",
                "https://u:p@hooks.example.org/  | an address with a password in it is not kept",
                "ftp://hooks.example.org/        | this is no address of the web",
                "hooks.example.org               | this is no address of the web",
            })
    void judgesTargetsBeforehand(String target, String fault) {
        assertThat(careful.faultOf(target)).isEqualTo(fault);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private static Outcome send(WebhookChannel channel, String target, List<byte[]> secrets) {
        return channel.send(new Outgoing(
                "msg_p5jXN8AQM9LWM0D4loKWxJek",
                "desk-7",
                Instant.ofEpochSecond(1614265330),
                NoticeTopic.REPORT_PUBLISHED,
                BODY,
                target,
                secrets,
                Language.EN));
    }

    static NoticeProperties properties(boolean privateTargets) {
        return new NoticeProperties(
                privateTargets,
                Duration.ofMillis(50),
                3,
                Duration.ofSeconds(5),
                Duration.ofHours(24),
                new Smtp("", 25, "", "", false, "penstock@localhost"));
    }
}
