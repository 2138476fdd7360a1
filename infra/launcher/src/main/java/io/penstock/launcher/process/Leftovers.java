package io.penstock.launcher.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * Children of an earlier launcher that was killed. Their supervisors stop them by themselves; this waits for that, and
 * ends those whose supervisor was killed too.
 */
public final class Leftovers {

    private Leftovers() {}

    /**
     * Ends all that are named in a run directory.
     *
     * @return names of those that still ran
     */
    public static List<String> endAll(Path runDirectory) {
        if (!Files.isDirectory(runDirectory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(runDirectory)) {
            List<PidFile> found = files.filter(file -> file.toString().endsWith(PidFile.SUFFIX))
                    .flatMap(file -> PidFile.read(file).stream())
                    .toList();
            List<PidFile> running =
                    found.stream().filter(each -> each.child().isAlive()).toList();
            running.parallelStream().forEach(Leftovers::end);
            for (PidFile each : found) {
                Files.deleteIfExists(PidFile.path(runDirectory, each.name()));
            }
            return running.stream().map(PidFile::name).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends one child: asked first, killed when its grace is over. Returns when it is gone. */
    static void end(PidFile file) {
        file.child().signal(file.signal());
        if (!gone(file.child(), Duration.ofSeconds(file.graceSeconds()))) {
            file.child().signal("KILL");
            gone(file.child(), Duration.ofSeconds(10));
        }
        // With its child gone the supervisor collects it and ends.
        if (!gone(file.supervisor(), Duration.ofSeconds(5))) {
            file.supervisor().signal("KILL");
        }
    }

    private static boolean gone(ProcessIdentity process, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        while (process.isAlive()) {
            if (System.nanoTime() > end) {
                return false;
            }
            LockSupport.parkNanos(Duration.ofMillis(50).toNanos());
        }
        return true;
    }
}
