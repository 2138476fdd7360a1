package io.penstock.cli.bench.payouts;

import com.zaxxer.hikari.HikariDataSource;
import io.penstock.cli.bench.chain.BenchMirror;
import io.penstock.cli.bench.faults.Findings;
import io.penstock.cli.bench.faults.Findings.Kind;
import io.penstock.cli.bench.faults.Tally;
import io.penstock.cli.bench.log.BenchServer;
import io.penstock.cli.bench.log.BenchStack;
import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.LaunchException;
import io.penstock.launcher.LaunchProgress;
import io.penstock.onchain.ChainReader;
import io.penstock.onchain.ContractAddresses;
import io.penstock.onchain.WalletKeys;
import io.penstock.platform.chain.NodeConnection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.web3j.protocol.Web3j;

/** One run: register and issue, then payouts one after the other while node and service are killed; check after each. */
final class PayoutRun {

    private static final String DATABASE = "payouts";

    private final StackOptions options;
    private final long seed;
    private final int kills;
    private final boolean keep;
    private final PayoutBook book;
    private final LaunchProgress progress;
    private final Findings findings = new Findings();
    private final Tally tally = new Tally();
    private final Map<String, Object> facts = new LinkedHashMap<>();
    private long blows;

    PayoutRun(StackOptions options, long seed, int kills, int holders, boolean keep, LaunchProgress progress) {
        this.options = options;
        this.seed = seed;
        this.kills = kills;
        this.keep = keep;
        this.book = new PayoutBook(seed, holders);
        this.progress = progress;
    }

    PayoutReport call() throws Exception {
        Path folder = options.dataDirectory()
                .toAbsolutePath()
                .resolve("payouts-" + seed + "-" + System.currentTimeMillis() / 1000);
        Files.createDirectories(folder);
        boolean done = false;
        try (var stack = BenchStack.start(options, folder.resolve("stack"), progress)) {
            run(stack, folder);
            done = true;
        } finally {
            if (done && findings.none() && !keep) {
                delete(folder);
            }
        }
        var again = "./penstock bench payouts --seed " + seed + " --kills " + kills + " --holders " + book.holders()
                + options.chain().map(chain -> " --chain " + chain).orElse("");
        return new PayoutReport(seed, blows, tally, findings, facts, again, folder.toString());
    }

    private void run(BenchStack stack, Path folder) throws Exception {
        var web3 = NodeConnection.to(stack.chain().toString());
        var contracts = ContractAddresses.read(stack.contracts());
        var keys = WalletKeys.of(stack.mnemonic());
        var pace = BlockPace.of(
                stack.chain().toString(),
                book.holders(),
                options.chain().map("anvil"::equals).orElse(true));
        pace.keep();
        issue(stack, web3, contracts, keys);
        var victims = new Victims(stack, process(stack, keys, folder), web3, pace, tally, findings);
        try (var database = database(stack.server());
                victims) {
            victims.save();
            victims.start();
            var settled = new Settled(
                    new JdbcTemplate(database), web3, contracts, keys.key(WalletKeys.SERVICING_RELAY), book, victims);
            var check = new PayoutCheck(
                    book,
                    new ChainReader(web3, contracts),
                    new PaidEvents(web3, contracts.distributionPool()),
                    new JdbcTemplate(database),
                    findings);
            pay(new JdbcTemplate(database), victims, settled, check);
            facts.put("figures compared", check.compared());
            facts.put("blocks that the node forgot, in all", victims.forgotten());
            facts.put("  most at once", victims.mostForgotten());
            facts.put("transactions signed", settled.transactions());
        } catch (LaunchException e) {
            findings.add(Kind.UNSOUND, String.valueOf(e.getMessage()));
        } finally {
            web3.shutdown();
        }
    }

    private void issue(BenchStack stack, Web3j web3, ContractAddresses contracts, WalletKeys keys) {
        try (var issuance = BenchMirror.start(
                stack.server(),
                web3,
                stack.chain().toString(),
                contracts,
                keys.key(WalletKeys.ISSUANCE_RELAY).privateKey(),
                "issuance")) {
            progress.note("registering " + book.holders() + " holders of " + book.deals() + " deals");
            double registered = issuance.run(book.registrations());
            progress.note("issuing");
            double issued = issuance.run(book.issue());
            facts.put("holders", book.holders());
            facts.put("seconds of registration and issue", rounded(registered + issued));
        }
    }

    private PayoutProcess process(BenchStack stack, WalletKeys keys, Path folder) {
        return new PayoutProcess(
                PayoutProcess.environment(
                        stack.server(),
                        DATABASE,
                        stack.chain().toString(),
                        stack.contracts(),
                        keys.key(WalletKeys.SERVICING_RELAY).privateKey(),
                        book,
                        seed),
                folder.resolve("service.log"));
    }

    private static HikariDataSource database(BenchServer server) {
        var database = server.database(DATABASE);
        var jdbc = new JdbcTemplate(database);
        BenchServer.migrate(jdbc);
        PayoutService.prepare(jdbc);
        return database;
    }

    private void pay(JdbcTemplate jdbc, Victims victims, Settled settled, PayoutCheck check)
            throws IOException, InterruptedException {
        var plan = new KillPlan(seed);
        int date = 0;
        double longest = 0;
        while (blows < kills && findings.none()) {
            date++;
            long begin = System.nanoTime();
            order(jdbc, date);
            long before = blows;
            long most = Math.min(kills, blows + plan.blowsOfAPayout(kills));
            while (blows < most && settled.open(date) > 0) {
                victims.strike(plan.next());
                blows++;
            }
            if (!settled.await(date, findings)) {
                break;
            }
            double seconds = (System.nanoTime() - begin) / 1e9;
            longest = Math.max(longest, seconds);
            check.afterPayout(date);
            progress.note(String.format(
                    Locale.ROOT,
                    "payout %d to %,d holders: %.1f s, %d kills (%d of %d), %d findings",
                    date,
                    book.holders(),
                    seconds,
                    blows - before,
                    blows,
                    kills,
                    findings.texts().size()));
        }
        facts.put("payouts", date);
        facts.put("payments", (long) date * book.holders());
        facts.put("seconds of the longest payout", rounded(longest));
        if (findings.none()) {
            progress.note("comparing everything once more");
            check.atTheEnd(date);
        }
    }

    private void order(JdbcTemplate jdbc, int date) {
        jdbc.update(
                "insert into payout_order (date, deal) select ?, deal from generate_series(0, ?) deal",
                date,
                book.deals() - 1);
    }

    private static double rounded(double seconds) {
        return Math.round(seconds * 10) / 10.0;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }
}
