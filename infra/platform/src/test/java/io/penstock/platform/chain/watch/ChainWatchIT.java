package io.penstock.platform.chain.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Deployment;
import io.penstock.onchain.LocalNode;
import io.penstock.onchain.LogReader;
import io.penstock.onchain.LogReader.Entry;
import io.penstock.onchain.NodeBinaries;
import io.penstock.onchain.OnchainException;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.chain.BlockRef;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.Tampering;
import io.penstock.platform.test.TestDatabase;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** Logs of a real node: none lost, none told as another fact, whatever dies and whatever the chain takes back. */
class ChainWatchIT {

    private static final long CHAIN_ID = 77_017;
    private static final String WALLET = "0x00000000000000000000000000000000000000aa";

    private LocalNode node;
    private ContractAddresses contracts;
    private TestDatabase database;
    private Leases leases;
    private Web3j web3;
    private Tampering tampering;
    private final List<Observed> told = new ArrayList<>();

    @BeforeEach
    void open() {
        var mnemonic = WalletKeys.newMnemonic();
        var root = Path.of(Objects.requireNonNull(System.getProperty("penstock.root")));
        node = LocalNode.anvilWithBlockTime(NodeBinaries.under(root), mnemonic, CHAIN_ID, "0.1");
        var keys = WalletKeys.of(mnemonic);
        contracts = Deployment.deploy(
                node.url(),
                keys.key(WalletKeys.DEPLOYER).privateKey(),
                keys.key(WalletKeys.ISSUANCE_RELAY).address(),
                keys.key(WalletKeys.SERVICING_RELAY).address());
        database = TestDatabase.migrated(PlatformServices.start("issuance"));
        leases = database.leases("issuance");
        web3 = Web3j.build(new HttpService(node.url()));
        tampering = Tampering.on(node.url());
        tampering.mine(10); // what is taken back must not reach down to the contracts
    }

    @AfterEach
    void close() {
        leases.stop();
        database.close();
        node.close();
    }

    private ChainWatch watch(ChainObserver observer) {
        var settings = PlatformProperties.Chain.withKey(node.url(), "", Path.of("unused"), Duration.ofMillis(20));
        return new ChainWatch(web3, contracts, settings, database.jdbc(), leases, List.of(observer));
    }

    /** The bank's cash appears in a wallet without an effect. */
    private String moveCash(int minorUnits) {
        return tampering.as(
                contracts.mirrorGateway(),
                contracts.settlementToken(),
                "issue",
                new Address(WALLET),
                new Uint256(minorUnits * 10_000L));
    }

    private void readAll(ChainWatch watch) throws IOException {
        while (watch.round()) {
            assertThat(watch.isRunning()).isFalse();
        }
    }

    private Set<String> positions() {
        var positions = new HashSet<String>();
        told.forEach(each -> positions.add(each.position()));
        return positions;
    }

    private List<String> onChain() throws IOException {
        var head = web3.ethBlockNumber().send().getBlockNumber().longValueExact();
        var reader = new LogReader(web3, contracts);
        return reader.read(contracts.deployedAtBlock(), head, new HashSet<>(reader.contracts())).stream()
                .map(each -> each.blockHash() + "/" + each.logIndex())
                .toList();
    }

    private List<String> stored() {
        return database.jdbc().queryForList("""
                select l.block_hash || '/' || l.log_index from chain_log l
                join chain_seen_block b on b.deployment_id = l.deployment_id and b.hash = l.block_hash
                where b.canonical order by l.block_number, l.log_index
                """, String.class);
    }

    /** The service dies before and after it has told a fact, again and again. */
    @Test
    void whoeverDiesNothingIsLost() throws IOException {
        for (int i = 1; i <= 4; i++) {
            moveCash(i);
        }
        var seen = new HashSet<String>();
        for (int life = 0; life < 4; life++) {
            var watch = watch(fact -> {
                if (seen.add(fact.position())) {
                    throw new IllegalStateException("killed before it was told");
                }
                told.add(fact);
                if (!seen.contains(fact.position() + " told")) {
                    seen.add(fact.position() + " told");
                    throw new IllegalStateException("killed after it was told");
                }
            });
            assertThatThrownBy(() -> readAll(watch)).hasMessageContaining("before");
            assertThatThrownBy(() -> readAll(watch)).hasMessageContaining("after");
        }
        readAll(watch(told::add));
        assertThat(positions()).hasSize(4);
        assertThat(told).as("each once before and once after its death").hasSize(8);
        assertThat(stored()).isEqualTo(onChain());
    }

