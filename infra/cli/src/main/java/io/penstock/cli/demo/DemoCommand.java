package io.penstock.cli.demo;

import io.penstock.cli.audit.Audit;
import io.penstock.cli.audit.AuditResult;
import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import io.penstock.cli.stack.FreshOption;
import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.Stack;
import io.penstock.onchain.ContractAddresses;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./penstock demo}: the main job end to end, on real loans, through every real component. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the life of a sample deal: pool admission, tranche issuance, three collection periods, distributions, proof.",
            "The loans are real (World Omni Select Auto Trust 2020-A, July 2020); what borrowers paid afterwards is simulated.",
            "Ends with RECONCILED and stays up until Ctrl-C. A second run continues from the saved data."
        })
public final class DemoCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Mixin
    private final FreshOption fresh = new FreshOption();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--exit", description = "Stop after the proof instead of staying up until Ctrl-C.")
    private boolean exit;

    @Option(
            names = "--tape",
            paramLabel = "FILE",
            description = "Admit this tape (SEC ABS-EE XML, or CSV, also gzipped) instead of the sample.")
    private @Nullable Path tapeFile;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    /** Exit code 0 only after the proof. */
    @Override
    public Integer call() throws Exception {
        var startedAt = System.nanoTime();
        var out = spec.commandLine().getOut();
        var tape = tapeFile == null ? DemoTape.sample() : DemoTape.of(tapeFile);
        try (var stack = Stack.start(fresh.applyTo(options.toLaunchOptions()), new Progress(out))) {
            double ready = (System.nanoTime() - startedAt) / 1e9;
            var result = stack.whileRunning(() -> life(stack, tape, out));
            double total = (System.nanoTime() - startedAt) / 1e9;
            out.println();
            out.println(
                    "ready after %.1f s, deal and proof %.1f s, in all %.1f s".formatted(ready, total - ready, total));
            out.println(result.verdict());
            out.flush();
            json.write(report(result, ready, total));
            if (!result.holds()) {
                return 1;
            }
            if (!exit) {
                stayUp(stack, result.deal(), out);
            }
            return 0;
        }
    }

    private void stayUp(Stack stack, String dealId, PrintWriter out) {
        var urls = stack.urls();
        out.println();
        out.println("Portal     " + urls.portal() + "/sign-in?token=" + stack.token("auditor", "auditor")
                + "&next=/deals/" + dealId);
        out.println("Issuance   " + urls.issuance() + "    a token: ./penstock token --role auditor");
        out.println("Servicing  " + urls.servicing());
        out.println("Chain      " + urls.chain());
        out.println("Stop with Ctrl-C; ./penstock demo continues from " + options.dataDirectory());
        out.flush();
        stack.awaitShutdown();
    }

    private AuditResult life(Stack stack, DemoTape tape, PrintWriter out) throws IOException {
        var narrator = new Narrator(out);
        new DealLife(stack.running(), narrator).live(tape);
        var contracts = ContractAddresses.read(stack.contractsFile());
        var web3j = Web3j.build(new HttpService(stack.urls().chain().toString()));
        try {
            narrator.step("5  Proof");
            var result =
                    new Audit(stack.urls(), stack.token("auditor", "auditor"), web3j, contracts).all(tape.dealId());
            for (var report : result.reports()) {
                narrator.say(report.summary());
                report.breaks().forEach(b -> narrator.say("BREAK  " + b));
            }
            return result;
        } finally {
            web3j.shutdown();
        }
    }

    private static Map<String, Object> report(AuditResult result, double ready, double total) {
        var report = new LinkedHashMap<String, Object>(result.toMap());
        report.put("secondsUntilReady", "%.1f".formatted(ready));
        report.put("secondsInAll", "%.1f".formatted(total));
        return report;
    }
}
