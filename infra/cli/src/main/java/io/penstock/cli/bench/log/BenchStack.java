package io.penstock.cli.bench.log;

import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.LaunchOptions;
import io.penstock.launcher.LaunchProgress;
import io.penstock.launcher.Stack;
import java.nio.file.Path;

/** PostgreSQL and Kafka of the product's own launcher, with nothing of ours on them. */
final class BenchStack implements AutoCloseable {

    private final Stack stack;
    private final BenchServer server;

    private BenchStack(Stack stack) {
        this.stack = stack;
        this.server = new BenchServer(stack);
    }

    static BenchStack start(StackOptions options, Path folder, LaunchProgress progress) {
        var project = options.toLaunchOptions().projectRoot();
        return new BenchStack(
                Stack.start(LaunchOptions.of(project, folder).withFresh(true).infrastructureOnly(), progress));
    }

    BenchServer server() {
        return server;
    }

    @Override
    public void close() {
        stack.close();
    }
}
