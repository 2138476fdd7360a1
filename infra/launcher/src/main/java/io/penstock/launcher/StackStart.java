package io.penstock.launcher;

import io.penstock.launcher.chain.Chain;
import io.penstock.launcher.process.ChildProcess;
import io.penstock.launcher.process.Children;
import io.penstock.launcher.process.Leftovers;
import io.penstock.launcher.process.ProcessIdentity;
import io.penstock.launcher.service.ServiceProcess;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The way from a folder to a running stack: checks first, then PostgreSQL, Kafka and the chain side by side, then the
 * services. Stops whatever it has started when a step fails.
 */
final class StackStart {

    private static final Map<String, Port> PORTS = Map.of(
            "postgres", Port.POSTGRES,
            "kafka", Port.KAFKA,
            "chain", Port.CHAIN,
            "issuance", Port.ISSUANCE,
            "servicing", Port.SERVICING,
            "portal", Port.PORTAL);

    private final LaunchOptions options;
    private final LaunchProgress progress;
    private final DataDirectory data;
    private final StackLock lock;
    private final Chain chain;
    private final Ports ports;
    private final Secrets secrets;
    private final DevelopmentTokens tokens;
    private final String mnemonic;
    private final Children children;
    private final StackParts parts;
    private final DiskReserve reserve;
    private final RunningStack running;

    StackLock lock() {
        return lock;
    }

    Children children() {
        return children;
    }

    DiskReserve reserve() {
        return reserve;
    }

    RunningStack running() {
        return running;
    }

    Secrets secrets() {
        return secrets;
    }

    StackParts parts() {
        return parts;
    }

    /** Writes down again what runs, after a process was started anew. */
    void recordProcesses() {
        record(processes());
    }

    static StackStart run(LaunchOptions options, LaunchProgress progress, List<List<String>> stopOrder) {
        if (options.services()) {
            ServiceProcess.requireBuilt(options.projectRoot(), StackParts.SERVICE_MODULES);
        }
        DataDirectory data = DataDirectory.open(options.dataDirectory());
        StackLock lock = StackLock.take(data);
        try {
            return new StackStart(options, progress, data, lock, stopOrder);
        } catch (IOException e) {
            lock.close();
            throw new LaunchException(
                    "the data directory " + data.root() + " cannot be used: " + e.getMessage(),
                    "Check its permissions and the free space.",
                    e);
        } catch (RuntimeException | Error e) {
            lock.close();
            throw e;
        }
    }

