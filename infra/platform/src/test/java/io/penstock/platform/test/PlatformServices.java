package io.penstock.platform.test;

import io.penstock.contracts.Topics;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.inbox.IncomingMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.test.context.DynamicPropertyRegistry;

/**
 * What a service needs around it, for integration tests: a fresh database of its own on a real PostgreSQL 18 with fsync
 * on, a real broker, a chain with our contracts, and tokens for any role.
 *
 * <pre>{@code
 * static final PlatformServices services = PlatformServices.start("issuance");
 *
 * @DynamicPropertySource
 * static void platform(DynamicPropertyRegistry registry) {
 *     services.properties(registry);
 * }
 * }</pre>
 */
public final class PlatformServices {

    private static final AtomicInteger DATABASES = new AtomicInteger();
    private static final String PASSWORD = "test";

    private final Infrastructure infrastructure;
    private final String service;
    private final String database;
    private final Path contractsFile;

    private PlatformServices(Infrastructure infrastructure, String service) {
        this.infrastructure = infrastructure;
        this.service = service;
        this.database = service + "_" + DATABASES.incrementAndGet();
        try {
            createDatabase();
            contractsFile = Files.createTempFile("contracts", ".json");
            contractsFile.toFile().deleteOnExit();
            infrastructure.contracts.write(contractsFile);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Starts what is not running yet in this JVM, and makes a new, empty database.
     *
     * @param service {@code "issuance"} or {@code "servicing"}
     */
    public static PlatformServices start(String service) {
        return new PlatformServices(Infrastructure.started(), service);
    }

    /** What the launcher would put into the service's environment. */
    public Map<String, String> environment() {
        int relay = service.equals("servicing") ? WalletKeys.SERVICING_RELAY : WalletKeys.ISSUANCE_RELAY;
        var environment = new LinkedHashMap<String, String>();
        environment.put("PENSTOCK_SERVICE", service);
        environment.put("PENSTOCK_DB_URL", jdbcUrl());
        environment.put("PENSTOCK_DB_USER", appRole());
        environment.put("PENSTOCK_DB_PASSWORD", PASSWORD);
        environment.put("PENSTOCK_DB_OWNER", ownerRole());
        environment.put("PENSTOCK_DB_OWNER_PASSWORD", PASSWORD);
        environment.put("PENSTOCK_KAFKA", kafka());
        environment.put("PENSTOCK_CHAIN_URL", chainUrl());
        environment.put(
                "PENSTOCK_CHAIN_KEY", WalletKeys.of(mnemonic()).key(relay).privateKey());
        environment.put("PENSTOCK_CONTRACTS", contractsFile.toString());
        environment.put("PENSTOCK_VAULT_KEY", "5a".repeat(32));
        environment.put("PENSTOCK_TOKEN_KEY", infrastructure.tokens.publicKey().toString());
        return environment;
    }

    public void properties(DynamicPropertyRegistry registry) {
        environment().forEach((name, value) -> registry.add(name, () -> value));
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://localhost:" + infrastructure.postgres.getPort() + "/" + database;
    }

    /** The role of the migrations; password {@code test}. */
    public String ownerRole() {
        return database + "_owner";
    }

    /** The role of the running service; password {@code test}. */
    public String appRole() {
        return database + "_app";
    }

    public String kafka() {
        return infrastructure.kafka;
    }

    public String chainUrl() {
        return infrastructure.node.url();
    }

    public String mnemonic() {
        return infrastructure.mnemonic;
    }

    public ContractAddresses contracts() {
        return infrastructure.contracts;
    }

    public String token(String person, String... roles) {
        return infrastructure.tokens.sign(person, List.of(roles), "", Duration.ofHours(1));
    }

    public String investorToken(String person, String investorId) {
        return infrastructure.tokens.sign(person, List.of("investor"), investorId, Duration.ofHours(1));
    }

    public String expiredToken(String person, String... roles) {
        return infrastructure.tokens.sign(person, List.of(roles), "", Duration.ofHours(-1));
    }

    public String forgedToken(String person, String... roles) {
        return TestTokens.forged(person, List.of(roles));
    }

    /**
     * Publishes as the other service would.
     *
     * @param message a V1 record
     * @return the message's id
     */
    public String publish(String topic, String key, Object message) {
        var id = UUID.randomUUID() + "/0";
        publish(id, topic, key, message);
        return id;
    }

    public void publish(String id, String topic, String key, Object message) {
        TestMessages.send(kafka(), id, Topics.typeOf(message.getClass()), topic, key, message);
    }

    /** Publishes what no producer of ours would: any type, any text. Headers that are empty are left out. */
    public void publishRaw(String id, String type, String topic, String key, String text) {
        TestMessages.sendText(kafka(), id, type, topic, key, text);
    }

    /** Everything committed on the topic so far, in order. */
    public List<IncomingMessage> published(String topic) {
        return TestMessages.read(kafka(), topic);
    }

    private void createDatabase() throws SQLException {
        try (var connection = infrastructure.postgres.getPostgresDatabase().getConnection();
                var statement = connection.createStatement()) {
            statement.execute("create role " + ownerRole() + " login password '" + PASSWORD + "'");
            statement.execute("create role " + appRole() + " login password '" + PASSWORD + "'");
            statement.execute("grant pg_read_all_stats to " + appRole()); // as the launcher does
            statement.execute("create database " + database + " owner " + ownerRole());
        }
    }
}
