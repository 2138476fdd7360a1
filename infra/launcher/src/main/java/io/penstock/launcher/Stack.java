package io.penstock.launcher;

import io.penstock.launcher.process.Children;
import io.penstock.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Everything of one data directory, running. Closing it stops all processes in order; so does Ctrl-C, and if this very
 * process is killed, the supervisors of the children do it.
 */
public final class Stack implements AutoCloseable {

    /** Who is stopped first. PostgreSQL last: everybody writes to it until the end. */
    private static final List<List<String>> STOP_ORDER = List.of(
            List.of("portal", "issuance", "servicing"), List.of("chain"), List.of("kafka"), List.of("postgres"));

    private final StackLock lock;
    private final Children children;
    private final DiskReserve reserve;
    private final RunningStack running;
    private final DataDirectory data;
    private final StackFaults faults;
    private final Thread shutdownHook;
    private final AtomicBoolean released = new AtomicBoolean();
    private final CompletableFuture<Object> closed = new CompletableFuture<>();

    private Stack(StackStart started) {
        this.lock = started.lock();
        this.children = started.children();
        this.reserve = started.reserve();
        this.running = started.running();
        this.data = new DataDirectory(running.dataDirectory());
        this.faults = new StackFaults(started, data);
        this.shutdownHook = new Thread(this::stop, "stack-shutdown");
        Runtime.getRuntime().addShutdownHook(shutdownHook);
    }

    /**
     * Starts everything and returns when all of it answers. If it fails or is interrupted, nothing keeps running.
     *
     * @throws LaunchException if something is in the way; it says what, and what to do
     */
    public static Stack start(LaunchOptions options, LaunchProgress progress) {
        return new Stack(StackStart.run(options, progress, STOP_ORDER));
    }

    /**
     * Finds the stack that another process has started.
     *
     * @throws LaunchException if none runs on this data
     */
    public static RunningStack attach(Path dataDirectory) {
        var data = new DataDirectory(dataDirectory.toAbsolutePath().normalize());
        ProcessIdentity launcher = StackLock.holder(data).orElseThrow(() -> nothingRuns(data));
        StackRecord record = StackRecord.read(data)
                .filter(each -> isOf(launcher, each))
                .orElseThrow(() -> new LaunchException(
                        "the stack on " + data.root() + " is still starting (process " + launcher.pid() + ")",
                        "Try again in some seconds; its logs are in " + data.logs() + "."));
        try {
            Secrets secrets = Secrets.read(data.keys().resolve("secrets.properties"));
            Urls urls = Urls.of(Ports.of(record.ports()), URI.create(record.chainUrl()));
            String mnemonic = Mnemonic.of(io.penstock.launcher.chain.Chain.of(record.chain(), data.root()), secrets);
            return new RunningStack(data, record, urls, DevelopmentTokens.load(data), mnemonic);
        } catch (IOException e) {
            throw nothingRuns(data);
        }
    }

    public Urls urls() {
        return running.urls();
    }

    /** See {@link RunningStack#token}. */
    public String token(String subject, String... roles) {
        return running.token(subject, roles);
    }

    /** See {@link RunningStack#investorToken}. */
    public String investorToken(String subject, String investorId) {
        return running.investorToken(subject, investorId);
    }

    public Path contractsFile() {
        return running.contractsFile();
    }

    public String mnemonic() {
        return running.mnemonic();
    }

    public Path dataDirectory() {
        return running.dataDirectory();
    }

    /** All that can be known of it without stopping it. */
    public RunningStack running() {
        return running;
    }

    /** For a test that breaks this stack on purpose. */
    public StackFaults faults() {
        return faults;
    }

    /**
     * Does some work on the running stack.
     *
     * @throws LaunchException at once, if a process of the stack dies meanwhile
     * @throws Exception that of the work
     */
    public <T> T whileRunning(Callable<T> work) throws Exception {
        var result = new CompletableFuture<T>();
        var task = new FutureTask<>(() -> {
            try {
                result.complete(work.call());
            } catch (Throwable e) {
                result.completeExceptionally(e);
            }
            return result;
        });
        Thread worker = Thread.ofPlatform().name("work").daemon().start(task);
        try {
            CompletableFuture.anyOf(result, children.firstDeath()).get();
        } catch (ExecutionException workFailed) {
            // A refused connection is often seen before the death that causes it.
            awaitDeath();
        }
        if (!result.isDone()
                || (result.isCompletedExceptionally() && children.firstDeath().isDone())) {
            worker.interrupt();
            throw becauseOfTheDisk(children.firstDeath().get());
        }
        if (result.isCompletedExceptionally() && result.exceptionNow() instanceof RuntimeException failure) {
            throw becauseOfTheDisk(failure);
        }
        return resultOf(result);
    }

    /**
     * Returns when the stack has been closed.
     *
     * @throws LaunchException if a process dies by itself
     */
    public void awaitShutdown() {
        try {
            Object first =
                    CompletableFuture.anyOf(children.firstDeath(), closed).get();
            if (first instanceof LaunchException death) {
                throw death;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Stops services, chain, Kafka and PostgreSQL in this order and returns when all are gone. */
    @Override
    public void close() {
        stop();
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException alreadyShuttingDown) {
            // The hook is running, and has waited in stop() like this thread.
        }
    }

    private void stop() {
        reserve.release();
        children.stop(STOP_ORDER);
        if (released.compareAndSet(false, true)) {
            lock.close();
            closed.complete("closed");
        }
    }

    /** On a full disk anything may fail first; what helps is to say why. */
    private RuntimeException becauseOfTheDisk(RuntimeException failure) {
        if (!data.isFull()) {
            return failure;
        }
        String first = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        return new LaunchException(
                "the disk of " + data.root() + " is full, and so: " + first,
                "Free some space and start again with the same command: the saved data is kept.",
                failure);
    }

    private void awaitDeath() throws InterruptedException {
        try {
            children.firstDeath().get(1, TimeUnit.SECONDS);
        } catch (TimeoutException | ExecutionException nobodyDied) {
            // Then it is the work's own failure.
        }
    }

    private static <T> T resultOf(CompletableFuture<T> result) throws Exception {
        try {
            return result.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** A record that an earlier launcher left says nothing about this one. */
    private static boolean isOf(ProcessIdentity launcher, StackRecord record) {
        return record.processes().stream()
                .anyMatch(each -> each.pid() == launcher.pid() && each.startTicks() == launcher.startTicks());
    }

    private static LaunchException nothingRuns(DataDirectory data) {
        return new LaunchException(
                "no stack runs on " + data.root(),
                "Start one with ./penstock up or ./penstock demo, or name its folder with --data DIR.");
    }
}
