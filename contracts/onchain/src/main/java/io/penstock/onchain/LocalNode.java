package io.penstock.onchain;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/**
 * A throw-away chain on a free loopback port for tests and tools: automine, nothing kept on disk, accounts of the given
 * mnemonic funded. Ends with the JVM at the latest.
 */
public final class LocalNode implements AutoCloseable {
    private static final String ACCOUNTS = "64";
    private static final String BLOCK_GAS_LIMIT = "60000000";

    /** Blocks whose state can be asked for. Unlimited, Anvil writes each to the disk, where those of a killed one stay. */
    private static final String STATES_KEPT = "500";

    private static final int START_MILLIS = 60_000;
    private static final int POLL_MILLIS = 50;

    private final Process process;
    private final String url;
    private final Thread hook;

    private LocalNode(List<String> command, int port) {
        try {
            this.process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            throw new OnchainException("cannot start " + command.getFirst(), e);
        }
        this.url = "http://127.0.0.1:" + port;
        this.hook = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(hook);
        awaitFirstAnswer(command.getFirst());
    }

    /** Starts Anvil with the shanghai rules. @throws OnchainException if Anvil is not installed or does not start */
    public static LocalNode anvil(NodeBinaries binaries, String mnemonic, long chainId) {
        return anvil(binaries, mnemonic, chainId, List.of());
    }

    /**
     * Starts Anvil as the launcher runs it: a block at fixed intervals. Anvil that mines on arrival can leave a
     * transaction lying for good when it arrives while another is being mined (foundry #10122), so whatever sends from
     * two keys at once needs this one.
     *
     * @param blockSeconds for example {@code "0.25"}
     * @throws OnchainException if Anvil is not installed or does not start
     */
    public static LocalNode anvilWithBlockTime(
            NodeBinaries binaries, String mnemonic, long chainId, String blockSeconds) {
        return anvil(binaries, mnemonic, chainId, List.of("--block-time", blockSeconds));
    }

    static LocalNode anvil(NodeBinaries binaries, String mnemonic, long chainId, List<String> more) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                installed(binaries.anvil(), "anvil").toString(),
                "--host",
                "127.0.0.1",
                "--port",
                Integer.toString(port),
                "--chain-id",
                Long.toString(chainId),
                "--hardfork",
                "shanghai",
                "--gas-limit",
                BLOCK_GAS_LIMIT,
                "--accounts",
                ACCOUNTS,
                "--mnemonic",
                mnemonic,
                "--prune-history",
                STATES_KEPT,
                "--silent"));
        command.addAll(more);
        return new LocalNode(command, port);
    }

    /**
     * Starts Ganache with a block per transaction, which serves one sender that does one thing at a time: of several it
     * loses transactions, and a dry run that meets a block being stored is never answered. Needs {@code node} on the path.
     *
     * @throws OnchainException if Ganache is not installed or does not start
     */
    public static LocalNode ganache(NodeBinaries binaries, String mnemonic, long chainId) {
        int port = freePort();
        return new LocalNode(
                List.of(
                        "node",
                        installed(binaries.ganache(), "ganache").toString(),
                        "--server.host",
                        "127.0.0.1",
                        "--server.port",
                        Integer.toString(port),
                        "--chain.chainId",
                        Long.toString(chainId),
                        "--miner.blockGasLimit",
                        BLOCK_GAS_LIMIT,
                        "--wallet.totalAccounts",
                        ACCOUNTS,
                        "--wallet.mnemonic",
                        mnemonic,
                        "--logging.quiet"),
                port);
    }

    public String url() {
        return url;
    }

    public Process process() {
        return process;
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(hook);
        process.destroy();
        try {
            if (!process.waitFor(10, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void awaitFirstAnswer(String command) {
        Web3j web3j = Web3j.build(new HttpService(url));
        long deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(START_MILLIS);
        try {
            while (!answers(web3j)) {
                // The wait is the pause: it ends at once when the process does.
                if (process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS) || System.nanoTime() > deadline) {
                    close();
                    throw new OnchainException(command + " did not answer at " + url);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            close();
            throw new OnchainException("interrupted while " + command + " started", e);
        } finally {
            web3j.shutdown();
        }
    }

    private static boolean answers(Web3j web3j) {
        try {
            return !web3j.ethChainId().send().hasError();
        } catch (IOException e) {
            return false;
        }
    }

    private static Path installed(Optional<Path> binary, String name) {
        return binary.orElseThrow(
                () -> new OnchainException(name + " is not installed: build contracts/onchain first (needs Node.js)"));
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
