package io.penstock.launcher.chain;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A node that somebody else runs. Its wallets come from the mnemonic in {@link #MNEMONIC_VARIABLE}.
 *
 * @param endpoint JSON-RPC over HTTP
 */
public record ExternalChain(URI endpoint) implements Chain {

    public static final String MNEMONIC_VARIABLE = "PENSTOCK_CHAIN_MNEMONIC";

    @Override
    public String kind() {
        return endpoint.toString();
    }

    @Override
    public Optional<List<String>> command(Path directory, int port, String mnemonic) {
        return Optional.empty();
    }

    @Override
    public URI url(int port) {
        return endpoint;
    }
}
