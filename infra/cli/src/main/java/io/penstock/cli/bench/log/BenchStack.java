package io.penstock.cli.bench.log;

import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.LaunchProgress;
import io.penstock.launcher.Stack;
import io.penstock.launcher.StackFaults;
import java.net.URI;
import java.nio.file.Path;

/** PostgreSQL, Kafka and chain of the product's own launcher; of ours there are the contracts alone. */
public final class BenchStack implements AutoCloseable {

    private final Stack stack;
    private final BenchServer server;

    private BenchStack(Stack stack) {
        this.stack = stack;
        this.server = new BenchServer(stack);
    }

    /** Starts it anew in the folder; {@code options} say which chain. */
    public static BenchStack start(StackOptions options, Path folder, LaunchProgress progress) {
        var launch = options.toLaunchOptions(folder).withFresh(true).infrastructureOnly();
        return new BenchStack(Stack.start(launch, progress));
    }

    /** The database server. */
    public BenchServer server() {
        return server;
    }

    /** JSON-RPC of the chain. */
    public URI chain() {
        return stack.urls().chain();
    }

    /** Words of the chain's funded wallets. */
    public String mnemonic() {
        return stack.mnemonic();
    }

    /** Addresses of the contracts on the chain. */
    public Path contracts() {
        return stack.contractsFile();
    }

    /** To break single processes of it. */
    public StackFaults faults() {
        return stack.faults();
    }

    @Override
    public void close() {
        stack.close();
    }
}