    private StackStart(
            LaunchOptions options,
            LaunchProgress progress,
            DataDirectory data,
            StackLock lock,
            List<List<String>> stopOrder)
            throws IOException {
        this.options = options;
        this.progress = progress;
        this.data = data;
        this.lock = lock;
        List<String> ended = Leftovers.endAll(data.run());
        if (!ended.isEmpty()) {
            progress.note("ended what an earlier run had left: " + String.join(", ", ended));
        }
        if (options.fresh()) {
            data.clear();
        }
        data.requireSpace(DataDirectory.NEEDED_BYTES);
        data.createFolders();
        this.reserve = DiskReserve.take(data);
        Optional<StackRecord> before = StackRecord.read(data);
        this.chain = Chain.of(chainKind(options, before), options.projectRoot());
        this.ports = Ports.choose(before.map(StackRecord::ports).orElse(Map.of()), options.portBase());
        this.secrets = Secrets.loadOrCreate(data);
        this.mnemonic = Mnemonic.of(chain, secrets);
        this.tokens = DevelopmentTokens.loadOrCreate(data);
        // Remembered before anything runs: data belongs to its chain even if this start is killed.
        record(List.of());
        this.children = new Children(data.run(), data.logs());
        this.parts = new StackParts(options, data, chain, ports, secrets, tokens, mnemonic, children);
        var hook = new Thread(
                () -> {
                    reserve.release();
                    children.stop(stopOrder);
                },
                "start-shutdown");
        Runtime.getRuntime().addShutdownHook(hook);
        try {
            startAll();
            StackRecord record = record(processes());
            this.running = new RunningStack(data, record, urls(), tokens, mnemonic);
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (RuntimeException | Error e) {
            reserve.release();
            children.stop(stopOrder);
            throw e;
        }
    }

    private void startAll() {
        long begin = System.nanoTime();
        var infrastructure = new ArrayList<CompletableFuture<?>>();
        infrastructure.add(step("PostgreSQL", Port.POSTGRES));
        infrastructure.add(step("Kafka", Port.KAFKA));
        infrastructure.add(step("chain (" + chain.kind() + ") with contracts", Port.CHAIN));
        var services = new ArrayList<CompletableFuture<?>>();
        if (options.services()) {
            // Needs nobody to be up, and uses the processor while the others wait for disk and blocks.
            services.add(step("portal", Port.PORTAL));
        }
        await(infrastructure);
        if (options.services()) {
            services.add(step("issuance", Port.ISSUANCE));
            services.add(step("servicing", Port.SERVICING));
        }
        await(services);
        progress.note("all up after " + seconds(begin));
    }

    private CompletableFuture<?> step(String what, Port port) {
        var done = new CompletableFuture<Object>();
        long begin = System.nanoTime();
        Thread.ofPlatform().name("start " + what).daemon().start(() -> {
            try {
                parts.start(port);
                progress.note(what + " ready on port " + ports.of(port) + " after " + seconds(begin));
                done.complete(what);
            } catch (Throwable e) {
                done.completeExceptionally(e);
            }
        });
        return done;
    }

    /** Waits for all; the first failure or death ends the waiting. */
    private void await(List<CompletableFuture<?>> steps) {
        var all = CompletableFuture.allOf(steps.toArray(CompletableFuture<?>[]::new));
        var failed = new CompletableFuture<Object>();
        for (CompletableFuture<?> step : steps) {
            var _ = step.whenComplete((_, e) -> {
                if (e != null) {
                    failed.completeExceptionally(e);
                }
            });
        }
        try {
            Object first =
                    CompletableFuture.anyOf(all, failed, children.firstDeath()).get();
            if (first instanceof LaunchException death) {
                throw death;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("the start was interrupted", "Nothing keeps running; start again.", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw new IllegalStateException("the start failed", e.getCause());
        }
    }

    private Urls urls() {
        return Urls.of(ports, chain.url(ports.of(Port.CHAIN)));
    }

    private StackRecord record(List<ProcessRecord> processes) {
        var record =
                new StackRecord(chain.kind(), chain.url(ports.of(Port.CHAIN)).toString(), ports.asMap(), processes);
        record.write(data);
        return record;
    }

    private List<ProcessRecord> processes() {
        var records = new ArrayList<ProcessRecord>();
        var self = ProcessIdentity.of(ProcessHandle.current().pid());
        records.add(new ProcessRecord("launcher", self.pid(), self.startTicks(), 0, ""));
        for (ChildProcess child : children.all()) {
            Port port = PORTS.get(child.name());
            child.identity()
                    .ifPresent(identity -> records.add(new ProcessRecord(
                            child.name(),
                            identity.pid(),
                            identity.startTicks(),
                            port == null ? 0 : ports.of(port),
                            child.log().toString())));
        }
        return records;
    }

    private static String chainKind(LaunchOptions options, Optional<StackRecord> before) {
        Optional<String> made = before.map(StackRecord::chain);
        if (made.isPresent() && options.chain().isPresent() && !made.equals(options.chain())) {
            throw new LaunchException(
                    "the data in " + options.dataDirectory() + " belongs to the chain " + made.get() + ", not to "
                            + options.chain().get(),
                    "Leave out --chain, start over with --fresh, or use another --data DIR.");
        }
        return options.chain().or(() -> made).orElse("anvil");
    }

    private static String seconds(long begin) {
        return String.format(java.util.Locale.ROOT, "%.1f s", (System.nanoTime() - begin) / 1e9);
    }
}
