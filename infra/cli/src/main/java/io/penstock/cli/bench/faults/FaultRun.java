package io.penstock.cli.bench.faults;

import io.penstock.cli.bench.faults.Findings.Kind;
import io.penstock.cli.demo.DealLife;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.LaunchOptions;
import io.penstock.launcher.LaunchProgress;
import io.penstock.launcher.Port;
import io.penstock.launcher.Stack;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

/** One run: start, load, faults, drain, check. */
final class FaultRun {

    private static final String INVESTOR = "F-CASH";
    private static final List<Port> SERVICES_AND_STORES =
            List.of(Port.ISSUANCE, Port.SERVICING, Port.KAFKA, Port.POSTGRES);
    private static final int POOL_CLIENTS = 3;

    /** Between two rounds: the stack must be seen working before it is broken again. */
    private static final int ACKNOWLEDGED_BETWEEN = 3;

    private static final Duration LONGEST_BETWEEN = Duration.ofSeconds(20);

    private final StackOptions options;
    private final long seed;
    private final int minutes;
    private final long kills;
    private final boolean keep;
    private final LaunchProgress progress;
    private final Findings findings = new Findings();
    private final Tally tally = new Tally();

    FaultRun(StackOptions options, long seed, int minutes, long kills, boolean keep, LaunchProgress progress) {
        this.options = options;
        this.seed = seed;
        this.minutes = minutes;
        this.kills = kills;
        this.keep = keep;
        this.progress = progress;
    }

    FaultReport call() throws Exception {
        Path folder = folder();
        Map<String, Object> facts = new LinkedHashMap<>();
        boolean done = false;
        try (var surroundings = new Surroundings(folder, SERVICES_AND_STORES, tally)) {
            tally.notRun(
                    "SIGKILL of the chain node",
                    "Anvil keeps its state at an orderly stop only; the launcher is this process");
            var launch = options.toLaunchOptions();
            try (var stack = Stack.start(
                    new LaunchOptions(
                            launch.projectRoot(),
                            folder.resolve("stack"),
                            launch.chain(),
                            launch.portBase(),
                            false,
                            true,
                            surroundings),
                    progress)) {
                run(stack, folder, surroundings, facts);
                done = true;
            }
        } finally {
            if (done && findings.none() && !keep) {
                delete(folder);
            }
        }
        return new FaultReport(seed, tally, findings, facts, folder.toString());
    }

    private void run(Stack stack, Path folder, Surroundings surroundings, Map<String, Object> facts) throws Exception {
        var deals = new DealClient(stack, folder.resolve("deals.txt"), seed);
        var errors = new ServiceErrors(folder.resolve("stack").resolve("logs"));
        var load = new Load(stack.urls().issuance(), stack.token("load", "spv-admin"), errors);
        prepare(stack);
        start(load, folder);
        deals.start();
        var rounds = new FaultRounds(stack.faults(), surroundings, findings, tally, progress);
        var plan =
                new FaultPlan(seed, SERVICES_AND_STORES, surroundings.disk().isPresent(), surroundings.canSetClocks());
        long end = System.nanoTime() + Duration.ofMinutes(minutes).toNanos();
        for (int round = 1; System.nanoTime() < end && killed() < kills; round++) {
            awaitLoad(load);
            var fault = plan.next();
            rounds.announce(round, fault);
            rounds.run(fault);
        }
        rounds.finish();
        progress.note("faults are over: clients settle their last commands");
        load.close();
        String deal = deals.finish(findings);
        var check = new StackCheck(stack, findings, progress);
        check.drain();
        check.run(load.files(), deal);
        figures(load, deals, check, facts);
        errors.look(); // of the deals' own client, too
        errors.found().forEach((what, times) -> facts.put("behind 500: " + what, times));
    }

    private void prepare(Stack stack) {
        var issuance = new ServiceClient("issuance", stack.urls().issuance(), stack.token("load", "spv-admin"));
        issuance.put(
                "/v1/investors/" + INVESTOR,
                Map.of("country", "US", "qualified", true, "wallet", Workload.wallet(0, 0)));
        issuance.await(
                "/v1/investors/" + INVESTOR,
                found -> found.path("state").asText().equals("REGISTERED"),
                _ -> Optional.empty());
    }