    /** Blocks that were read are gone: they are marked, their logs stay, and what is there now is read. */
    @Test
    void whatTheChainTakesBackIsReadAnew() throws IOException {
        moveCash(1);
        var watch = watch(told::add);
        readAll(watch);
        assertThat(positions()).hasSize(1);
        for (int depth = 1; depth <= 6; depth += 5) {
            moveCash(2);
            readAll(watch);
            long rows = rows();
            tampering.reorganise(depth);
            moveCash(3);
            readAll(watch);
            assertThat(stored()).as("depth " + depth).isEqualTo(onChain());
            assertThat(rows()).as("append only").isGreaterThanOrEqualTo(rows);
        }
        assertThat(database.jdbc()
                        .queryForObject("select count(*) from chain_seen_block where not canonical", Long.class))
                .isPositive();
        assertThatThrownBy(() -> database.jdbc().update("update chain_log set data = '0x'"))
                .hasStackTraceContaining("permission denied for table chain_log");
        assertThat(watch.safeUnder(0)).isPresent();
    }

    /** The log has not heard of it, so nothing may be compared at a block that has it: declarations wait. */
    @Test
    void aFactThatNobodyTakesHoldsUpEveryComparison() throws IOException {
        var stuck = watch(fact -> {
            throw new IllegalStateException("the class is not in the log yet");
        });
        readAll(stuck);
        assertThat(stuck.safeUnder(0)).isPresent();
        moveCash(1);
        assertThatThrownBy(() -> readAll(stuck)).hasMessageContaining("not in the log yet");
        assertThat(stuck.safeUnder(0)).isEmpty();
        assertThatThrownBy(() -> readAll(stuck)).hasMessageContaining("not in the log yet");
        assertThat(stuck.safeUnder(0)).as("however often it is told").isEmpty();
        var watch = watch(told::add);
        readAll(watch);
        assertThat(watch.safeUnder(0)).isPresent();
        assertThat(positions()).hasSize(1);
    }

    /** Told once in a life, and not before another block could have had it; what comes back in time is not gone. */
    @Test
    void whatNeverComesBackIsToldToBeGone() throws IOException {
        var transaction = moveCash(1);
        var watch = watch(told::add);
        readAll(watch);
        assertThat(told).singleElement().isInstanceOf(Observed.Transfer.class);
        var fact = told.getFirst();
        tampering.takeBack(transaction);
        await().atMost(Duration.ofSeconds(20)).until(() -> {
            readAll(watch);
            return told.size() > 1;
        });
        moveCash(2); // blocks later
        readAll(watch);
        assertThat(told).filteredOn(Observed.Gone.class::isInstance).containsExactly(new Observed.Gone(fact));
        var afterRestart = new ArrayList<Observed>();
        readAll(watch(afterRestart::add));
        assertThat(afterRestart).as("at least once").containsExactly(new Observed.Gone(fact));
    }

    /** A fact that was not told when its block went must be told when the block is back, though others were told since. */
    @Test
    void aBlockThatComesBackIsToldAnew() {
        var store = new WatchStore(database.jdbc(), leases, "deployment");
        var first = new BlockRef(1, "0x01", "0x00");
        var one = new BlockRef(2, "0x0a", "0x01");
        var other = new BlockRef(2, "0x0b", "0x01");
        store.read(List.of(first), List.of());
        store.read(List.of(one), List.of(log(one), log(one))); // told twice by the node
        assertThat(store.unhandled(9)).hasSize(1);
        assertThat(store.takenBack(1)).isEqualTo(1);
        store.read(List.of(other), List.of(log(other)));
        var told = store.unhandled(9);
        assertThat(told).extracting(each -> each.entry().blockHash()).containsExactly("0x0b");
        store.handled(told.getFirst().id());
        assertThat(store.takenBack(1)).isEqualTo(1);
        store.read(List.of(one), List.of(log(one)));
        assertThat(store.unhandled(9))
                .extracting(each -> each.entry().blockHash())
                .containsExactly("0x0a");
        assertThat(rows()).isEqualTo(2);
    }

    private static Entry log(BlockRef block) {
        return new Entry(block.number(), block.hash(), "0xt" + block.hash(), 0, "0xc", List.of("0xtopic"), "0x");
    }

    /** Nothing is read of a node that does not answer, nor of another chain; reading goes on where it was. */
    @Test
    void aNodeThatIsAwayIsWaitedForAndAStrangeOneIsNotRead() throws IOException {
        moveCash(1);
        readAll(watch(told::add));
        moveCash(2);
        var away = watch(Web3j.build(new HttpService("http://localhost:1")), contracts);
        assertThatThrownBy(away::round).isInstanceOf(OnchainException.class);
        var strange =
                ContractAddresses.parse(contracts.print().replace(contracts.deploymentId(), "0x" + "9".repeat(64)));
        assertThat(watch(web3, strange).round()).isFalse();
        assertThat(told).hasSize(1);
        readAll(watch(told::add));
        assertThat(positions()).hasSize(2);
        assertThat(told).hasSize(2);
        assertThat(stored()).isEqualTo(onChain());
    }

    private ChainWatch watch(Web3j node, ContractAddresses addresses) {
        var settings = PlatformProperties.Chain.withKey("", "", Path.of("unused"), Duration.ofMillis(20));
        return new ChainWatch(node, addresses, settings, database.jdbc(), leases, List.of(told::add));
    }

    private long rows() {
        return Objects.requireNonNull(database.jdbc().queryForObject("select count(*) from chain_log", Long.class));
    }
}
