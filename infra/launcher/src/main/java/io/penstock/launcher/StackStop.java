package io.penstock.launcher;

import io.penstock.launcher.process.Leftovers;
import io.penstock.launcher.process.ProcessIdentity;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** Stops a stack that another process has started. */
public final class StackStop {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private StackStop() {}

    /**
     * Asks the launcher to stop and waits for it; without a launcher, ends what it may have left.
     *
     * @return what was stopped, empty if nothing ran
     * @throws LaunchException if the launcher does not end
     */
    public static List<String> stop(Path dataDirectory) {
        var data = new DataDirectory(dataDirectory.toAbsolutePath().normalize());
        var stopped = new ArrayList<String>();
        Optional<ProcessIdentity> launcher = StackLock.holder(data);
        if (launcher.isPresent()) {
            launcher.get().signal("TERM");
            awaitEnd(launcher.get(), data);
            stopped.add("launcher (process " + launcher.get().pid() + ") with its processes");
        }
        stopped.addAll(Leftovers.endAll(data.run()));
        return stopped;
    }

    private static void awaitEnd(ProcessIdentity launcher, DataDirectory data) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (launcher.isAlive()) {
            if (System.nanoTime() > end) {
                throw new LaunchException(
                        "the launcher (process " + launcher.pid() + ") has not ended within " + PATIENCE.toSeconds()
                                + " s",
                        "End it with kill -9 " + launcher.pid() + ": its processes follow. Logs are in " + data.logs()
                                + ".");
            }
            LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
        }
    }
}
