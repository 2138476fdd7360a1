package io.penstock.launcher;

import io.penstock.launcher.process.ProcessIdentity;

/**
 * One process of a running stack.
 *
 * @param name {@code launcher}, {@code postgres}, {@code kafka}, {@code chain}, {@code issuance}, {@code servicing},
 *     {@code portal}
 * @param pid of the process itself, not of its supervisor
 * @param startTicks with the pid it names the process for good
 * @param port where it listens on 127.0.0.1, 0 for the launcher
 * @param logFile absolute path, empty for the launcher
 */
public record ProcessRecord(String name, long pid, long startTicks, int port, String logFile) {

    /** Whether it still runs. */
    public boolean running() {
        return new ProcessIdentity(pid, startTicks).isAlive();
    }
}
