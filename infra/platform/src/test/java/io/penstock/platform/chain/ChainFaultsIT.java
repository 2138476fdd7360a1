package io.penstock.platform.chain;

import static io.penstock.platform.chain.MirrorUnderTest.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.LocalNode;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.test.PlatformServices;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a chain and its node can do to the mirror, on a real node: each effect is there once at the end, in order. */
class ChainFaultsIT {

    private static final long CHAIN_ID = 77_001;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String mnemonic = WalletKeys.newMnemonic();
    private LocalNode node;
    private ContractAddresses contracts;
    private MirrorUnderTest mirror;

    @BeforeEach
    void open() {
        node = start();
        contracts = deploy(node);
        mirror = new MirrorUnderTest(PlatformServices.start("servicing"), mnemonic, 2);
    }

    @AfterEach
    void close() {
        mirror.close();
        node.close();
    }

    private LocalNode start() {
        return MirrorUnderTest.node(mnemonic, CHAIN_ID);
    }

    private ContractAddresses deploy(LocalNode where) {
        return MirrorUnderTest.deploy(where, mnemonic);
    }

    /** Register and chain agree: every range once and in order, same count, same running hash. */
    private void assertMirrored(LocalNode where, ContractAddresses at) {
        var reader = MirrorUnderTest.reader(where.url(), at);
        assertThat(reader.anchors("servicing")).hasSize((int) mirror.anchored());
        assertThat(reader.writerCount("servicing")).isEqualTo(mirror.anchored());
        assertThat(reader.streamVersion("Journal/servicing")).isEqualTo(mirror.anchored());
        assertThat(reader.writerHead("servicing")).isEqualTo(mirror.head());
    }

    @Test
    void reorganisationsOfDepthOneToTen() throws IOException {
        mirror.start(node.url(), contracts);
        for (int depth = 1; depth <= 10; depth++) {
            mirror.anchor(3);
            mirror.awaitDone();
            long before = MirrorUnderTest.reader(node.url(), contracts).writerCount("servicing");
            node(node.url(), "anvil_reorg", depth, List.of());
            mirror.anchor(1);
            var reader = MirrorUnderTest.reader(node.url(), contracts);
            await().atMost(PATIENCE).until(() -> reader.writerCount("servicing") == before + 1 && mirror.open() == 0);
            assertMirrored(node, contracts);
        }
    }

    /** As after kill -9 of a node that writes its state on a clean stop only: below the checkpoint, same identity. */
    @Test
    void aChainThatFallsBackBehindAllBlocksThatAreKept() throws IOException {
        mirror.start(node.url(), contracts);
        mirror.anchor(5);
        mirror.awaitDone();
        var snapshot = Objects.requireNonNull(node(node.url(), "evm_snapshot"));
        mirror.anchor(30);
        mirror.awaitDone();
        mirror.stop();
        // No block from before the snapshot is kept: walking back finds nothing.
        var kept = Long.decode(
                Objects.requireNonNull(node(node.url(), "eth_blockNumber")).toString());
        node(node.url(), "evm_revert", snapshot);
        long now = Long.decode(
                Objects.requireNonNull(node(node.url(), "eth_blockNumber")).toString());
        mirror.database.jdbc().update("delete from chain_block where number <= ?", now + 2);
        assertThat(kept).isGreaterThan(now + 2);
        mirror.start(node.url(), contracts);
        mirror.anchor(2);
        var reader = MirrorUnderTest.reader(node.url(), contracts);
        await().atMost(PATIENCE).until(() -> reader.writerCount("servicing") == 37 && mirror.open() == 0);
        assertMirrored(node, contracts);
    }

    @Test
    void anotherNodeThatLooksAlikeIsNoticedAndNothingIsWrittenToIt() {
        mirror.start(node.url(), contracts);
        mirror.anchor(3);
        mirror.awaitDone();
        mirror.stop();
        try (var other = start()) {
            mirror.start(other.url(), contracts);
            mirror.anchor(2);
            mirror.awaitState(ChainLink.State.HALTED, "no gateway");
            mirror.stop();
            var twin = deploy(other);
            assertThat(twin.mirrorGateway()).isEqualTo(contracts.mirrorGateway());
            mirror.start(other.url(), contracts);
            mirror.awaitState(ChainLink.State.HALTED, "genesis hash");
            assertThat(MirrorUnderTest.reader(other.url(), twin).writerCount("servicing"))
                    .isZero();
            mirror.stop();
        }
        mirror.start(node.url(), contracts);
        mirror.awaitDone();
        mirror.awaitState(ChainLink.State.LIVE, "");
        assertMirrored(node, contracts);
    }

