package io.penstock.cli.audit;

import io.penstock.cli.output.JsonOption;
import io.penstock.cli.stack.StackOptions;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code ./penstock audit …}: proofs that need no trust in the platform. Exit code 0 only if all holds. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        description = "Proofs from the event log, the engine and the chain.",
        subcommands = {
            VerifyCommand.class,
            RecomputeCommand.class,
            ReconcileCommand.class,
            ReplayCommand.class,
            ExplainCommand.class,
            ExportCommand.class,
            ProofCommand.class,
            LoanCommand.class,
            EntitlementCommand.class
        })
public final class AuditCommand {

    /** Options and output that all audits share. */
    @Command(mixinStandardHelpOptions = true)
    abstract static class Base implements Callable<Integer> {

        @Mixin
        final StackOptions options = new StackOptions();

        @Mixin
        final JsonOption json = new JsonOption();

        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli before call()
        private CommandSpec spec;

        @Option(names = "--bundle", paramLabel = "DIR", description = "Work on an exported folder, offline.")
        @Nullable
        Path bundle;

        /** Where results go. */
        final PrintWriter out() {
            return spec.commandLine().getOut();
        }

        /** Writes the result for programs, if it is wanted. */
        final void json(Map<String, ?> content) {
            json.write(content);
        }

        /** The command line makes no sense; exit code 2. */
        final ParameterException usage(String message) {
            return new ParameterException(spec.commandLine(), message);
        }

        /** Works on the exported folder if one is named, else on the running platform. */
        final <T> T evidence(Function<Evidence, T> work) throws Exception {
            var folder = bundle;
            return folder == null ? session(audit -> work.apply(audit.log())) : work.apply(new BundleEvidence(folder));
        }

        final int show(AuditReport report) {
            var out = out();
            out.println(report.summary());
            if (!report.areas().isEmpty()) {
                out.println("%-34s %12s %8s".formatted("compared with the chain", "comparisons", "breaks"));
                report.areas()
                        .forEach((name, found) ->
                                out.println("%-34s %,12d %,8d".formatted(name, found.compared(), found.breaks())));
            }
            report.breaks().forEach(b -> out.println("BREAK  " + b));
            out.flush();
            json.write(report.toMap());
            return report.holds() ? 0 : 1;
        }

        final PrintWriter notes() {
            return spec.commandLine().getErr();
        }

        final <T> T session(Function<Audit, T> work) throws Exception {
            return AuditSession.with(options, spec.commandLine().getErr(), work);
        }

        final AuditReport live(Function<Audit, AuditReport> work) throws Exception {
            return session(work);
        }
    }
}
