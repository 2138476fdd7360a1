package io.penstock.cli.stack;

import io.penstock.cli.output.JsonOption;
import io.penstock.launcher.ProcessRecord;
import io.penstock.launcher.RunningStack;
import io.penstock.launcher.Stack;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code ./penstock status}: exit code 0 if every process of the stack runs. */
@Command(name = "status", mixinStandardHelpOptions = true, description = "Show the processes of a running stack.")
public final class StatusCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Mixin
    private JsonOption json = new JsonOption();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunningStack stack = Stack.attach(data.directory());
        StackTable.of(stack).print(spec.commandLine().getOut());
        json.write(StackTable.json(stack));
        return stack.processes().stream().allMatch(ProcessRecord::running) ? 0 : 1;
    }
}
