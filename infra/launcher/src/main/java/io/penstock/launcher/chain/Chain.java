package io.penstock.launcher.chain;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** One of the chains that Penstock can work with. */
public sealed interface Chain permits AnvilChain, GanacheChain, ExternalChain {

    /** Of the chains that the launcher runs itself; not the default of either node, so that a mix-up is noticed. */
    long CHAIN_ID = 52_020;

    /** Wallets of the mnemonic that have coins for gas from the first block on. */
    int FUNDED_ACCOUNTS = 50;

    /** As given to {@code --chain}, and remembered with the data. */
    String kind();

    /** How to run the node; empty if somebody else runs it. */
    Optional<List<String>> command(Path directory, int port, String mnemonic);

    /** Where it answers. */
    URI url(int port);

    /** Sets right what the node's own start leaves wrong; called once it answers. */
    default void adjust(JsonRpc node) throws IOException, InterruptedException {}

    /**
     * The chain of a name.
     *
     * @param kind {@code anvil}, {@code ganache} or a URL
     * @param projectRoot folder under which npm has put the nodes
     * @throws LaunchException if there is no such chain
     */
    static Chain of(String kind, Path projectRoot) {
        Path modules = projectRoot.resolve("contracts/onchain/node_modules");
        if (kind.equals("anvil")) {
            return new AnvilChain(modules.resolve("@foundry-rs/anvil-linux-amd64/bin/anvil"));
        }
        if (kind.equals("ganache")) {
            return new GanacheChain(modules.resolve("ganache/dist/node/cli.js"));
        }
        if (kind.startsWith("http://") || kind.startsWith("https://")) {
            return new ExternalChain(URI.create(kind));
        }
        throw new LaunchException(
                "there is no chain \"" + kind + "\"",
                "Use --chain anvil, --chain ganache or --chain http://HOST:PORT.");
    }
}
