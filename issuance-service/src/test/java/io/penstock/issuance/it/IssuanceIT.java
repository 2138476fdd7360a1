package io.penstock.issuance.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.issuance.IssuanceService;
import io.penstock.issuance.it.Api.Answer;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.InvestorWallet;
import io.penstock.onchain.WalletKey;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.test.PlatformServices;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.web3j.protocol.Web3j;

/** One running service for all integration tests, with the steps that they share. */
@SpringBootTest(classes = IssuanceService.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class IssuanceIT {

    static final PlatformServices SERVICES = PlatformServices.start("issuance");
    static final Duration PATIENCE = Duration.ofSeconds(60);

    @LocalServerPort
    int port;

    @Autowired
    ChainReader chain;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Web3j web3;

    @DynamicPropertySource
    static void platform(DynamicPropertyRegistry registry) {
        SERVICES.properties(registry);
        registry.add("penstock.chain.watch.mirrored-deals", () -> "OPEN,TRADED");
    }

    Api as(String person, String role) {
        return new Api(port, SERVICES.token(person, role));
    }

    Api admin() {
        return as("sam", "spv-admin");
    }

    /** A key of the test chain that nobody else uses. */
    static WalletKey wallet(int index) {
        return WalletKeys.of(SERVICES.mnemonic()).key(WalletKeys.FIRST_PARTY + index);
    }

    static byte[] sampleTape() {
        try {
            return Files.readAllBytes(Path.of("src/test/resources/tape/world-omni-2020-a.csv"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String atlas(String deal) {
        try (var in = IssuanceIT.class.getResourceAsStream("/deal/atlas.yaml")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("id: ATLAS-2020-1", "id: " + deal);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Answer openPool(String pool, String eligibility) {
        return admin().put("/v1/pools/" + pool, """
                {"name": "World Omni", "currency": "USD", "cutOffDate": "2020-07-31", "eligibility": %s}
                """.formatted(eligibility));
    }

    /** Sends the file and waits for the end of its import. */
    Answer importTape(String pool, byte[] file) {
        var accepted = admin().upload("/v1/pools/" + pool + "/tapes?fileName=tape.csv", file);
        assertThat(accepted.status()).as(accepted.text()).isEqualTo(202);
        return await().atMost(PATIENCE)
                .until(
                        () -> admin().get("/v1/operations/" + accepted.at("id")),
                        done -> !done.at("state").equals("RUNNING"));
    }

    Answer awaitState(String path, String state) {
        try {
            return await().atMost(PATIENCE)
                    .until(() -> admin().get(path), answer -> answer.at("state").equals(state));
        } catch (ConditionTimeoutException e) {
            throw new AssertionError(path + " did not become " + state + "\n" + whereWorkStands(), e);
        }
    }

    /** Of all that lies between an event and the chain's answer: the last rows, so that a failure says where it waits. */
    private String whereWorkStands() {
        return Stream.of(
                        "select e.position, e.effect_key, t.state, t.nonce, t.attempts, e.reported, t.block_number, e.refusal,"
                                + " e.changed_at from chain_effect e left join chain_transaction t"
                                + " on t.id = e.transaction_id order by e.position desc limit 8",
                        "select state, reason from chain_link",
                        "select * from reaction_position",
                        "select global_index, xid::text, name, stream_id from event_log order by xid desc limit 8",
                        "select pg_current_snapshot()::text, now()",
                        "select datname, state, wait_event, backend_xid::text, now() - xact_start as open_for, query"
                                + " from pg_stat_activity where xact_start is not null")
                .map(sql -> sql + "\n  "
                        + jdbc.queryForList(sql).stream().map(Object::toString).collect(Collectors.joining("\n  ")))
                .collect(Collectors.joining("\n", "", "\n" + askNode()));
    }

    private static String askNode() {
        var relay = WalletKeys.of(SERVICES.mnemonic())
                .key(WalletKeys.ISSUANCE_RELAY)
                .address();
        return Stream.of(
                        "\"eth_blockNumber\", \"params\": []",
                        "\"eth_getTransactionCount\", \"params\": [\"" + relay + "\", \"latest\"]",
                        "\"eth_getTransactionCount\", \"params\": [\"" + relay + "\", \"pending\"]",
                        "\"txpool_status\", \"params\": []",
                        "\"txpool_inspect\", \"params\": []")
                .map(call -> call + " " + rpc(SERVICES, "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": " + call + "}"))
                .collect(Collectors.joining("\n"));
    }

    private static String rpc(PlatformServices services, String request) {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(
                            HttpRequest.newBuilder(URI.create(services.chainUrl()))
                                    .header("Content-Type", "application/json")
                                    .timeout(Duration.ofSeconds(5))
                                    .POST(BodyPublishers.ofString(request))
                                    .build(),
                            BodyHandlers.ofString())
                    .body();
        } catch (IOException | InterruptedException e) {
            return e.toString();
        }
    }

    /** The sample tape with loans of another originator's numbering, so that several pools can be frozen. */
    static byte[] sampleTapeFor(String pool) {
        var text = new String(sampleTape(), StandardCharsets.UTF_8);
        return text.replaceAll("(?m)^WO", pool + "-").getBytes(StandardCharsets.UTF_8);
    }

    /** A pool with loans like those of the sample tape, frozen and anchored. */
    void anchoredPool(String pool) {
        openPool(pool, "{}");
        assertThat(importTape(pool, sampleTapeFor(pool)).at("state")).isEqualTo("SUCCEEDED");
        admin().post("/v1/pools/" + pool + "/freeze", "");
        awaitState("/v1/pools/" + pool, "ANCHORED");
    }

    void registeredInvestor(String investor, int wallet) {
        admin().put("/v1/investors/" + investor, """
                {"country": "DE", "qualified": true, "wallet": "%s"}
                """.formatted(wallet(wallet).address()));
        awaitState("/v1/investors/" + investor, "REGISTERED");
    }

    long eventsOf(String stream) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select count(*) from event_log where stream_id = ?", Long.class, stream));
    }

    /** What a run finds of every deal, as soon as nothing is on its way. */
    List<String> differences() {
        var run = await().atMost(PATIENCE)
                .until(
                        () -> as("otto", "operator").post("/v1/chain/reconcile", ""),
                        answer -> answer.body().path("compared").asInt() > 0);
        return run.body()
                .path("breaks")
                .valueStream()
                .map(each -> each.path("kind").asString() + " "
                        + each.path("subject").asString() + ": "
                        + each.path("log").asString() + ", "
                        + each.path("chain").asString())
                .toList();
    }

    void fund(String investor, int wallet, String amount) {
        var path = "/v1/investors/" + investor + "/cash/SWIFT-1";
        var body = "{\"currency\": \"USD\", \"amount\": \"" + amount + "\"}";
        assertThat(admin().post(path, body).status()).isEqualTo(200);
        assertThat(admin().post(path, body).status()).isEqualTo(200); // told twice, issued once
        assertThat(admin().post(path, body.replace(".00", ".01")).at("code")).isEqualTo("CASH_REFERENCE_ALREADY_USED");
        await().atMost(PATIENCE)
                .until(() -> admin().get("/v1/investors/" + investor)
                        .body()
                        .path("cash")
                        .get(0)
                        .path("state")
                        .asString()
                        .equals("ISSUED"));
        assertThat(chain.cashBalance(wallet(wallet).address())).isEqualTo(Long.parseLong(amount.replace(".", "")));
    }

    Answer allocate(String deal, String first, String second) {
        return admin().put("/v1/deals/" + deal + "/allocations", """
                {"allocations": [
                  {"className": "A", "investorId": "%1$s", "amount": "44000000.00"},
                  {"className": "B", "investorId": "%1$s", "amount": "6000000.00"},
                  {"className": "C", "investorId": "%2$s", "amount": "5000000.00"}]}
                """.formatted(first, second));
    }

    /** A closed deal of the sample terms: the first investor holds classes A and B, the second class C. */
    void closedDeal(String deal, String first, int firstWallet, String second, int secondWallet) {
        anchoredPool("POOL-" + deal);
        registeredInvestor(first, firstWallet);
        registeredInvestor(second, secondWallet);
        fund(first, firstWallet, "50000000.00");
        fund(second, secondWallet, "5000000.00");
        var structured = admin().putYaml("/v1/deals/" + deal + "?pool=POOL-" + deal, atlas(deal));
        allocate(deal, first, second);
        for (var person : List.of("ann", "bob")) {
            as(person, "approver")
                    .post(
                            "/v1/deals/" + deal + "/approvals",
                            "{\"documentHash\": \"" + structured.at("documentHash") + "\"}");
        }
        new InvestorWallet(web3, SERVICES.contracts(), wallet(firstWallet).privateKey()).approveCash(5_000_000_000L);
        new InvestorWallet(web3, SERVICES.contracts(), wallet(secondWallet).privateKey()).approveCash(500_000_000L);
        assertThat(admin().post("/v1/deals/" + deal + "/closing", "").status()).isEqualTo(202);
        awaitState("/v1/deals/" + deal, "CLOSED");
        await().atMost(PATIENCE)
                .until(() ->
                        admin().get("/v1/deals/" + deal + "/holders").body().size() == 3);
    }
}
