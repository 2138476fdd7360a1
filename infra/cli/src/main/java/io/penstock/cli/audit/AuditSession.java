package io.penstock.cli.audit;

import io.penstock.cli.output.Progress;
import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.LaunchException;
import io.penstock.launcher.RunningStack;
import io.penstock.launcher.Stack;
import io.penstock.launcher.Urls;
import io.penstock.onchain.ContractAddresses;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;

/** An audit of the platform in a data folder: of the one that runs, or of one started for as long as the audit needs. */
final class AuditSession {

    private static final String AUDITOR = "auditor";

    private AuditSession() {}

    static <T> T with(StackOptions options, PrintWriter notes, Function<Audit, T> work) throws Exception {
        var running = running(options.dataDirectory());
        if (running.isPresent()) {
            return audit(
                    running.get().urls(),
                    running.get().token(AUDITOR, AUDITOR),
                    running.get().contractsFile(),
                    work);
        }
        if (!Files.isDirectory(options.dataDirectory())) {
            throw new LaunchException(
                    "nothing to audit in " + options.dataDirectory(),
                    "run ./penstock demo first, or name another folder with --data DIR");
        }
        notes.println("no platform runs on " + options.dataDirectory() + ": starting one for this audit");
        try (var stack = Stack.start(options.toLaunchOptions(), new Progress(notes))) {
            return stack.whileRunning(
                    () -> audit(stack.urls(), stack.token(AUDITOR, AUDITOR), stack.contractsFile(), work));
        }
    }

    private static Optional<RunningStack> running(Path dataDirectory) {
        try {
            return Optional.of(Stack.attach(dataDirectory));
        } catch (LaunchException e) {
            // None runs; if one is half started, the start that follows says so.
            return Optional.empty();
        }
    }

    private static <T> T audit(Urls urls, String token, Path contracts, Function<Audit, T> work) {
        var web3j = Web3j.build(new HttpService(urls.chain().toString()));
        try {
            return work.apply(new Audit(urls, token, web3j, ContractAddresses.read(contracts)));
        } finally {
            web3j.shutdown();
        }
    }
}
