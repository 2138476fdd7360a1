package io.penstock.cli.bench.issuance;

import io.penstock.cli.bench.issuance.ManualBaseline.Size;
import io.penstock.cli.bench.issuance.PoolStory.Tape;
import io.penstock.cli.output.JsonOption;
import io.penstock.cli.output.Progress;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.RunningStack;
import io.penstock.launcher.Stack;
import io.penstock.onchain.ContractAddresses;
import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.web3j.protocol.Web3j;
import org.web3j.protocol.http.HttpService;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code ./penstock bench issuance}: exit code 0 only if units are in wallets and nobody re-keyed anything. */
@Command(
        name = "issuance",
        mixinStandardHelpOptions = true,
        description = {
            "Issues the sample deal from its tape to units in wallets over the REST API alone, each person under its own",
            "token, and counts decisions, typed and re-keyed fields, hand-overs and machine seconds. Beside it the same deal",
            "by documents and spreadsheets, as a model whose assumptions are printed."
        })
public final class IssuanceBenchCommand implements Callable<Integer> {

    @Mixin
    private final StackOptions options = new StackOptions();

    @Mixin
    private final JsonOption json = new JsonOption();

    @Option(names = "--attach", description = "Use the stack that runs on this data instead of starting one.")
    private boolean attach;

    @Option(names = "--mark", paramLabel = "TEXT", description = "Part of all ids of this run (default: by the clock).")
    private Optional<String> mark = Optional.empty();

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before call()
    private CommandSpec spec;

    @Override
    public Integer call() throws Exception {
        if (attach) {
            return show(issue(Stack.attach(options.dataDirectory())));
        }
        var progress = new Progress(spec.commandLine().getErr());
        try (var stack = Stack.start(options.toLaunchOptions(), progress)) {
            return show(stack.whileRunning(() -> issue(stack.running())));
        }
    }

    private int show(IssuanceReport report) {
        report.print(spec.commandLine().getOut());
        json.write(report.toMap());
        return report.passed() ? 0 : 1;
    }

    private IssuanceReport issue(RunningStack stack) throws IOException {
        var now = Instant.now();
        var today = LocalDate.ofInstant(now, ZoneOffset.UTC);
        var name = mark.orElseGet(
                () -> Long.toString(now.getEpochSecond(), Character.MAX_RADIX).toUpperCase(Locale.ROOT));
        var web3j = Web3j.build(new HttpService(stack.urls().chain().toString()));
        try {
            var cast = new Cast(web3j, ContractAddresses.read(stack.contractsFile()), stack.mnemonic(), name);
            var desk = new Desk(
                    new ServiceClient("issuance", stack.urls().issuance(), ""),
                    person -> person.investorId().isEmpty()
                            ? stack.token(person.name(), person.role())
                            : stack.investorToken(person.name(), person.investorId()));
            var tape = Tape.sample(name);
            new InvestorsStory(desk, cast, today).tell();
            var pool = new PoolStory(desk, cast, tape, today).tell();
            new BookStory(desk, cast, now).tell(pool);
            var holdings = new ClosingStory(desk, cast).tell();
            var size = new Size(cast.investors().size(), cast.buyers().size(), (int)
                    holdings.stream().map(each -> each.className()).distinct().count());
            var manual = ManualBaseline.standard();
            return new IssuanceReport(
                    cast.dealId(),
                    pool.path("poolLoanCount").asInt(),
                    size,
                    desk.tally(),
                    manual.count(size),
                    holdings,
                    manual.assumptions());
        } finally {
            web3j.shutdown();
        }
    }
}
