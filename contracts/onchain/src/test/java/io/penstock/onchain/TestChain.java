package io.penstock.onchain;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.core.methods.response.TransactionReceipt;
import org.web3j.protocol.http.HttpService;

/** A node of its own with the contracts on it, and the keys of everyone. */
final class TestChain implements AutoCloseable {
    /** For tests alone: every copy of this text opens the same empty wallets. */
    static final String MNEMONIC = "legal winner thank year wave sausage worth useful legal winner thank yellow";

    static final long CHAIN_ID = 20_200_819;

    final LocalNode node;
    final Web3j web3j;
    final WalletKeys keys = WalletKeys.of(MNEMONIC);
    final ContractAddresses addresses;
    final Effects effects;
    final ChainReader reader;
    final Rpc rpc;
    private final DirectSender issuance;
    private final DirectSender servicing;
    private final AtomicInteger serial = new AtomicInteger();

    TestChain(Function<NodeBinaries, LocalNode> start) {
        this.node = start.apply(binaries());
        // Ganache runs the EVM in JavaScript: on a busy machine a closing takes it longer than the usual ten seconds.
        this.web3j = Web3j.build(new HttpService(
                node.url(),
                HttpService.getOkHttpClientBuilder()
                        .readTimeout(Duration.ofSeconds(60))
                        .build()));
        this.addresses = Deployment.deploy(
                node.url(),
                keys.key(WalletKeys.DEPLOYER).privateKey(),
                relay(Writer.ISSUANCE).address(),
                relay(Writer.SERVICING).address(),
                RoleHolders.derivedFrom(keys));
        this.effects = new Effects();
        this.reader = new ChainReader(web3j, addresses);
        this.rpc = new Rpc(web3j);
        this.issuance = new DirectSender(web3j, relay(Writer.ISSUANCE).privateKey(), addresses);
        this.servicing = new DirectSender(web3j, relay(Writer.SERVICING).privateKey(), addresses);
    }

    static TestChain anvil() {
        return new TestChain(binaries -> LocalNode.anvil(binaries, MNEMONIC, CHAIN_ID));
    }

    static TestChain ganache() {
        return new TestChain(binaries -> LocalNode.ganache(binaries, MNEMONIC, CHAIN_ID));
    }

    static NodeBinaries binaries() {
        return NodeBinaries.under(Path.of(Objects.requireNonNull(System.getProperty("penstock.root"))));
    }

    WalletKey relay(Writer writer) {
        return keys.key(writer == Writer.ISSUANCE ? WalletKeys.ISSUANCE_RELAY : WalletKeys.SERVICING_RELAY);
    }

    /** A key for an effect, or an id, that no other test uses. */
    String fresh(String prefix) {
        return prefix + "-" + serial.incrementAndGet();
    }

    TransactionReceipt apply(Writer writer, Effect effect) {
        return sender(writer).send(effect);
    }

    TransactionReceipt applyAll(Writer writer, List<Effect> effects) {
        return sender(writer).sendAll(effects);
    }

    private DirectSender sender(Writer writer) {
        return writer == Writer.ISSUANCE ? issuance : servicing;
    }

    void refused(Writer writer, Effect effect, String reason) {
        assertThatThrownBy(() -> apply(writer, effect))
                .isInstanceOf(EffectRevertedException.class)
                .hasMessageContaining(reason);
    }

    /** Without the dry run: the transaction gets into a block and must fail there. */
    void revertedInBlock(Writer writer, Effect effect) {
        assertThatThrownBy(() -> sender(writer).sendBlindly(effect))
                .isInstanceOf(OnchainException.class)
                .hasMessageContaining("was reverted");
    }

    @Override
    public void close() {
        web3j.shutdown();
        node.close();
    }
}
