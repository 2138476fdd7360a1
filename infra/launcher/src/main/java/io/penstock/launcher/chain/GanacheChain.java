package io.penstock.launcher.chain;

import io.penstock.launcher.LaunchException;
import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Ganache 7.9.2 on Node with a database that also survives SIGKILL.
 *
 * <p>It makes blocks by the clock: with a block per transaction, a dry run that meets a block being made is never answered,
 * or no block is made again at all (measured with three senders: one dry run in a hundred; by the clock none in 1,200).
 *
 * @param script the command's JavaScript from npm
 */
record GanacheChain(Path script) implements Chain {

    private static final String BLOCK_SECONDS = "0.25";

    @Override
    public String kind() {
        return "ganache";
    }

    @Override
    public Optional<List<String>> command(Path directory, int port, String mnemonic) {
        if (!Files.exists(script)) {
            throw new LaunchException("Ganache is not at " + script, "Build once with npm at hand: mvn -B package.");
        }
        return Optional.of(List.of(
                node(),
                script.toString(),
                "--server.host",
                "127.0.0.1",
                "--server.port",
                Integer.toString(port),
                "--chain.chainId",
                Long.toString(CHAIN_ID),
                "--chain.networkId",
                Long.toString(CHAIN_ID),
                "--chain.hardfork",
                "shanghai",
                "--miner.blockGasLimit",
                "60000000",
                "--miner.blockTime",
                BLOCK_SECONDS,
                "--wallet.totalAccounts",
                Integer.toString(FUNDED_ACCOUNTS),
                "--wallet.defaultBalance",
                "10000",
                "--wallet.mnemonic",
                mnemonic,
                "--database.dbPath",
                directory.resolve("ganache").toString(),
                "--logging.quiet"));
    }

    @Override
    public URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    private static String node() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator, -1))
                .map(folder -> Path.of(folder, "node"))
                .filter(Files::isExecutable)
                .findFirst()
                .map(Path::toString)
                .orElseThrow(() -> new LaunchException(
                        "Ganache needs Node, and there is no node on the PATH",
                        "Install Node 20, or use the default: --chain anvil."));
    }
}
