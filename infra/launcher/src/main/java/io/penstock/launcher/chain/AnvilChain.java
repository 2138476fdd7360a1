package io.penstock.launcher.chain;

import io.penstock.launcher.LaunchException;
import io.penstock.launcher.PrivateFiles;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Anvil 1.7.1 with its state in a file, which it writes when it is asked to stop (SIGTERM). Blocks come at an interval:
 * with a block per transaction it stalls as soon as a backlog does not fit into one block.
 *
 * <p>Each start makes a genesis block of its own beside the saved one, and after two restarts either of them may be
 * block 0 (measured). The genesis time is therefore kept with the data, which makes the two the same block; as that
 * also sets the node's clock back, the clock is set right after each start.
 *
 * @param program the binary from npm
 */
record AnvilChain(Path program) implements Chain {

    /** Four blocks a second: a deal's life is some thirty transactions that wait for one another. */
    private static final String BLOCK_SECONDS = "0.25";

    @Override
    public String kind() {
        return "anvil";
    }

    @Override
    public Optional<List<String>> command(Path directory, int port, String mnemonic) {
        if (!Files.isExecutable(program)) {
            throw new LaunchException(
                    "Anvil is not at " + program,
                    "Build once with npm at hand (mvn -B package), or use --chain ganache or --chain URL.");
        }
        return Optional.of(List.of(
                program.toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--chain-id",
                Long.toString(CHAIN_ID),
                "--hardfork",
                "shanghai",
                "--timestamp",
                Long.toString(genesisTime(directory)),
                "--block-time",
                BLOCK_SECONDS,
                "--gas-limit",
                "60000000",
                "--prune-history",
                "64",
                "--accounts",
                Integer.toString(FUNDED_ACCOUNTS),
                "--mnemonic",
                mnemonic,
                "--state",
                directory.resolve("anvil-state.json").toString(),
                "--silent"));
    }

    @Override
    public URI url(int port) {
        return URI.create("http://127.0.0.1:" + port);
    }

    @Override
    public void adjust(JsonRpc node) throws IOException, InterruptedException {
        node.call("evm_setTime", "0x" + Long.toHexString(Instant.now().getEpochSecond()));
    }

    /** Seconds since 1970, written at the first start. */
    private static long genesisTime(Path directory) {
        Path file = directory.resolve("anvil-genesis-time");
        try {
            if (!Files.exists(file)) {
                PrivateFiles.write(file, Long.toString(Instant.now().getEpochSecond()));
            }
            return Long.parseLong(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            throw new LaunchException(
                    "the chain's genesis time in " + file + " cannot be read: " + e.getMessage(),
                    "Restore the file from a copy, or start over with --fresh.",
                    e);
        }
    }
}
