package io.penstock.platform.chain;

import static io.penstock.platform.chain.MirrorUnderTest.node;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.kernel.Decision;
import io.penstock.onchain.ChainBooks;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.LocalNode;
import io.penstock.onchain.LogReader;
import io.penstock.onchain.OnchainException;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.chain.reconcile.BreakBook;
import io.penstock.platform.chain.reconcile.BreakCommand;
import io.penstock.platform.chain.reconcile.BreakEvent;
import io.penstock.platform.chain.reconcile.BreakId;
import io.penstock.platform.chain.reconcile.Breaks;
import io.penstock.platform.chain.reconcile.ChainReconciliation;
import io.penstock.platform.chain.reconcile.ChainStatements;
import io.penstock.platform.chain.reconcile.Comparison;
import io.penstock.platform.chain.reconcile.Kind;
import io.penstock.platform.chain.reconcile.Watched;
import io.penstock.platform.chain.reconcile.Watched.UpTo;
import io.penstock.platform.chain.signer.LocalSigner;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.Tampering;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.DefaultBlockParameter;
import org.web3j.protocol.http.HttpService;

/** A chain that is lost is rebuilt from the log on an empty node; what differs from the log becomes a fact. */
class ChainRebuildIT {

    private static final long CHAIN_ID = 77_002;

    private final String mnemonic = WalletKeys.newMnemonic();
    private LocalNode node;
    private ContractAddresses contracts;
    private MirrorUnderTest mirror;

    @BeforeEach
    void open() {
        node = start();
        contracts = deploy(node);
        mirror = new MirrorUnderTest(PlatformServices.start("servicing"), mnemonic, 1);
        mirror.start(node.url(), contracts);
    }

    /** Place of {@code writerCount} in the gateway's storage, as its approved layout says. */
    private static final BigInteger WRITER_COUNT = BigInteger.valueOf(6);

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

    @Test
    void anEmptyNodeGetsEverythingInTheOldOrderAndComesToTheOldHead() {
        for (int i = 0; i < 3; i++) {
            mirror.anchor(20);
            mirror.awaitDone();
        }
        var head = MirrorUnderTest.reader(node.url(), contracts).writerHead("servicing");
        mirror.stop();
        mirror.anchor(2); // arrives while there is no chain
        try (var empty = start()) {
            var fresh = deploy(empty);
            var plan = new ChainRebuild(mirror.database.jdbc(), mirror.database.transaction()).begin(fresh);
            assertThat(plan.effects()).isEqualTo(60);
            assertThat(plan.head()).isEqualTo(head);
            assertThat(new ChainRebuild(mirror.database.jdbc(), mirror.database.transaction()).begin(fresh))
                    .isEqualTo(plan);
            mirror.start(empty.url(), fresh);
            mirror.awaitDone();
            mirror.awaitState(ChainLink.State.LIVE, "");
            var reader = MirrorUnderTest.reader(empty.url(), fresh);
            assertThat(reader.anchors("servicing")).hasSize(62);
            assertThat(reader.writerCount("servicing")).isEqualTo(62);
            assertThat(reader.writerHead("servicing")).isEqualTo(mirror.head());
            assertThat(mirror.headAfter(60)).isEqualTo(head);
            mirror.stop();
        }
    }

    @Test
    void aLogOfAnotherDeploymentWritesNothingUntilAnOperatorSaysSo() {
        mirror.anchor(3);
        mirror.awaitDone();
        mirror.stop();
        var other = deploy(node);
        mirror.anchor(1);
        mirror.start(node.url(), other);
        org.awaitility.Awaitility.await()
                .during(Duration.ofMillis(500))
                .atMost(Duration.ofSeconds(60))
                .until(() -> mirror.open() == 1);
        assertThat(MirrorUnderTest.reader(node.url(), other).writerCount("servicing"))
                .isZero();
    }

    @Test
    void reconciliationFindsWhatDiffersAndRepairsNothing() throws IOException, InterruptedException {
        mirror.anchor(5);
        mirror.awaitDone();
        toldListeners();
        var book = new BreaksInMemory();
        var reconciliation = reconciliation(book);
        assertThat(reconciliation.run()).hasValueSatisfying(done -> {
            assertThat(done.compared()).isEqualTo(4);
            assertThat(done.breaks()).isEmpty();
        });
        var jdbc = mirror.database.jdbc();
        jdbc.update("update chain_effect set stream_version = 77 where applied_no = 5");
        for (int i = 0; i < 2; i++) {
            assertThat(reconciliation.run())
                    .hasValueSatisfying(done -> assertThat(done.breaks())
                            .extracting(Comparison::what)
                            .containsExactly(
                                    "running hash of writer servicing", "version of stream Journal/servicing"));
        }
        assertThat(reconciliation.open())
                .contains(new Comparison(Kind.VERSION, "Journal/servicing", "77", "5"))
                .hasSize(2);
        assertThat(book.events).as("a break that stays is one fact").hasSize(2);
        jdbc.update("update chain_effect set stream_version = 5 where applied_no = 5");
        assertThat(reconciliation.run())
                .hasValueSatisfying(done -> assertThat(done.breaks()).isEmpty());
        assertThat(reconciliation.open()).isEmpty();
        assertThat(book.events).as("that it is over is one more").hasSize(4);
        mirror.stop();
        whatAStrangerDidWithTheKeyIsFound(reconciliation);
        mirror.anchor(1);
        assertThat(reconciliation.run())
                .as("what waits is in neither side's books")
                .isPresent();
    }

