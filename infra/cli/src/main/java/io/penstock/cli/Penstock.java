package io.penstock.cli;

import io.penstock.cli.audit.AuditCommand;
import io.penstock.cli.audit.AuditException;
import io.penstock.cli.backup.BackupCommand;
import io.penstock.cli.backup.DrillCommand;
import io.penstock.cli.backup.RestoreCommand;
import io.penstock.cli.bench.BenchCommand;
import io.penstock.cli.chain.ChainCommand;
import io.penstock.cli.deadletters.DeadLettersCommand;
import io.penstock.cli.demo.DemoCommand;
import io.penstock.cli.file.RefusedException;
import io.penstock.cli.pay.PayCommand;
import io.penstock.cli.project.ProjectCommand;
import io.penstock.cli.projection.ProjectionsCommand;
import io.penstock.cli.rest.ServiceFault;
import io.penstock.cli.simulation.SimulateCommand;
import io.penstock.cli.stack.DownCommand;
import io.penstock.cli.stack.StatusCommand;
import io.penstock.cli.stack.TokenCommand;
import io.penstock.cli.stack.UpCommand;
import io.penstock.cli.tape.TapeCommand;
import io.penstock.launcher.LaunchException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * Main class of {@code ./penstock}. Exit codes: 0 success, 1 something failed, 2 the command line was wrong, 130
 * ended by Ctrl-C.
 */
@Command(
        name = "penstock",
        mixinStandardHelpOptions = true,
        versionProvider = ProductVersion.class,
        description = "Securitisation of loans from tape to token: run it, look at it, check it.")
public final class Penstock implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before run()
    private CommandSpec spec;

    /** One line per subcommand, in the order of the help. */
    static List<Object> subcommands() {
        return List.of(
                new DemoCommand(),
                new UpCommand(),
                new DownCommand(),
                new StatusCommand(),
                new TokenCommand(),
                new DeadLettersCommand(),
                new ChainCommand(),
                new TapeCommand(),
                new ProjectCommand(),
                new PayCommand(),
                new AuditCommand(),
                new ProjectionsCommand(),
                new BackupCommand(),
                new RestoreCommand(),
                new DrillCommand(),
                new SimulateCommand(),
                new BenchCommand());
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }

    /** The whole command line, ready to execute. */
    public static CommandLine commandLine() {
        var line = new CommandLine(new Penstock());
        subcommands().forEach(line::addSubcommand);
        line.setParameterExceptionHandler(Penstock::refuse);
        line.setExecutionExceptionHandler((e, command, _) -> report(e, command));
        return line;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing.");
    }

    /** Names the wrong word and where to look, instead of a page of help. */
    private static int refuse(ParameterException e, String[] arguments) {
        CommandLine command = e.getCommandLine();
        var err = command.getErr();
        err.println("penstock: " + String.valueOf(e.getMessage()).replace(" is not a double", " is not a number"));
        CommandLine.UnmatchedArgumentException.printSuggestions(e, err);
        if (e.getMessage() != null && e.getMessage().startsWith("A command is missing")) {
            command.usage(err);
        } else {
            err.println("Try ./" + command.getCommandSpec().qualifiedName() + " --help");
        }
        err.flush();
        return CommandLine.ExitCode.USAGE;
    }

    private static int report(Exception e, CommandLine command) {
        var err = command.getErr();
        if (e instanceof LaunchException launch) {
            err.println("penstock: " + launch.getMessage());
            launch.advice().lines().forEach(line -> err.println("  " + line));
        } else if (e instanceof RefusedException refused) {
            err.println("penstock: " + refused.getMessage());
            refused.faults().forEach(fault -> err.println("  " + fault));
        } else if (e instanceof ServiceFault || e instanceof AuditException) {
            err.println("penstock: " + e.getMessage());
        } else {
            err.println("penstock: unexpected: " + e);
            err.println("  This is a defect. PENSTOCK_DEBUG=1 shows where it happened; please report it.");
        }
        if (System.getenv("PENSTOCK_DEBUG") != null) {
            e.printStackTrace(err);
        }
        err.flush();
        return CommandLine.ExitCode.SOFTWARE;
    }
}
