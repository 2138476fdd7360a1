package io.penstock.launcher.process;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;

/** All children of one launcher, in the order of their start. Once stopping has begun, none starts any more. */
public final class Children {

    private final Path runDirectory;
    private final Path logDirectory;
    private final Path script;
    private final List<ChildProcess> started = new ArrayList<>();
    private final CompletableFuture<LaunchException> firstDeath = new CompletableFuture<>();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private boolean stopping;

    /** Uses existing directories for pid files and logs. */
    public Children(Path runDirectory, Path logDirectory) throws IOException {
        this.runDirectory = runDirectory;
        this.logDirectory = logDirectory;
        this.script = runDirectory.resolve("supervisor.sh");
        try (InputStream text = Children.class.getResourceAsStream("supervisor.sh")) {
            if (text == null) {
                throw new IOException("supervisor.sh is not on the class path");
            }
            Files.copy(text, script, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /**
     * Starts one; of an ended one of the same name nothing is remembered.
     *
     * @throws LaunchException if it cannot be started, or if the stack is being stopped
     */
    public synchronized ChildProcess start(ChildCommand command) {
        if (stopping) {
            throw new LaunchException(command.name() + " was not started: the stack is being stopped", "");
        }
        var child = ChildProcess.start(command, script, runDirectory, logDirectory);
        started.removeIf(earlier -> earlier.name().equals(command.name()) && !earlier.isAlive());
        started.add(child);
        var _ = child.ended().thenAccept(this::reportDeath);
        return child;
    }

    /** Completes with the report of the first child that ended although nobody had asked it to. */
    public CompletableFuture<LaunchException> firstDeath() {
        return firstDeath;
    }

    public synchronized List<ChildProcess> all() {
        return List.copyOf(started);
    }

    /** Whether somebody has begun to stop them. */
    public synchronized boolean isStopping() {
        return stopping;
    }

    /**
     * Stops all: one group after the other, the processes of a group side by side. A second caller waits for the first.
     *
     * @param groups names of processes; those that are in no group are stopped last
     */
    public void stop(List<List<String>> groups) {
        if (!beginStopping()) {
            awaitStopped();
            return;
        }
        for (List<String> group : groups) {
            all().parallelStream().filter(child -> group.contains(child.name())).forEach(ChildProcess::stop);
        }
        all().parallelStream()
                .filter(child -> groups.stream().noneMatch(group -> group.contains(child.name())))
                .forEach(ChildProcess::stop);
        stopped.countDown();
    }

    private synchronized boolean beginStopping() {
        boolean first = !stopping;
        stopping = true;
        return first;
    }

    private void awaitStopped() {
        try {
            stopped.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void reportDeath(ChildProcess child) {
        if (!stopping && !child.askedToStop()) {
            firstDeath.complete(child.deathReport());
        }
    }
}