    /** What it lost goes out again as soon as the writer looks: until then there is nothing to compare. */
    @Test
    void aChainThatFellBackUnnoticedIsNoBreak() throws IOException, InterruptedException {
        mirror.anchor(2);
        mirror.awaitDone();
        var snapshot = Objects.requireNonNull(node(node.url(), "evm_snapshot"));
        mirror.anchor(3);
        mirror.awaitDone();
        toldListeners();
        var book = new BreaksInMemory();
        var reconciliation = reconciliation(book);
        assertThat(reconciliation.run()).isPresent();
        mirror.stop();
        node(node.url(), "evm_revert", snapshot);
        assertThat(reconciliation.run()).as("lower than what was seen").isEmpty();
        for (int i = 0; i < 10; i++) {
            node(node.url(), "evm_mine");
        }
        assertThat(reconciliation.run()).as("as high, with other blocks").isEmpty();
        mirror.start(node.url(), contracts);
        mirror.awaitDone();
        assertThat(reconciliation.runWithin(Duration.ofSeconds(30)))
                .hasValueSatisfying(done -> assertThat(done.breaks()).isEmpty());
        assertThat(book.events).isEmpty();
        assertThat(watching(_ -> Optional.empty(), book).run())
                .as("a fact that nobody takes: the log is behind the chain")
                .isEmpty();
    }

    /** The log has the record by then, the block that is read has not: neither a difference nor an error. */
    @Test
    void whatComesToTheChainMeanwhileIsReadAnotherTime() throws IOException, InterruptedException {
        mirror.anchor(1);
        mirror.awaitDone();
        toldListeners();
        var moves = new AtomicBoolean(true);
        var reconciliation = reconciliation(new BreaksInMemory(), chain -> {
            if (moves.get()) {
                mirror.anchor(1);
                mirror.awaitDone();
                toldListeners();
            }
            throw new OnchainException("RecordNotCut(1, 1)");
        });
        assertThat(reconciliation.run()).isEmpty();
        moves.set(false);
        assertThatThrownBy(reconciliation::run).isInstanceOf(IOException.class).hasMessageContaining("RecordNotCut");
    }

    /** Found while the writer is not there to notice it, named with both sides, and gone when it is taken back. */
    private void whatAStrangerDidWithTheKeyIsFound(ChainReconciliation reconciliation)
            throws IOException, InterruptedException {
        var tampering = Tampering.on(node.url());
        var relay = WalletKeys.of(mnemonic).key(WalletKeys.SERVICING_RELAY).address();
        long applied = MirrorUnderTest.reader(node.url(), contracts).writerCount("servicing");
        tampering.spendNonces(relay, 3);
        assertThat(reconciliation.run().orElseThrow().breaks()).singleElement().satisfies(found -> {
            assertThat(found.kind()).isEqualTo(Kind.NONCE);
            assertThat(Long.parseLong(found.chain())).isEqualTo(Long.parseLong(found.log()) + 3);
        });
        tampering.spendNonces(relay, -3);
        assertThat(reconciliation.run().orElseThrow().breaks()).isEmpty();

        var count = Tampering.entry(LogReader.hash("servicing"), WRITER_COUNT);
        tampering.add(contracts.mirrorGateway(), count, BigInteger.ONE);
        assertThat(reconciliation.run().orElseThrow().breaks())
                .containsExactly(
                        new Comparison(Kind.EFFECTS, "servicing", Long.toString(applied), Long.toString(applied + 1)));
        tampering.add(contracts.mirrorGateway(), count, BigInteger.ONE.negate());
        assertThat(reconciliation.run().orElseThrow().breaks()).isEmpty();
    }

    /** What a service's reporter does. */
    private void toldListeners() {
        mirror.database.jdbc().update("update chain_effect set reported = true");
    }

    /** The log of breaks without a service around it. */
    private static final class BreaksInMemory implements BreakBook {
        private final List<BreakEvent> events = new ArrayList<>();
        private Breaks breaks = Breaks.NONE;

        @Override
        public Breaks now() {
            return breaks;
        }

        @Override
        public void send(BreakCommand command) {
            var decision = (Decision.Accepted<BreakEvent>) Breaks.decide(command, breaks);
            for (BreakEvent each : decision.events()) {
                events.add(each);
                breaks = Breaks.evolve(breaks, each);
            }
        }
    }

    private ChainReconciliation reconciliation(BreakBook breaks, ChainStatements... statements) {
        var web3 = Web3j.build(new HttpService(node.url()));
        // nothing here does anything by itself
        return watching(head -> Optional.of(new UpTo(block(web3, head), 0)), breaks, statements);
    }

    private ChainReconciliation watching(Watched watched, BreakBook breaks, ChainStatements... statements) {
        var key = WalletKeys.of(mnemonic).key(WalletKeys.SERVICING_RELAY).privateKey();
        var web3 = Web3j.build(new HttpService(node.url()));
        var books = new MirrorBooks(mirror.database.jdbc(), web3, contracts, LocalSigner.ofKey(key), "servicing");
        return new ChainReconciliation(
                mirror.database.jdbc(),
                mirror.leases(),
                books,
                block -> new ChainBooks(web3, contracts, block),
                List.of(statements),
                watched,
                breaks,
                BreakId.of("servicing"),
                Duration.ofMinutes(10));
    }

    private static BlockRef block(Web3j web3, long number) {
        try {
            var block = web3.ethGetBlockByNumber(DefaultBlockParameter.valueOf(BigInteger.valueOf(number)), false)
                    .send()
                    .getBlock();
            return new BlockRef(number, block.getHash(), block.getParentHash());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
