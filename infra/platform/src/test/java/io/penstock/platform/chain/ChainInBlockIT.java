package io.penstock.platform.chain;

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

/** What happens to a transaction after its dry run passed: refused in its block, or too cheap for any block. */
class ChainInBlockIT {

    private static final long CHAIN_ID = 77_004;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final String mnemonic = WalletKeys.newMnemonic();
    private LocalNode node;
    private ContractAddresses contracts;
    private MirrorUnderTest mirror;

    @BeforeEach
    void open() {
        node = MirrorUnderTest.node(mnemonic, CHAIN_ID);
        contracts = MirrorUnderTest.deploy(node, mnemonic);
        mirror = new MirrorUnderTest(PlatformServices.start("servicing"), mnemonic, 1);
        mirror.start(node.url(), contracts);
        mirror.anchor(1);
        mirror.awaitDone();
    }

    @AfterEach
    void close() {
        mirror.close();
        node.close();
    }

    private List<String> states() {
        return mirror.database.jdbc().queryForList("select state from chain_transaction order by nonce", String.class);
    }

    /** The contract is gone when the block is made, and back afterwards: a nonce is spent, the effect comes once. */
    @Test
    void whatIsRefusedInItsBlockIsSignedAnewAndAppliedOnce() throws IOException {
        var anchors = contracts.eventAnchor();
        var code = Objects.requireNonNull(MirrorUnderTest.node(node.url(), "eth_getCode", anchors, "latest"));
        MirrorUnderTest.node(node.url(), "evm_setIntervalMining", 0);
        mirror.anchor(2);
        await().atMost(PATIENCE).until(() -> mirror.inFlight() == 1);
        MirrorUnderTest.node(node.url(), "anvil_setCode", anchors, "0xfe");
        MirrorUnderTest.node(node.url(), "evm_mine");
        MirrorUnderTest.node(node.url(), "anvil_setCode", anchors, code);
        MirrorUnderTest.node(node.url(), "evm_setIntervalMining", 1);
        mirror.awaitDone();
        assertThat(states()).containsExactly("CONFIRMED", "FAILED", "CONFIRMED");
        assertThat(mirror.database
                        .jdbc()
                        .queryForList("select failures from chain_effect order by position", Integer.class))
                .containsExactly(0, 1, 1);
        var reader = MirrorUnderTest.reader(node.url(), contracts);
        assertThat(reader.writerCount("servicing")).isEqualTo(3);
        assertThat(reader.writerHead("servicing")).isEqualTo(mirror.head());
        mirror.awaitState(ChainLink.State.LIVE, "");
    }

    /** The base fee rises above what was signed: the same bytes wait until it has fallen, and nothing replaces them. */
    @Test
    void aTransactionThatIsTooCheapWaitsAndIsNeverReplaced() throws IOException {
        MirrorUnderTest.node(node.url(), "evm_setIntervalMining", 0);
        mirror.anchor(1);
        await().atMost(PATIENCE).until(() -> mirror.inFlight() == 1);
        MirrorUnderTest.node(node.url(), "anvil_setNextBlockBaseFeePerGas", "0x12a05f2000");
        MirrorUnderTest.node(node.url(), "evm_mine");
        await().during(Duration.ofMillis(700)).atMost(PATIENCE).until(() -> mirror.inFlight() == 1);
        mirror.anchor(1);
        MirrorUnderTest.node(node.url(), "anvil_setNextBlockBaseFeePerGas", "0x0");
        MirrorUnderTest.node(node.url(), "evm_setIntervalMining", 1);
        mirror.awaitDone();
        assertThat(states()).containsExactly("CONFIRMED", "CONFIRMED", "CONFIRMED");
        assertThat(MirrorUnderTest.reader(node.url(), contracts).writerHead("servicing"))
                .isEqualTo(mirror.head());
    }

    /** A node suggests what was paid lately; where nobody else pays, twice of that is soon all that the key has. */
    @Test
    void thePriceDoesNotFollowWhatWePaidOurselves() {
        for (int i = 0; i < 10; i++) {
            mirror.anchor(1);
            mirror.awaitDone();
        }
        assertThat(mirror.database.jdbc().queryForObject("select max(gas_price) from chain_transaction", Long.class))
                .isLessThanOrEqualTo(4_000_000_000L);
    }

    /** The log counts its stream differently from the chain, as after a restore: the chain's events name the transaction. */
    @Test
    void anAdoptedEffectNamesTheTransactionThatBroughtIt() {
        mirror.anchor(1);
        mirror.awaitDone();
        var jdbc = mirror.database.jdbc();
        var hash = jdbc.queryForObject(
                "select transaction_hash from chain_transaction order by nonce desc limit 1", String.class);
        mirror.stop();
        jdbc.update("update chain_effect set transaction_id = null, batch_index = null, stream_version = null,"
                + " applied_no = null, payload_hash = null, refusal = case when effect_key = 'anchor-1' then 'lost' end,"
                + " reported = effect_key = 'anchor-1'");
        mirror.start(node.url(), contracts);
        await().atMost(PATIENCE)
                .until(() -> hash != null
                        && hash.equals(jdbc.queryForObject(
                                "select adopted_hash from chain_effect where effect_key = 'anchor-2'", String.class)));
        assertThat(new JdbcChainStore(jdbc, mirror.leases(), contracts, "", "test").unreported())
                .singleElement()
                .satisfies(each -> {
                    assertThat(each.transactionHash()).isEqualTo(hash);
                    assertThat(each.blockNumber()).isPositive();
                });
    }
}