    private static void start(Load load, Path folder) {
        for (int client = 1; client <= POOL_CLIENTS; client++) {
            load.client(
                    "p" + client,
                    folder.resolve("client-p" + client + ".jsonl"),
                    Workload.pools("p" + client),
                    Duration.ofMillis(200));
        }
        load.client("i", folder.resolve("client-i.jsonl"), Workload.investors("i", 1), Duration.ofSeconds(4));
        load.client("c", folder.resolve("client-c.jsonl"), Workload.cash(INVESTOR, "c"), Duration.ofSeconds(2));
    }

    private void awaitLoad(Load load) throws InterruptedException {
        long wanted = load.acknowledged.sum() + ACKNOWLEDGED_BETWEEN;
        long end = System.nanoTime() + LONGEST_BETWEEN.toNanos();
        while (load.acknowledged.sum() < wanted) {
            if (System.nanoTime() > end) {
                tally.count("round without load before it");
                return;
            }
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    private void figures(Load load, DealClient deals, StackCheck check, Map<String, Object> facts) {
        facts.put("commands sent", load.sent.sum());
        facts.put("attempts", load.attempts.sum());
        facts.put("acknowledged", load.acknowledged.sum());
        facts.put("of them answered from the key", load.replayed.sum());
        facts.put("outcome unknown", load.unknown.sum());
        facts.put("refused", load.refused.sum());
        facts.put("deals lived to the last payment", deals.completed());
        facts.putAll(check.facts());
        load.troubles.forEach((what, times) -> facts.put("answer " + what, times.sum()));
    }

    private long killed() {
        return tally.under("kill ").values().stream().mapToLong(Long::longValue).sum();
    }

    private Path folder() throws IOException {
        Path folder = options.dataDirectory()
                .toAbsolutePath()
                .resolve("faults-" + seed + "-" + System.currentTimeMillis() / 1000);
        Files.createDirectories(folder);
        return folder;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(each);
            }
        }
    }

    /** Lives one deal after the other, whatever happens; each step is tried again until it works. */
    static final class DealClient {

        private static final Duration PATIENCE = Duration.ofMinutes(6);

        private final Stack stack;
        private final Path story;
        private final long seed;
        private volatile boolean stopping;
        private volatile String deal = "";
        private final AtomicInteger completed = new AtomicInteger();
        private volatile String trouble = "";
        private final Thread worker;

        DealClient(Stack stack, Path story, long seed) {
            this.stack = stack;
            this.story = story;
            this.seed = seed;
            this.worker = Thread.ofPlatform().daemon().name("deals").unstarted(this::work);
        }

        void start() {
            worker.start();
        }

        int completed() {
            return completed.get();
        }

        /** Lets the deal of the moment end, and names it. */
        String finish(Findings findings) throws InterruptedException {
            stopping = true;
            worker.join(PATIENCE);
            if (worker.isAlive()) {
                findings.add(Kind.UNSOUND, "deal " + deal + " did not come to its end after the faults: " + trouble);
                worker.interrupt();
            }
            return deal;
        }

        private void work() {
            try (var out = new PrintWriter(Files.newBufferedWriter(story), true)) {
                for (int number = 1; !stopping; number++) {
                    var suffix = seed + "-" + number;
                    deal = "ATLAS-2020-" + suffix;
                    live(suffix, out);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            } catch (IOException e) {
                trouble = String.valueOf(e.getMessage());
            }
        }

        private void live(String suffix, PrintWriter out) throws InterruptedException {
            while (true) {
                try {
                    new DealLife(stack.running(), out).live(suffix);
                    completed.incrementAndGet();
                    return;
                } catch (IOException | RuntimeException e) {
                    trouble = String.valueOf(e.getMessage());
                    out.println("AGAIN  " + trouble);
                    TimeUnit.MILLISECONDS.sleep(500);
                }
            }
        }
    }
}
