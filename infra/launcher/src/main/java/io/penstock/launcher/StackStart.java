package io.penstock.launcher;

import io.penstock.launcher.chain.Chain;
import io.penstock.launcher.chain.ChainNode;
import io.penstock.launcher.chain.ContractDeployment;
import io.penstock.launcher.kafka.KafkaBroker;
import io.penstock.launcher.postgres.PostgresServer;
import io.penstock.launcher.process.ChildProcess;
import io.penstock.launcher.process.Children;
import io.penstock.launcher.process.Leftovers;
import io.penstock.launcher.process.ProcessIdentity;
import io.penstock.launcher.service.ServiceEnvironment;
import io.penstock.launcher.service.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * The way from a folder to a running stack: checks first, then PostgreSQL, Kafka and the chain side by side, then the
 * services. Stops whatever it has started when a step fails.
 */
final class StackStart {

    private static final List<String> SERVICE_MODULES =
            List.of("issuance-service", "servicing-service", "infra/portal");
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

    static StackStart run(LaunchOptions options, LaunchProgress progress, List<List<String>> stopOrder) {
        if (options.services()) {
            ServiceProcess.requireBuilt(options.projectRoot(), SERVICE_MODULES);
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
        var environment = new ServiceEnvironment(data, secrets, mnemonic, urls(), tokens.publicKeyFile());
        var infrastructure = new ArrayList<CompletableFuture<?>>();
        infrastructure.add(step(
                "PostgreSQL",
                Port.POSTGRES,
                () -> PostgresServer.start(data, secrets, ports.of(Port.POSTGRES), children)));
        infrastructure.add(step(
                "Kafka",
                Port.KAFKA,
                () -> KafkaBroker.start(data, ports.of(Port.KAFKA), ports.of(Port.KAFKA_CONTROLLER), children)));
        infrastructure.add(step("chain (" + chain.kind() + ") with contracts", Port.CHAIN, () -> {
            URI url = ChainNode.start(chain, data, ports.of(Port.CHAIN), mnemonic, children);
            return ContractDeployment.ensure(url, data, mnemonic);
        }));
        var services = new ArrayList<CompletableFuture<?>>();
        if (options.services()) {
            // Needs nobody to be up, and uses the processor while the others wait for disk and blocks.
            services.add(
                    service("portal", Port.PORTAL, SERVICE_MODULES.get(2), environment.portal(ports.of(Port.PORTAL))));
        }
        await(infrastructure);
        if (options.services()) {
            services.add(service(
                    "issuance", Port.ISSUANCE, SERVICE_MODULES.get(0), environment.issuance(ports.of(Port.ISSUANCE))));
            services.add(service(
                    "servicing",
                    Port.SERVICING,
                    SERVICE_MODULES.get(1),
                    environment.servicing(ports.of(Port.SERVICING))));
        }
        await(services);
        progress.note("all up after " + seconds(begin));
    }

    private CompletableFuture<?> service(String name, Port port, String module, Map<String, String> environment) {
        String token = tokens.issue("launcher", List.of("operator"), Optional.empty(), Duration.ofMinutes(10));
        int heapMegabytes = port == Port.PORTAL ? 128 : 512;
        return step(name, port, () -> {
            ChildProcess process = ServiceProcess.start(
                    name, options.projectRoot(), module, heapMegabytes, environment, data, children);
            ServiceProcess.awaitReady(process, ports.of(port), token);
            return process;
        });
    }

    private CompletableFuture<?> step(String what, Port port, Callable<?> work) {
        var done = new CompletableFuture<Object>();
        long begin = System.nanoTime();
        Thread.ofPlatform().name("start " + what).daemon().start(() -> {
            try {
                work.call();
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
