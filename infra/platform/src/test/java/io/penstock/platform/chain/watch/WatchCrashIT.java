package io.penstock.platform.chain.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Deployment;
import io.penstock.onchain.DirectSender;
import io.penstock.onchain.Effects;
import io.penstock.onchain.LocalNode;
import io.penstock.onchain.LogReader;
import io.penstock.onchain.NodeBinaries;
import io.penstock.onchain.WalletKey;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.lease.Leases;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.test.PlatformServices;
import io.penstock.platform.test.TestDatabase;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.abi.FunctionEncoder;
import org.web3j.abi.datatypes.Address;
import org.web3j.abi.datatypes.generated.Uint256;
import org.web3j.crypto.Credentials;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;
import org.web3j.tx.RawTransactionManager;
import org.web3j.tx.response.PollingTransactionReceiptProcessor;

/**
 * Holders send cash by their own transactions on Anvil and on Ganache, and the watch dies while it stores blocks, and between
 * telling a fact and its position: each transfer is told, none under two names, and the position is never before what was told.
 */
class WatchCrashIT {

    private static final long CHAIN_ID = 77_019;
    private static final long CENT = 10_000;
    private static final int TRANSFERS = 3;
    private static final int LIVES = 1_000;

    private final String mnemonic = WalletKeys.newMnemonic();
    private final WalletKeys keys = WalletKeys.of(mnemonic);

    /** The process is gone: nothing after this runs. */
    private static final class Killed extends RuntimeException {

        private static final long serialVersionUID = 1L;
    }

    /** Dies instead of making the write with this number: what its transaction has written is gone with it. */
    private static final class MortalJdbc extends JdbcTemplate {

        private int left;

        MortalJdbc(DataSource database, int writes) {
            super(database);
            this.left = writes;
        }

        @Override
        public int update(String sql, @Nullable Object @Nullable ... arguments) {
            if (--left == 0) {
                throw new Killed();
            }
            return super.update(sql, arguments);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"anvil", "ganache"})
    void whateverWriteIsTheLastEachTransferIsTold(String kind) throws Exception {
        var root = Path.of(Objects.requireNonNull(System.getProperty("penstock.root")));
        Function<NodeBinaries, LocalNode> start = binaries -> kind.equals("anvil")
                ? LocalNode.anvil(binaries, mnemonic, CHAIN_ID)
                : LocalNode.ganache(binaries, mnemonic, CHAIN_ID);
        try (var node = start.apply(NodeBinaries.under(root));
                var database = TestDatabase.migrated(PlatformServices.start("issuance"))) {
            var contracts = Deployment.deploy(
                    node.url(),
                    keys.key(WalletKeys.DEPLOYER).privateKey(),
                    keys.key(WalletKeys.ISSUANCE_RELAY).address(),
                    keys.key(WalletKeys.SERVICING_RELAY).address());
            var web3 = Web3j.build(new HttpService(node.url()));
            sendCash(web3, contracts);
            var leases = database.leases("issuance");
            try {
                dieAtEachWrite(web3, contracts, database, leases);
            } finally {
                leases.stop();
                web3.shutdown();
            }
        }
    }

