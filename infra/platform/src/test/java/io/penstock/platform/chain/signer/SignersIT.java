package io.penstock.platform.chain.signer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.onchain.WalletKeys;
import io.penstock.platform.start.PlatformProperties;
import io.penstock.platform.test.PlatformServices;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.web3j.crypto.Credentials;
import org.web3j.crypto.RawTransaction;
import org.web3j.crypto.Wallet;
import org.web3j.crypto.exception.CipherException;
import org.web3j.protocol.http.HttpService;

/** One key in three places gives one signature: in the process, in an encrypted file, behind a real JSON-RPC signer. */
class SignersIT {

    private static final long CHAIN_ID = 52020;

    private final PlatformServices services = PlatformServices.start("servicing");
    private final WalletKeys keys = WalletKeys.of(services.mnemonic());
    private final String key = keys.key(WalletKeys.SERVICING_RELAY).privateKey();
    private final RawTransaction transaction = RawTransaction.createTransaction(
            BigInteger.valueOf(7),
            BigInteger.TEN,
            BigInteger.valueOf(300_000),
            services.contracts().mirrorGateway(),
            BigInteger.ZERO,
            "0x01020304");

    @TempDir
    private Path folder;

    @Test
    void aRemoteSignerGivesTheBytesThatTheKeyWouldGive() throws IOException {
        var local = LocalSigner.ofKey(key);
        var remote = new RemoteSigner(new HttpService(services.chainUrl()), local.address());
        assertThat(remote.address()).isEqualTo(local.address());
        assertThat(remote.sign(transaction, CHAIN_ID)).isEqualTo(local.sign(transaction, CHAIN_ID));
    }

    /** Anvil signs for its own chain only, whatever it is asked: exactly what must not pass. */
    @Test
    void aSignerThatSignsSomethingElseIsRefused() {
        var address = LocalSigner.ofKey(key).address();
        var remote = new RemoteSigner(new HttpService(services.chainUrl()), address);
        assertThatThrownBy(() -> remote.sign(transaction, CHAIN_ID + 1)).isInstanceOf(IOException.class);
        var stranger = new RemoteSigner(new HttpService(services.chainUrl()), "0x" + "11".repeat(20));
        assertThatThrownBy(() -> stranger.sign(transaction, CHAIN_ID))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("refuses");
    }

    @Test
    void anEncryptedKeyIsOpenedWithThePasswordOfAFile() throws IOException, CipherException {
        var store = folder.resolve("relay.json");
        var password = folder.resolve("password");
        var file = Wallet.createLight("correct horse", Credentials.create(key).getEcKeyPair());
        Files.write(store, tools.jackson.databind.json.JsonMapper.shared().writeValueAsBytes(file));
        Files.write(password, List.of("correct horse"));
        var signer = KeystoreSigner.open(store, password);
        assertThat(signer.sign(transaction, CHAIN_ID))
                .isEqualTo(LocalSigner.ofKey(key).sign(transaction, CHAIN_ID));
        Files.write(password, List.of("wrong"));
        assertThatThrownBy(() -> KeystoreSigner.open(store, password))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("relay.json");
    }

    @Test
    void exactlyOneSignerIsNamed() throws IOException {
        var none = PlatformProperties.Chain.withKey("http://x", "", folder, Duration.ofMillis(50));
        assertThatThrownBy(() -> Signers.of(none)).hasMessageContaining("exactly one");
        var one = PlatformProperties.Chain.withKey("http://x", key, folder, Duration.ofMillis(50));
        assertThat(Signers.of(one).address()).isEqualTo(LocalSigner.ofKey(key).address());
        assertThat(one.toString()).doesNotContain(key.substring(2));
    }
}
