package io.penstock.platform.chain;

import static org.awaitility.Awaitility.await;

import io.penstock.contracts.journal.HashChain;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Deployment;
import io.penstock.onchain.Effect;
import io.penstock.onchain.Effects;
import io.penstock.onchain.Gateway;
import io.penstock.onchain.LocalNode;
import io.penstock.onchain.NodeBinaries;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.chain.signer.LocalSigner;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.Request;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.http.HttpService;

/** Servicing's mirror with a database of its own, on whatever node a test gives it; effects are anchors of its journal. */
final class MirrorUnderTest implements AutoCloseable {

    private static final String HEAD = HashChain.start("servicing").headHex();
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Any answer of a node's own methods. */
    public static final class Anything extends Response<Object> {}

    final TestDatabase database;
    final Effects effects = new Effects();
    private final Leases leases;
    private final String key;
    private final int confirmations;
    private @Nullable ChainWorker worker;
    private long last;

    MirrorUnderTest(PlatformServices services, String mnemonic, int confirmations) {
        this.database = TestDatabase.migrated(services);
        this.leases = database.leases("servicing");
        this.key = WalletKeys.of(mnemonic).key(WalletKeys.SERVICING_RELAY).privateKey();
        this.confirmations = confirmations;
    }

    /** A chain with ten blocks a second. */
    static LocalNode node(String mnemonic, long chainId) {
        var root = Path.of(Objects.requireNonNull(System.getProperty("penstock.root")));
        return LocalNode.anvilWithBlockTime(NodeBinaries.under(root), mnemonic, chainId, "0.1");
    }

    static ContractAddresses deploy(LocalNode where, String mnemonic) {
        var keys = WalletKeys.of(mnemonic);
        return Deployment.deploy(
                where.url(),
                keys.key(WalletKeys.DEPLOYER).privateKey(),
                keys.key(WalletKeys.ISSUANCE_RELAY).address(),
                keys.key(WalletKeys.SERVICING_RELAY).address());
    }

    JdbcChainOutbox outbox() {
        return new JdbcChainOutbox(database.jdbc(), () -> {});
    }

    void submit(Effect effect) {
        outbox().submit(new ChainIntent("test", effect.key(), effect));
    }

    /** The next ranges of the journal: each only works after the one before. The mirror sees all of them or none. */
    void anchor(int count) {
        database.transaction().executeWithoutResult(_ -> {
            for (int i = 0; i < count; i++) {
                last++;
                submit(effects.anchorJournal("anchor-" + last, "servicing", last, last, HEAD, HEAD));
            }
        });
    }

    long anchored() {
        return last;
    }

    void start(String url, ContractAddresses contracts) {
        var web3 = Web3j.build(new HttpService(url));
        var defaults = PlatformProperties.Chain.withKey(url, "", Path.of("unused"), Duration.ofMillis(20));
        var settings = new PlatformProperties.Chain(
                url,
                "",
                Path.of("unused"),
                100,
                60_000_000,
                Duration.ofMillis(20),
                Duration.ofMillis(300),
                confirmations,
                defaults.reconcileEvery(),
                defaults.keystore(),
                defaults.signer(),
                defaults.watch());
        worker = new ChainWorker(
                web3, contracts, LocalSigner.ofKey(key), "servicing", settings, database.jdbc(), leases);
        worker.start();
    }

    void stop() {
        if (worker != null) {
            worker.stop();
            worker = null;
        }
    }

    long open() {
        var rows = database.jdbc().queryForObject("""
                select count(*) from chain_effect e left join chain_transaction t on t.id = e.transaction_id
                where e.refusal is null and (t.state is null or t.state <> 'CONFIRMED')
                """, Long.class);
        return rows == null ? 0 : rows;
    }

    long inFlight() {
        var rows = database.jdbc()
                .queryForObject("select count(*) from chain_transaction where state = 'SENT'", Long.class);
        return rows == null ? 0 : rows;
    }

    void awaitDone() {
        await().atMost(PATIENCE).until(() -> open() == 0);
    }

    void awaitState(ChainLink.State state, String reason) {
        await().atMost(PATIENCE)
                .until(() -> database
                        .jdbc()
                        .queryForList(
                                "select state || ': ' || coalesce(reason, '') from chain_link where present",
                                String.class)
                        .stream()
                        .anyMatch(text -> text.startsWith(state + ": ") && text.contains(reason)));
    }

    /** The writer's running hash as the log has it. */
    String head() {
        return headAfter(Long.MAX_VALUE);
    }

    String headAfter(long count) {
        var applied = ChainRows.effects(
                database.jdbc(), "where e.applied_no > 0 and e.applied_no <= ? order by e.applied_no", count);
        return Heads.after(Gateway.NO_HEAD, applied);
    }

    Leases leases() {
        return leases;
    }

    static ChainReader reader(String url, ContractAddresses contracts) {
        return new ChainReader(Web3j.build(new HttpService(url)), contracts);
    }

    /** A method of the node for tests: {@code anvil_reorg}, {@code evm_mine}. */
    static @Nullable Object node(String url, String method, Object... arguments) throws IOException {
        var answer = new Request<>(method, List.of(arguments), new HttpService(url), Anything.class).send();
        if (answer.hasError()) {
            throw new IOException(method + ": " + answer.getError().getMessage());
        }
        return answer.getResult();
    }

    @Override
    public void close() {
        stop();
        leases.stop();
        database.close();
    }
}
