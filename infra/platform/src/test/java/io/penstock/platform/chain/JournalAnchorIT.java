package io.penstock.platform.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.journal.MerkleTree;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Deployment;
import io.penstock.onchain.Effects;
import io.penstock.onchain.JournalRange;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.chain.signer.LocalSigner;
import io.penstock.platform.journal.AnchoredBlock;
import io.penstock.platform.journal.Journal;
import io.penstock.platform.journal.JournalAnchor;
import io.penstock.platform.journal.JournalBlocks;
import io.penstock.platform.journal.JournalHealth;
import io.penstock.platform.journal.JournalLog;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.start.Worker;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** Blocks of a journal that a chain refuses and then takes, with contracts and keys of their own. */
class JournalAnchorIT {

    private static final int RELAY = 41;
    private static final int STRANGER = 42;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final List<Worker> running = new ArrayList<>();

    private final PlatformServices services = PlatformServices.start("servicing");
    private final WalletKeys keys = WalletKeys.of(services.mnemonic());
    private TestDatabase database;
    private Web3j web3;
    private ContractAddresses contracts;
    private ChainReader chain;
    private Journal journal;
    private JournalBlocks blocks;
    private JournalLog log;
    private Leases leases;

    @BeforeEach
    void open() {
        database = TestDatabase.migrated(services);
        leases = database.leases("servicing");
        web3 = Web3j.build(new HttpService(services.chainUrl()));
        contracts = Deployment.deploy(
                services.chainUrl(),
                keys.key(WalletKeys.DEPLOYER).privateKey(),
                keys.key(40).address(),
                keys.key(RELAY).address());
        chain = new ChainReader(web3, contracts);
        journal = new Journal(database.jdbc(), "servicing");
        blocks = new JournalBlocks(database.jdbc(), journal);
        log = new JournalLog(database, journal);
    }

    @AfterEach
    void close() {
        stop();
        leases.stop();
        web3.shutdown();
        database.close();
    }

    @Test
    void aRefusedBlockIsShownUntilItIsSentAgainAndNothingIsLeftOut() {
        log.append(25);
        // Signed with a key that means nothing to the contracts.
        var misled = anchor(new Effects());
        start(misled, STRANGER);
        misled.anchor();
        await().atMost(PATIENCE).until(() -> states().equals(List.of("REFUSED", "REFUSED", "REFUSED")));
        assertThat(blocks.all()).allSatisfy(block -> assertThat(block.reason()).isNotBlank());
        var health = new JournalHealth(journal, blocks).health();
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails()).containsEntry("refused", "1 to 10").containsKeys("reason", "remedy");
        assertThat(misled.anchor().state()).isEqualTo(JournalAnchor.State.REFUSED);
        stop();

        var anchor = anchor(new Effects());
        start(anchor, RELAY);
        await().atMost(PATIENCE).until(() -> anchor.anchor().state() == JournalAnchor.State.ANCHORED);
        assertThat(ranges()).containsExactly("1-10", "11-20", "21-25");
        assertThat(blocks.all())
                .allSatisfy(block -> assertThat(block.attempts()).isGreaterThan(1))
                .extracting(AnchoredBlock::transactionHash)
                .doesNotContainNull();
        assertThat(new JournalHealth(journal, blocks).health().getStatus()).isEqualTo(Status.UP);
        var last = chain.lastAnchor("servicing").orElseThrow();
        var records = journal.after(20, 5).stream().map(e -> e.record().hash()).toList();
        assertThat(last.root()).isEqualTo("0x" + HexFormat.of().formatHex(MerkleTree.root(records)));
        assertThat(last.head()).isEqualTo("0x" + journal.head().headHex());
        anchor.anchor();
        assertThat(ranges()).hasSize(3);
    }

    /** Restored from a backup: the chain has blocks that the table lacks, in other bounds than would be made now. */
    @Test
    void whatTheChainHasIsTakenOver() {
        log.append(25);
        var anchor = anchor(new Effects());
        start(anchor, RELAY);
        await().atMost(PATIENCE).until(() -> anchor.anchor().state() == JournalAnchor.State.ANCHORED);
        stop();
        var owner = new JdbcTemplate(new DriverManagerDataSource(services.jdbcUrl(), services.ownerRole(), "test"));
        owner.execute("truncate journal_anchor, chain_effect, chain_transaction, chain_link, chain_block");

        log.append(7);
        var restored = anchor(new Effects());
        start(restored, RELAY);
        await().atMost(PATIENCE).until(() -> restored.anchor().state() == JournalAnchor.State.ANCHORED);
        assertThat(ranges()).containsExactly("1-10", "11-20", "21-25", "26-32");
        assertThat(blocks.all().stream().map(b -> b.from() + "-" + b.to()).toList())
                .isEqualTo(ranges());
    }

    private JournalAnchor anchor(Effects effects) {
        return new JournalAnchor(
                journal,
                blocks,
                new JdbcChainOutbox(database.jdbc(), () -> {}),
                effects,
                chain,
                database.transaction(),
                leases,
                10,
                Duration.ofHours(1));
    }

    private void start(JournalAnchor anchor, int key) {
        var signer = LocalSigner.ofKey(keys.key(key).privateKey());
        var settings =
                PlatformProperties.Chain.withKey(services.chainUrl(), "", Path.of("unused"), Duration.ofMillis(50));
        running.add(new ChainWorker(web3, contracts, signer, "servicing", settings, database.jdbc(), leases));
        running.add(new ChainReporter(database.jdbc(), leases, contracts, settings, List.of(anchor)));
        running.forEach(Worker::start);
    }

    private void stop() {
        running.forEach(Worker::stop);
        running.clear();
    }

    private List<String> states() {
        return blocks.all().stream().map(block -> block.state().name()).toList();
    }

    private List<String> ranges() {
        return chain.anchors("servicing").stream().map(JournalAnchorIT::text).toList();
    }

    private static String text(JournalRange range) {
        return range.from() + "-" + range.to();
    }
}
