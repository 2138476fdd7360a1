package io.penstock.servicing.it;

import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.penstock.deal.DocumentHash;
import io.penstock.platform.json.PlatformJson;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reports, statements and notices of the payment dates that {@link ServicingIT} pays. */
final class PublishedReports implements AutoCloseable {

    private static final String HOOK = "/v1/notice-subscriptions/desk-7";

    private final RunningService service;
    private final String path;
    private final HttpServer receiver;
    private final List<Received> received = new CopyOnWriteArrayList<>();
    private final String secret;

    /** A request that the receiver has taken, the first of them with an error of its own. */
    record Received(String id, String timestamp, String signature, String body) {

        String told() {
            var json = PlatformJson.mapper().readTree(body);
            return json.path("type").asString() + " "
                    + json.path("data").path("paymentDate").asString();
        }
    }

    /** Subscribes before the first payment date. */
    PublishedReports(RunningService service, String path) {
        this.service = service;
        this.path = path;
        try {
            receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        receiver.createContext("/", this::receive);
        receiver.start();
        var wendy = service.as("wendy", "auditor");
        var request = "{\"channel\":\"webhook\",\"target\":\"http://127.0.0.1:%d/hook\",\"deal\":\"%s\",\"topics\":["
                        .formatted(receiver.getAddress().getPort(), path.substring(path.lastIndexOf('/') + 1))
                + "\"report.published\",\"payment.declared\",\"payment.made\",\"payment.reserved\"]}";
        secret = wendy.ok("PUT", HOOK, request).path("secret").asString();
        assertThat(secret).startsWith("whsec_");
        assertThat(wendy.refused("PUT", HOOK, request)).isEqualTo("409 SUBSCRIPTION_EXISTS");
        assertThat(service.as("eve", "auditor").refused("DELETE", HOOK, "")).isEqualTo("404 SUBSCRIPTION_NOT_FOUND");
    }

    private void receive(HttpExchange exchange) throws IOException {
        try (exchange) {
            var headers = exchange.getRequestHeaders();
            received.add(new Received(
                    headers.getFirst("webhook-id"),
                    headers.getFirst("webhook-timestamp"),
                    headers.getFirst("webhook-signature"),
                    new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
            exchange.sendResponseHeaders(received.size() == 1 ? 500 : 204, -1);
        }
    }

    /** Three months are paid: each is reported, and every step was told in order. */
    void areReadAndTold() {
        var date = path + "/reports/2020-09-15";
        var nobody = service.investor("BIRCH");
        assertThat(nobody.refused("GET", date, "")).isEqualTo("404 REPORT_NOT_FOUND");
        var draft = service.as("olga", "spv-admin").ok("PUT", date, "");
        assertThat(service.as("olga", "spv-admin").ok("PUT", date, "")).isEqualTo(draft);
        assertThat(draft.path("state").asString()).isEqualTo("DRAFT");
        var hash = draft.path("contentHash").asString();

        assertThat(nobody.get(path + "/reports").path("items")).isEmpty();
        assertThat(nobody.refused("GET", date + "?version=1", "")).isEqualTo("404 REPORT_NOT_FOUND");
        assertThat(nobody.refused("GET", date + "?draft=true", "")).isEqualTo("404 REPORT_NOT_FOUND");
        assertThat(DocumentHash.of(
                        service.as("vera", "auditor").send("GET", date, "").body()))
                .isEqualTo(hash);

        var publication = "{\"contentHash\":\"" + hash + "\"}";
        assertThat(service.as("olga", "approver").refused("POST", date + "/publication", publication))
                .isEqualTo("422 PUBLISHER_PREPARED");
        var published = service.as("ann", "approver").ok("POST", date + "/publication", publication);
        assertThat(published.path("state").asString()).isEqualTo("PUBLISHED");
        assertThat(service.as("olga", "spv-admin").refused("PUT", date, "")).isEqualTo("409 REPORT_UNCHANGED");

        files(nobody, date, hash);
        statements();
        told();
        anotherSecret();
    }

    private void files(Rest investor, String date, String hash) {
        var json = investor.send("GET", date + "?format=json", "");
        assertThat(DocumentHash.of(json.body())).isEqualTo(hash);
        assertThat(json.headers().firstValue("etag")).contains("\"" + hash + "\"");
        var report = PlatformJson.mapper().readTree(json.body());
        assertThat(report.toString()).contains("\"39250.00\"").doesNotContain("BIRCH");
        for (var format : Map.of(
                        "pdf", "application/pdf",
                        "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        "csv", "text/csv")
                .entrySet()) {
            var byName = bytes(investor, date + "?format=" + format.getKey(), "*/*", "");
            var byType = bytes(investor, date, format.getValue(), "");
            assertThat(byName.headers().firstValue("content-type").orElse("")).startsWith(format.getValue());
            assertThat(byName.body()).isEqualTo(byType.body()).hasSizeGreaterThan(1000);
            var tag = byName.headers().firstValue("etag").orElseThrow();
            assertThat(bytes(investor, date, format.getValue(), tag).statusCode())
                    .isEqualTo(304);
        }
        assertThat(investor.refused("GET", date + "?format=doc", "")).isEqualTo("406 FORMAT_NOT_OFFERED");
    }

    private void statements() {
        var date = path + "/distributions/2020-09-15";
        var own = service.investor("BIRCH").get(date + "/statements/BIRCH");
        var paid = service.investor("BIRCH").get(date).path("payouts");
        var rows = own.path("sections").path(1).path("rows");
        assertThat(rows.size()).isEqualTo(paid.size() + 1);
        for (int i = 0; i < paid.size(); i++) {
            assertThat(rows.path(i).path("amount")).isEqualTo(paid.path(i).path("amount"));
            assertThat(rows.path(i).path("transaction")).isEqualTo(paid.path(i).path("transactionHash"));
            assertThat(rows.path(i).path("state").asString()).isEqualTo("PAID");
        }
        assertThat(service.investor("ALDER").refused("GET", date + "/statements/BIRCH", ""))
                .isEqualTo("404 STATEMENT_NOT_FOUND");
        assertThat(service.as("olga", "spv-admin").get(date + "/statements/BIRCH"))
                .isEqualTo(own);
        assertThat(service.as("olga", "spv-admin").refused("GET", date + "/statements/NOBODY", ""))
                .isEqualTo("404 STATEMENT_NOT_FOUND");
    }

    /** In the order of the log, the first twice under one id, each signed with the secret. */
    private void told() {
        await().atMost(ofSeconds(60))
                .until(() -> !received.isEmpty() && received.getLast().told().equals("report.published 2020-09-15"));
        assertThat(received.get(1).id()).isEqualTo(received.getFirst().id());
        assertThat(received.subList(1, received.size()).stream().map(Received::told))
                .containsExactly(
                        "payment.declared 2020-09-15",
                        "payment.made 2020-09-15",
                        "payment.declared 2020-10-15",
                        "payment.reserved 2020-10-15",
                        "payment.made 2020-10-15",
                        "payment.declared 2020-11-16",
                        "payment.made 2020-11-16",
                        "report.published 2020-09-15");
        for (var each : received) {
            assertThat(each.signature()).isEqualTo(signature(secret, each));
        }
        var log = service.as("wendy", "auditor").get(HOOK + "/deliveries").path("items");
        assertThat(log.valueStream())
                .hasSize(8)
                .allMatch(d -> d.path("state").asString().equals("DELIVERED"));
        assertThat(log.path(7).path("attempts").asInt()).isEqualTo(2);
    }

    /** A replaced secret signs beside the new one; after the end nothing is sent. */
    private void anotherSecret() {
        var wendy = service.as("wendy", "auditor");
        var next = wendy.ok("PUT", HOOK + "/secret", "").path("secret").asString();
        var last = received.getLast();
        int before = received.size();
        service.as("otto", "operator").send("POST", "/v1/notice-deliveries/" + last.id() + "/replay", "");
        await().atMost(ofSeconds(30)).until(() -> received.size() == before + 1);
        var again = received.getLast();
        assertThat(again.id()).isEqualTo(last.id());
        assertThat(again.body()).isEqualTo(last.body());
        assertThat(again.signature()).isEqualTo(signature(next, again) + " " + signature(secret, again));
        assertThat(wendy.send("DELETE", HOOK, "").statusCode()).isEqualTo(204);
        await().atMost(ofSeconds(30))
                .until(() -> !wendy.get("/v1/notice-subscriptions")
                        .path("items")
                        .path(0)
                        .path("open")
                        .asBoolean());
        assertThat(service.as("otto", "operator").refused("POST", "/v1/notice-deliveries/" + last.id() + "/replay", ""))
                .isEqualTo("404 DELIVERY_NOT_FOUND");
    }

    /** As a receiver without our code computes it; see docs/reference/webhooks.md. */
    private static String signature(String secret, Received request) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(Base64.getDecoder().decode(secret.substring("whsec_".length())), "HmacSHA256"));
            var signed = request.id() + "." + request.timestamp() + "." + request.body();
            return "v1," + Base64.getEncoder().encodeToString(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static HttpResponse<byte[]> bytes(Rest as, String path, String accept, String ifNoneMatch) {
        var request = HttpRequest.newBuilder(URI.create(as.base() + path))
                .header("authorization", "Bearer " + as.token())
                .header("accept", accept);
        if (!ifNoneMatch.isEmpty()) {
            request.header("if-none-match", ifNoneMatch);
        }
        try (var client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }

    @Override
    public void close() {
        receiver.stop(0);
    }
}
