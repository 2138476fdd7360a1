package io.penstock.launcher.process;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A child under its supervisor, in a session of its own: Ctrl-C in the terminal reaches the launcher alone, which then
 * stops its children in order.
 */
public final class ChildProcess {

    private final ChildCommand command;
    private final Process supervisor;
    private final Path log;
    private final Path pidFile;
    private volatile boolean askedToStop;

    private ChildProcess(ChildCommand command, Process supervisor, Path log, Path pidFile) {
        this.command = command;
        this.supervisor = supervisor;
        this.log = log;
        this.pidFile = pidFile;
    }

    static ChildProcess start(ChildCommand command, Path script, Path runDirectory, Path logDirectory) {
        Path log = logDirectory.resolve(command.name() + ".log");
        Path pidFile = PidFile.path(runDirectory, command.name());
        List<String> line = new ArrayList<>(List.of(
                "setsid",
                "sh",
                script.toString(),
                command.stopSignal(),
                Long.toString(command.grace().toSeconds()),
                pidFile.toString(),
                log.toString()));
        line.addAll(command.command());
        var builder = new ProcessBuilder(line)
                .directory(command.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        Map<String, String> environment = builder.environment();
        environment.putAll(command.environment());
        try {
            if (Files.exists(log)) {
                Files.move(
                        log,
                        logDirectory.resolve(command.name() + ".previous.log"),
                        StandardCopyOption.REPLACE_EXISTING);
            }
            Files.deleteIfExists(pidFile);
            return new ChildProcess(command, builder.start(), log, pidFile);
        } catch (IOException e) {
            throw new LaunchException(
                    command.name() + " could not be started: " + e.getMessage(),
                    "Penstock needs sh and setsid (package util-linux) and a writable data directory.",
                    e);
        }
    }

    public String name() {
        return command.name();
    }

    public Path log() {
        return log;
    }

    /** The child itself, not its supervisor; empty until the supervisor has started it. */
    public Optional<ProcessIdentity> identity() {
        return PidFile.read(pidFile).map(PidFile::child);
    }

    public boolean isAlive() {
        return supervisor.isAlive();
    }

    /** Whether its end is expected. */
    boolean askedToStop() {
        return askedToStop;
    }

    /** Completes when the child has ended, for whatever reason. */
    public CompletableFuture<ChildProcess> ended() {
        return supervisor.onExit().thenApply(_ -> this);
    }

    /** Why it ended, with the last lines of its log, for a message. */
    public LaunchException deathReport() {
        var text = new StringBuilder(command.name() + " ended by itself (exit code " + supervisor.exitValue() + ")");
        List<String> tail = LogTail.of(log, 12);
        if (!tail.isEmpty()) {
            text.append("; its last lines:");
            tail.forEach(line -> text.append("\n    ").append(line));
        }
        return new LaunchException(text.toString(), ChildDeath.advice(command.name(), log, tail));
    }

    /**
     * Kills the child at once (SIGKILL) and returns when it is gone. Its death is expected: nobody is told.
     *
     * @return false if it had not started yet or was gone already
     */
    public boolean kill() {
        askedToStop = true;
        Optional<ProcessIdentity> child = identity();
        boolean ran = child.isPresent() && child.get().isAlive();
        child.ifPresent(each -> each.signal("KILL"));
        try {
            if (!supervisor.waitFor(10, TimeUnit.SECONDS)) {
                supervisor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ran;
    }

    /** Its end by itself is no longer a surprise that anybody is told of. */
    public void expectEnd() {
        askedToStop = true;
    }

    /** Asks the child to stop, waits, and kills it when its grace is over. */
    public void stop() {
        askedToStop = true;
        try {
            supervisor.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // The pipe is gone, which is all that was wanted.
        }
        try {
            Duration patience = command.grace().plusSeconds(3);
            if (!supervisor.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                supervisor.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        // Somebody may have killed the supervisor alone: then its child is still there.
        PidFile.read(pidFile).ifPresent(Leftovers::end);
        try {
            Files.deleteIfExists(pidFile);
        } catch (IOException stays) {
            // A stale pid file is harmless: the next start compares pid and start time.
        }
    }
}
