package io.penstock.cli.stack;

import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import io.penstock.launcher.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./penstock up}: runs the platform until Ctrl-C. */
@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Start PostgreSQL, Kafka, the chain, both services and the portal, and keep them running.")
public final class UpCommand implements Callable<Integer> {

    @Mixin
    private StackOptions options = new StackOptions();

    @Mixin
    private FreshOption fresh = new FreshOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        Stack stack = Stack.start(fresh.applyTo(options.toLaunchOptions()), new Progress(out));
        try (stack) {
            StackTable.of(stack.running()).print(out);
            json.write(StackTable.json(stack.running()));
            out.println("Portal: " + stack.urls().portal() + "    Ctrl-C or ./penstock down stops everything.");
            out.println("A token for the API: ./penstock token --role auditor --data " + stack.dataDirectory());
            out.flush();
            stack.awaitShutdown();
        }
        return 0;
    }
}
