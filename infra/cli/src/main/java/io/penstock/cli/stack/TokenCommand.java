package io.penstock.cli.stack;

import io.penstock.launcher.RunningStack;
import io.penstock.launcher.Stack;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./penstock token}: a development token for the API of a running stack, alone on standard output. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description = "Print a signed token for the REST API of a running stack; valid for 12 hours.")
public final class TokenCommand implements Callable<Integer> {

    @Mixin
    private DataOption data = new DataOption();

    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "spv-admin, approver, investor, auditor, operator; several with commas.")
    private List<String> roles = List.of();

    @Option(names = "--subject", defaultValue = "developer", paramLabel = "NAME", description = "Who it is for.")
    private String subject = "developer";

    @Option(names = "--investor", paramLabel = "ID", description = "With role investor: whose holdings it opens.")
    private Optional<String> investorId = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() {
        RunningStack stack = Stack.attach(data.directory());
        String token = investorId
                .map(id -> stack.investorToken(subject, id))
                .orElseGet(() -> stack.token(subject, roles.toArray(String[]::new)));
        spec.commandLine().getOut().println(token);
        spec.commandLine().getOut().flush();
        return 0;
    }
}
