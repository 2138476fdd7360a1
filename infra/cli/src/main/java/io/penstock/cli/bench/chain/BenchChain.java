package io.penstock.cli.bench.chain;

import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.Deployment;
import io.penstock.onchain.WalletKey;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.chain.NodeConnection;
import java.net.URI;
import java.nio.file.Path;
import org.web3j.protocol.Web3j;

/**
 * The chain as the launcher runs it, with two deployments on it: one that the mirror writes to, and one for what is
 * signed and sent beside it, since a key that the mirror uses must have no other user.
 */
final class BenchChain implements AutoCloseable {

    private static final int DEPLOYER = 40;
    private static final int ISSUANCE = 41;
    private static final int SERVICING = 42;

    private final URI url;
    private final Web3j web3;
    private final WalletKeys keys;
    private final ContractAddresses mirrored;
    private final ContractAddresses plain;

    private BenchChain(URI url, String mnemonic, Path contracts) {
        this.url = url;
        this.web3 = NodeConnection.to(url.toString());
        this.keys = WalletKeys.of(mnemonic);
        this.mirrored = ContractAddresses.read(contracts);
        this.plain = Deployment.deploy(
                url.toString(),
                keys.key(DEPLOYER).privateKey(),
                keys.key(ISSUANCE).address(),
                keys.key(SERVICING).address());
    }

    /** @param contracts of the deployment that the launcher has made */
    static BenchChain on(URI url, String mnemonic, Path contracts) {
        return new BenchChain(url, mnemonic, contracts);
    }

    URI url() {
        return url;
    }

    Web3j web3() {
        return web3;
    }

    ContractAddresses mirrored() {
        return mirrored;
    }

    ContractAddresses plain() {
        return plain;
    }

    /** The key that the mirror's service signs with. */
    WalletKey mirrorKey(String service) {
        return keys.key(service.equals("issuance") ? WalletKeys.ISSUANCE_RELAY : WalletKeys.SERVICING_RELAY);
    }

    /** The relay of the other deployment. */
    WalletKey plainKey(String service) {
        return keys.key(service.equals("issuance") ? ISSUANCE : SERVICING);
    }

    /** A funded wallet that nobody else uses. */
    WalletKey wallet(int number) {
        return keys.key(WalletKeys.FIRST_PARTY + number);
    }

    @Override
    public void close() {
        web3.shutdown();
    }
}
