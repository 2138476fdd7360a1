package io.penstock.launcher.postgres;

import io.penstock.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Processes that still work in a data directory although no server is known: when the server was killed, its backends
 * end by themselves as soon as they notice. A new server started earlier would refuse, rightly.
 */
public final class Backends {

    private Backends() {}

    /** Waits for them, and kills those that do not end; then a left {@code postmaster.pid} means nothing. */
    static void awaitNone(Path postgres) throws IOException {
        List<ProcessIdentity> left = workingIn(postgres);
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (left.stream().anyMatch(ProcessIdentity::isAlive)) {
            if (System.nanoTime() > end) {
                left.forEach(process -> process.signal("KILL"));
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        Files.deleteIfExists(postgres.resolve("postmaster.pid"));
    }

    /** The server and its backends: all have the data directory as their working directory. */
    public static List<ProcessIdentity> workingIn(Path postgres) throws IOException {
        Path directory = postgres.toRealPath();
        return ProcessHandle.allProcesses()
                .map(ProcessHandle::pid)
                .filter(pid -> worksIn(pid, directory))
                .map(ProcessIdentity::of)
                .toList();
    }

    private static boolean worksIn(long pid, Path directory) {
        try {
            return Files.readSymbolicLink(Path.of("/proc", Long.toString(pid), "cwd"))
                    .equals(directory);
        } catch (IOException notOurs) {
            return false;
        }
    }
}