    /** The platform gives a holder cash by an effect, which is no news; the holder gives it away, which is. */
    private void sendCash(Web3j web3, ContractAddresses contracts) throws Exception {
        var holder = keys.key(WalletKeys.FIRST_PARTY);
        var issuance =
                new DirectSender(web3, keys.key(WalletKeys.ISSUANCE_RELAY).privateKey(), contracts);
        issuance.send(new Effects().issueCash("cash", holder.address(), 100));
        var wallet = new RawTransactionManager(web3, Credentials.create(holder.privateKey()), CHAIN_ID);
        var price = web3.ethGasPrice().send().getGasPrice().shiftLeft(1);
        var receipts = new PollingTransactionReceiptProcessor(web3, 50, 600);
        // Ganache executes nonce 0 anew on each resend: it is spent on nothing.
        receipts.waitForTransactionReceipt(
                wallet.sendTransaction(price, BigInteger.valueOf(21_000), holder.address(), "", BigInteger.ZERO)
                        .getTransactionHash());
        for (int cents = 1; cents <= TRANSFERS; cents++) {
            var call = FunctionEncoder.encode(new org.web3j.abi.datatypes.Function(
                    "transfer", List.of(new Address(receiver().address()), new Uint256(cents * CENT)), List.of()));
            var sent = wallet.sendTransaction(
                    price, BigInteger.valueOf(100_000), contracts.settlementToken(), call, BigInteger.ZERO);
            assertThat(receipts.waitForTransactionReceipt(sent.getTransactionHash())
                            .isStatusOK())
                    .isTrue();
        }
    }

    private WalletKey receiver() {
        return keys.key(WalletKeys.FIRST_PARTY + 1);
    }

    private void dieAtEachWrite(Web3j web3, ContractAddresses contracts, TestDatabase database, Leases leases)
            throws IOException {
        var source = Objects.requireNonNull(database.jdbc().getDataSource());
        var settings = PlatformProperties.Chain.withKey("", "", Path.of("unused"), Duration.ofMillis(20));
        var told = new ArrayList<Observed>();
        var store = new WatchStore(database.jdbc(), leases, contracts.deploymentId());
        int deaths = 0;
        boolean dies = true;
        // Blocks and logs are one transaction of hundreds of writes: some of them. Behind it each write is a
        // position: dead before the first one, then before the second one.
        for (int life = 0; dies && life < LIVES; life++) {
            int write = store.last().isEmpty() ? life * life + 1 : 1 + life % 2;
            var mortal = new MortalJdbc(source, write);
            try {
                var watch = new ChainWatch(web3, contracts, settings, mortal, leases, List.of(told::add));
                boolean more = true;
                while (more) {
                    more = watch.round();
                }
                dies = false;
            } catch (Killed e) {
                deaths++;
            }
            requireToldUpTo(store, web3, contracts, told);
        }
        assertThat(dies).as("in the end it lives").isFalse();
        assertThat(deaths).isGreaterThan(2 * TRANSFERS);
        assertThat(told).as("some twice").hasSizeGreaterThan(TRANSFERS);
        var from = keys.key(WalletKeys.FIRST_PARTY).address().toLowerCase(Locale.ROOT);
        var to = receiver().address().toLowerCase(Locale.ROOT);
        assertThat(new HashSet<>(told)
                        .stream()
                                .map(Observed.Transfer.class::cast)
                                .sorted(java.util.Comparator.comparing(Observed.Transfer::amount))
                                .map(each -> each.from() + " " + each.to() + " " + each.amount()))
                .containsExactly(
                        from + " " + to + " " + CENT,
                        from + " " + to + " " + 2 * CENT,
                        from + " " + to + " " + 3 * CENT);
    }

    /** What stands up to the position was told. */
    private static void requireToldUpTo(
            WatchStore store, Web3j web3, ContractAddresses contracts, List<Observed> told) {
        var reader = new LogReader(web3, contracts);
        var positions = new HashSet<String>();
        told.forEach(each -> positions.add(each.position()));
        var waiting = new HashSet<String>();
        store.unhandled(Integer.MAX_VALUE)
                .forEach(each -> waiting.add(each.entry().transactionHash()));
        for (var entry : store.logsOf(contracts.settlementToken().toLowerCase(Locale.ROOT))) {
            var all = store.transaction(entry);
            boolean ours = all.stream().map(reader::meaning).anyMatch(LogReader.Meaning.Explained.class::isInstance);
            if (!ours && !waiting.contains(entry.transactionHash())) {
                assertThat(positions).contains(entry.transactionHash() + "/" + all.indexOf(entry));
            }
        }
    }
}
