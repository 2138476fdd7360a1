package io.penstock.servicing.notice;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.penstock.platform.test.JavaProcess;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import io.penstock.servicing.notice.SubscriptionEvent.SubscriptionOpened;
import io.penstock.servicing.notice.application.DeliveryStore;
import io.penstock.servicing.notice.application.SubscriptionSecrets;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;

/** A process that dies between sending and recording: its successor sends again, under the same id and in order. */
class KilledSenderIT {

    private static final Instant AT = Instant.parse("2026-11-23T04:00:00Z");

    private final List<String> received = new CopyOnWriteArrayList<>();
    private final CountDownLatch arrived = new CountDownLatch(1);
    private final CountDownLatch killed = new CountDownLatch(1);
    private final AtomicReference<String> refuse = new AtomicReference<>("");

    @Test
    void nothingIsLostOrOutOfOrder() throws Exception {
        var services = PlatformServices.start("servicing");
        Flyway.configure()
                .dataSource(services.jdbcUrl(), services.ownerRole(), "test")
                .locations("classpath:META-INF/penstock/migration", "classpath:db/migration")
                .placeholders(Map.of("app_role", services.appRole()))
                .load()
                .migrate();
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor();
                var database = new TestDatabase(services.jdbcUrl(), services.appRole())) {
            server.setExecutor(threads);
            server.createContext("/", exchange -> {
                try (exchange) {
                    var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                    received.add(exchange.getRequestHeaders().getFirst("webhook-id") + " " + body);
                    if (received.size() == 1) {
                        arrived.countDown();
                        killed.await(); // the answer comes when nobody is there to record it
                    }
                    exchange.sendResponseHeaders(body.equals(refuse.get()) ? 500 : 204, -1);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            server.start();
            var deliveries = subscribed(database, server.getAddress().getPort());
            for (int i = 1; i <= 3; i++) {
                deliveries.add("event-" + i, AT, NoticeTopic.PAYMENT_MADE, "DEAL", "n" + i);
                deliveries.add("event-" + i, AT, NoticeTopic.PAYMENT_MADE, "DEAL", "n" + i); // the reaction again
            }
            deliveries.add("event-4", AT, NoticeTopic.PAYMENT_MADE, "OTHER", "of another deal");
            deliveries.add("event-5", AT, NoticeTopic.PAYMENT_DECLARED, "DEAL", "of another topic");
            deliveries.add("event-0", AT.minusSeconds(1), NoticeTopic.PAYMENT_MADE, "DEAL", "of before");

            var first = JavaProcess.start(NoticeProcess.class, services.jdbcUrl(), services.appRole());
            assertThat(arrived.await(60, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            first.destroyForcibly().waitFor();
            killed.countDown();
            assertThat(deliveries.deliveries("desk-7", 10))
                    .allMatch(d -> d.state().equals("PENDING"));

            var second = JavaProcess.start(NoticeProcess.class, services.jdbcUrl(), services.appRole());
            try {
                await().atMost(ofSeconds(60)).until(() -> received.size() >= 4);
                assertThat(received.stream().map(r -> r.substring(r.indexOf(' ') + 1)))
                        .containsExactly("n1", "n1", "n2", "n3");
                assertThat(received.get(1)).isEqualTo(received.getFirst());
                aDeadOneHoldsUpThoseBehindIt(deliveries);
            } finally {
                second.destroyForcibly().waitFor();
            }
        } finally {
            killed.countDown();
            server.stop(0);
        }
    }

    private void aDeadOneHoldsUpThoseBehindIt(DeliveryStore deliveries) {
        refuse.set("n6");
        deliveries.add("event-6", AT, NoticeTopic.PAYMENT_MADE, "DEAL", "n6");
        deliveries.add("event-7", AT, NoticeTopic.PAYMENT_MADE, "DEAL", "n7");
        await().atMost(ofSeconds(30)).until(() -> of(deliveries, "n6").state().equals("DEAD"));
        assertThat(of(deliveries, "n6").attempts()).isEqualTo(3);
        assertThat(of(deliveries, "n6").answer()).isEqualTo("HTTP 500");
        assertThat(of(deliveries, "n7").attempts()).isZero();
        refuse.set("");
        assertThat(deliveries.replay(of(deliveries, "n6").id())).isTrue();
        await().atMost(ofSeconds(30)).until(() -> of(deliveries, "n7").state().equals("DELIVERED"));
        assertThat(received.getLast()).endsWith("n7");

        deliveries.close("desk-7");
        assertThat(deliveries.replay(of(deliveries, "n6").id())).isFalse();
        assertThat(deliveries.due()).isEmpty();
    }

    private static DeliveryStore.Delivery of(DeliveryStore deliveries, String body) {
        return deliveries.deliveries("desk-7", 10).stream()
                .filter(d -> d.body().equals(body))
                .findFirst()
                .orElseThrow();
    }

    private static DeliveryStore subscribed(TestDatabase database, int port) {
        var deliveries = NoticeProcess.deliveries(database);
        var secrets = NoticeProcess.secrets(database);
        var key = SubscriptionSecrets.key("desk-7", "ada");
        secrets.keepTarget(key, "http://127.0.0.1:" + port + "/");
        secrets.newSecret(key, Duration.ZERO);
        assertThat(database.jdbc().queryForObject("select sealed from notice_target", byte[].class))
                .asString()
                .doesNotContain("127.0.0.1");
        deliveries.open(
                new SubscriptionOpened(
                        SubscriptionId.named("desk-7"),
                        "ada",
                        Channel.WEBHOOK,
                        "DEAL",
                        List.of(NoticeTopic.PAYMENT_MADE),
                        Language.EN),
                AT);
        return deliveries;
    }
}
