package io.penstock.platform.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.penstock.contracts.journal.HashChain;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.Effects;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.chain.signer.LocalSigner;
import io.penstock.platform.chain.signer.TransactionSigner;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/**
 * Effects that only work in order and only once: anchors of contiguous ranges, on a real node. Uses the servicing
 * relay's key, which no running service of these tests has.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChainOutboxIT {

    private static final String HEAD = HashChain.start("servicing").headHex();

    private final PlatformServices services = PlatformServices.start("servicing");
    private final List<String> told = new CopyOnWriteArrayList<>();
    private final AtomicInteger deaf = new AtomicInteger();

    private TestDatabase database;
    private Leases leases;
    private Web3j web3;
    private ChainReader reader;
    private Effects effects;
    private PlatformProperties.Chain settings;
    private TransactionSigner signer;
    private JdbcChainOutbox outbox;
    private long last;

    @BeforeAll
    void open() {
        database = TestDatabase.migrated(services);
        leases = database.leases("servicing");
        web3 = Web3j.build(new HttpService(services.chainUrl()));
        reader = new ChainReader(web3, services.contracts());
        effects = new Effects();
        outbox = new JdbcChainOutbox(database.jdbc(), () -> {});
        signer = LocalSigner.ofKey(WalletKeys.of(services.mnemonic())
                .key(WalletKeys.SERVICING_RELAY)
                .privateKey());
        settings = PlatformProperties.Chain.withKey(services.chainUrl(), "", Path.of("unused"), Duration.ofMillis(50));
    }

    @AfterAll
    void close() {
        web3.shutdown();
        leases.stop();
        database.close();
    }

    @Test
    void eachEffectHappensOnceAndInOrderAcrossRestarts() {
        for (int i = 0; i < 12; i++) {
            anchor();
        }
        var nonces = new ArrayList<Long>();
        while (pending() > 0) { // a worker that is stopped again and again, wherever it is at that moment
            var worker = worker();
            long before = pending();
            worker.start();
            await().atMost(Duration.ofSeconds(60)).until(() -> pending() < before);
            worker.stop();
        }
        assertThat(reader.lastAnchor("servicing"))
                .hasValueSatisfying(range -> assertThat(range.to()).isEqualTo(last));
        assertThat(reader.anchors("servicing")).hasSize((int) last);
        nonces.addAll(database.jdbc().queryForList("select nonce from chain_transaction order by nonce", Long.class));
        assertThat(nonces).isSorted().doesNotHaveDuplicates();
        assertThat(nonces.getLast() - nonces.getFirst()).isEqualTo(nonces.size() - 1);
    }

    /** As after a crash between sending and noting it: the same bytes go out again, and nothing happens twice. */
    @Test
    void whatWasMinedIsNotDoneAgain() {
        anchor();
        runUntilDone();
        int anchors = reader.anchors("servicing").size();
        database.jdbc()
                .update("update chain_transaction set state = 'SIGNED', block_number = null, succeeded = null"
                        + " where state = 'CONFIRMED'");
        runUntilDone();
        assertThat(reader.anchors("servicing")).hasSize(anchors);
        assertThat(database.jdbc()
                        .queryForObject(
                                "select count(*) from chain_transaction where state <> 'CONFIRMED'", Long.class))
                .isZero();
    }

    @Test
    void aRefusedEffectFailsWithItsReasonAndSpendsNoNonce() {
        anchor();
        outbox.submit(new ChainIntent(
                "test", "gap", effects.anchorJournal("gap-" + last, "servicing", last + 50, last + 51, HEAD, HEAD)));
        anchor(); // what comes behind it is not held up
        runUntilDone();
        var failed = database.jdbc().queryForMap("select * from chain_effect where reference = 'gap'");
        assertThat(failed).containsEntry("transaction_id", null).containsEntry("stream_version", null);
        assertThat(failed.get("refusal")).asString().contains("Gap(");
        assertThat(reader.lastAnchor("servicing"))
                .hasValueSatisfying(range -> assertThat(range.to()).isEqualTo(last));
    }

    @Test
    void theSameEffectAgainIsNothingNewAndAnotherUnderItsNameIsRefused() {
        long rows = rows();
        var effect = effects.anchorJournal("twice", "servicing", 900_001, 900_001, HEAD, HEAD);
        outbox.submit(new ChainIntent("test", "twice", effect));
        outbox.submit(new ChainIntent("test", "twice", effect));
        assertThat(rows()).isEqualTo(rows + 1);
        var other = effects.anchorJournal("twice", "servicing", 900_001, 900_002, HEAD, HEAD);
        assertThatThrownBy(() -> outbox.submit(new ChainIntent("test", "twice", other)))
                .hasMessageContaining("other contents");
        runUntilDone();
    }

    @Test
    void aRolledBackTransactionLeavesNoEffect() {
        long rows = rows();
        database.transaction().executeWithoutResult(status -> {
            outbox.submit(new ChainIntent(
                    "test",
                    "rolled-back",
                    effects.anchorJournal("rolled-back", "servicing", 800_001, 800_001, HEAD, HEAD)));
            status.setRollbackOnly();
        });
        assertThat(rows()).isEqualTo(rows);
    }

    @Test
    void signedBytesAreFinal() {
        anchor();
        runUntilDone();
        assertThatThrownBy(
                        () -> database.jdbc().update("update chain_transaction set raw = '0x' where raw is not null"))
                .rootCause()
                .hasMessageContaining("are final");
    }

    @Test
    void listenersAreToldUntilTheyHaveTakenIt() {
        anchor();
        runUntilDone();
        deaf.set(2);
        var reporter =
                new ChainReporter(database.jdbc(), leases, services.contracts(), settings, List.of(new Listener()));
        reporter.start();
        await().until(() -> count("not reported") == 0);
        reporter.stop();
        assertThat(told).contains("mined anchor-" + last);
        assertThat(deaf.get()).isNegative();
    }

    private final class Listener implements ChainResultListener {

        @Override
        public String purpose() {
            return "test";
        }

        @Override
        public void mined(ChainReceipt receipt) {
            if (deaf.getAndDecrement() > 0) {
                throw new IllegalStateException("not now");
            }
            told.add("mined " + receipt.reference());
        }

        @Override
        public void reverted(ChainFailure failure) {
            told.add("reverted " + failure.reference());
        }
    }

    private void anchor() {
        last++;
        outbox.submit(new ChainIntent(
                "test",
                "anchor-" + last,
                effects.anchorJournal("anchor-" + last, "servicing", last, last, HEAD, HEAD)));
    }

    private void runUntilDone() {
        var worker = worker();
        worker.start();
        await().atMost(Duration.ofSeconds(60)).until(() -> pending() == 0);
        worker.stop();
    }

    private ChainWorker worker() {
        return new ChainWorker(web3, services.contracts(), signer, "servicing", settings, database.jdbc(), leases);
    }

    private long pending() {
        return count("refusal is null and (transaction_id is null or transaction_id in"
                + " (select id from chain_transaction where state <> 'CONFIRMED'))");
    }

    private long rows() {
        return count("true");
    }

    private long count(String condition) {
        Long rows = database.jdbc().queryForObject("select count(*) from chain_effect where " + condition, Long.class);
        return rows == null ? 0 : rows;
    }
}
