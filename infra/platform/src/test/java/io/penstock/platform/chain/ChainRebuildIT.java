package io.penstock.platform.chain;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.kernel.Decision;
import io.penstock.onchain.ChainBooks;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.LocalNode;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.chain.reconcile.BreakBook;
import io.penstock.platform.chain.reconcile.BreakCommand;
import io.penstock.platform.chain.reconcile.BreakEvent;
import io.penstock.platform.chain.reconcile.BreakId;
import io.penstock.platform.chain.reconcile.Breaks;
import io.penstock.platform.chain.reconcile.ChainReconciliation;
import io.penstock.platform.chain.reconcile.Comparison;
import io.penstock.platform.chain.reconcile.Kind;
import io.penstock.platform.chain.signer.LocalSigner;
import io.penstock.platform.test.PlatformServices;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.web3j.protocol.Web3j;
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
    void reconciliationFindsWhatDiffersAndRepairsNothing() throws IOException {
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
        mirror.anchor(1);
        assertThat(reconciliation.run())
                .as("what waits is in neither side's books")
                .isPresent();
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

    private ChainReconciliation reconciliation(BreakBook breaks) {
        var key = WalletKeys.of(mnemonic).key(WalletKeys.SERVICING_RELAY).privateKey();
        var web3 = Web3j.build(new HttpService(node.url()));
        var books = new MirrorBooks(mirror.database.jdbc(), web3, contracts, LocalSigner.ofKey(key), "servicing");
        return new ChainReconciliation(
                mirror.database.jdbc(),
                mirror.leases(),
                books,
                block -> new ChainBooks(web3, contracts, block),
                List.of(),
                breaks,
                BreakId.of("servicing"),
                Duration.ofMinutes(10));
    }
}
