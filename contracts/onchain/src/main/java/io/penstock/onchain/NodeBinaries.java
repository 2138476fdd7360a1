package io.penstock.onchain;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Chain nodes that npm has installed beside the contracts. Anvil is a native binary and exists for Linux on x86-64;
 * Ganache is JavaScript and runs wherever Node does.
 *
 * @param anvil the executable
 * @param ganache the script, to be run by {@code node}
 */
public record NodeBinaries(Optional<Path> anvil, Optional<Path> ganache) {

    /** What is installed below a repository's root, the folder that holds {@code contracts/onchain}. */
    public static NodeBinaries under(Path repositoryRoot) {
        Path modules = repositoryRoot.resolve("contracts/onchain/node_modules");
        return new NodeBinaries(
                Optional.of(modules.resolve("@foundry-rs/anvil-linux-amd64/bin/anvil"))
                        .filter(Files::isExecutable),
                Optional.of(modules.resolve("ganache/dist/node/cli.js")).filter(Files::isRegularFile));
    }
}