    /** The node forgets what it was handed, wholly and in part: the same bytes go out again, lowest nonce first. */
    @Test
    void droppedTransactionsAndAGap() throws IOException {
        mirror.start(node.url(), contracts);
        mirror.anchor(1);
        mirror.awaitDone();
        node(node.url(), "evm_setIntervalMining", 0);
        for (int i = 0; i < 4; i++) {
            long before = mirror.inFlight();
            mirror.anchor(1);
            if (i < 1) {
                await().atMost(PATIENCE).until(() -> mirror.inFlight() > before);
            }
        }
        await().atMost(PATIENCE).until(() -> mirror.inFlight() > 0);
        node(node.url(), "anvil_dropAllTransactions");
        node(node.url(), "evm_mine");
        await().atMost(PATIENCE).until(() -> mirror.inFlight() > 0);
        var lowest = mirror.database
                .jdbc()
                .queryForObject(
                        "select transaction_hash from chain_transaction where state = 'SENT' order by nonce limit 1",
                        String.class);
        node(node.url(), "anvil_dropTransaction", Objects.requireNonNull(lowest));
        node(node.url(), "evm_setIntervalMining", 1);
        mirror.awaitDone();
        assertMirrored(node, contracts);
    }

    /** Wherever the writer died: bytes stored and not sent, sent and not noted, mined and not seen. */
    @Test
    void everyCrashPointOfATransaction() {
        for (var state : List.of("SIGNED", "SENT", "MINED")) {
            mirror.start(node.url(), contracts);
            mirror.anchor(3);
            mirror.awaitDone();
            mirror.stop();
            mirror.database
                    .jdbc()
                    .update(
                            "update chain_transaction set state = ?, last_sent_at = null where state = 'CONFIRMED'",
                            state);
            mirror.database.jdbc().update("update chain_effect set applied_no = null where ? <> 'MINED'", state);
            mirror.anchor(1);
            mirror.start(node.url(), contracts);
            mirror.awaitDone();
            mirror.stop();
            assertMirrored(node, contracts);
        }
    }

    @Test
    void aNonceThatAStrangerSpendsStopsTheWriter() throws IOException {
        mirror.start(node.url(), contracts);
        mirror.anchor(1);
        mirror.awaitDone();
        var relay = WalletKeys.of(mnemonic).key(WalletKeys.SERVICING_RELAY).address();
        node(
                node.url(),
                "eth_sendTransaction",
                java.util.Map.of("from", relay, "to", relay, "value", "0x0", "gas", "0x5208"));
        await().atMost(PATIENCE).until(() -> {
            mirror.anchor(1);
            return mirror.open() > 0;
        });
        mirror.awaitState(ChainLink.State.HALTED, "used by someone else");
    }

    /** 40 blocks with one time stamp change nothing: order is by version and nonce. */
    @Test
    void equalTimestamps() throws IOException {
        node(node.url(), "anvil_setBlockTimestampInterval", 0);
        mirror.start(node.url(), contracts);
        for (int i = 0; i < 5; i++) {
            mirror.anchor(7);
            mirror.awaitDone();
        }
        assertMirrored(node, contracts);
    }

    /** Many effects of one stream share transactions; several transactions are on their way at once. */
    @Test
    void effectsTravelInBatches() {
        mirror.anchor(400);
        mirror.start(node.url(), contracts);
        mirror.awaitDone();
        assertMirrored(node, contracts);
        var batches = mirror.database
                .jdbc()
                .queryForList("select cardinality(effect_ids) from chain_transaction order by nonce", Integer.class);
        assertThat(batches).hasSizeLessThan(40).allMatch(size -> size <= 50);
    }

    /** A paused writer wakes up after another has taken over: what it signs is not stored. */
    @Test
    void anOlderEpochCannotSign() {
        mirror.start(node.url(), contracts);
        mirror.anchor(1);
        mirror.awaitDone();
        mirror.stop();
        var jdbc = mirror.database.jdbc();
        jdbc.update("update chain_writer set epoch = epoch + 100");
        mirror.anchor(1);
        mirror.start(node.url(), contracts);
        await().during(Duration.ofMillis(500)).atMost(PATIENCE).until(() -> mirror.open() == 1);
        assertThat(jdbc.queryForObject("select count(*) from chain_transaction", Long.class))
                .isEqualTo(1);
    }
}
