package io.penstock.cli.stack;

import io.penstock.launcher.LaunchException;
import io.penstock.launcher.LaunchOptions;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Options of every command that may start a stack. None of them removes data: see {@link FreshOption}. */
public final class StackOptions {

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--chain",
            paramLabel = "CHAIN",
            description = {
                "anvil (default), ganache, or the URL of a node;",
                "a URL needs PENSTOCK_CHAIN_MNEMONIC with funded wallets."
            })
    private Optional<String> chain = Optional.empty();

    @Option(
            names = "--port-base",
            paramLabel = "PORT",
            description = "Use exactly the ports from this one on (default: free ports).")
    private Optional<Integer> portBase = Optional.empty();

    public Path dataDirectory() {
        return data.directory();
    }

    /** The chain that was named, if any: a kind or the URL of a node. */
    public Optional<String> chain() {
        return chain;
    }

    /** What the launcher is asked to do. */
    public LaunchOptions toLaunchOptions() {
        return toLaunchOptions(data.directory());
    }

    /** The same over another folder. */
    public LaunchOptions toLaunchOptions(Path folder) {
        var options = LaunchOptions.of(projectRoot(), folder);
        if (chain.isPresent()) {
            options = options.withChain(chain.get());
        }
        return portBase.isPresent() ? options.withPortBase(portBase.get()) : options;
    }

    private static Path projectRoot() {
        String root = System.getProperty("penstock.root");
        if (root == null) {
            throw new LaunchException(
                    "the system property penstock.root is not set", "Start Penstock with its script ./penstock.");
        }
        return Path.of(root);
    }
}
