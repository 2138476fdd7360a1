package io.penstock.launcher.chain;

import io.penstock.launcher.DataDirectory;
import io.penstock.launcher.LaunchException;
import io.penstock.launcher.process.ChildCommand;
import io.penstock.launcher.process.Children;
import io.penstock.launcher.process.ReadyCheck;
import io.penstock.onchain.WalletKeys;
import java.io.IOException;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;

/** Starts the chain's node, or checks the one that somebody else runs. */
public final class ChainNode {

    public static final String NAME = "chain";

    private ChainNode() {}

    /**
     * Returns when the chain answers.
     *
     * @return where it answers
     * @throws LaunchException if it does not come up
     */
    public static URI start(Chain chain, DataDirectory data, int port, String mnemonic, Children children) {
        URI url = chain.url(port);
        var rpc = new JsonRpc(url);
        var command = chain.command(data.chain(), port, mnemonic);
        if (command.isEmpty()) {
            requireUsable(rpc, url, mnemonic);
            return url;
        }
        // Anvil writes its whole state when it stops: some 20 MB for each hour it ran.
        var node =
                children.start(ChildCommand.of(NAME, data.root(), command.get()).withGrace(Duration.ofMinutes(1)));
        ReadyCheck.await(node, Duration.ofSeconds(60), () -> {
            if (!ReadyCheck.accepts(port) || rpc.call("eth_chainId").isEmpty()) {
                return false;
            }
            chain.adjust(rpc);
            return true;
        });
        return url;
    }

    private static void requireUsable(JsonRpc rpc, URI url, String mnemonic) {
        String deployer = WalletKeys.of(mnemonic).key(WalletKeys.DEPLOYER).address();
        try {
            rpc.call("eth_chainId");
            var balance = new BigInteger(
                    rpc.call("eth_getBalance", deployer, "latest").substring(2), 16);
            var price = new BigInteger(rpc.call("eth_gasPrice").substring(2), 16);
            if (balance.signum() == 0 && price.signum() > 0) {
                throw new LaunchException(
                        "the deployer's wallet " + deployer + " has no coins for gas on " + url,
                        "Fund wallets m/44'/60'/0'/0/0 to /49 of the mnemonic in " + ExternalChain.MNEMONIC_VARIABLE
                                + ".");
            }
        } catch (IOException e) {
            throw new LaunchException(
                    "the chain at " + url + " does not answer: " + e.getMessage(),
                    "Check the URL of --chain and that its node runs.",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted while asking " + url, "", e);
        }
    }
}
