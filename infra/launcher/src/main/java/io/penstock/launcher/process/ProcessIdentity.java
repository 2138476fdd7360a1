package io.penstock.launcher.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A process for good: pids are used again, a pid with its start is not.
 *
 * @param pid process id
 * @param startTicks field 22 of {@code /proc/PID/stat}, clock ticks since the machine started
 */
public record ProcessIdentity(long pid, long startTicks) {

    /** The identity of a running process; start −1 if there is none. */
    public static ProcessIdentity of(long pid) {
        List<String> fields = stat(pid);
        return new ProcessIdentity(pid, fields.size() < 20 ? -1 : Long.parseLong(fields.get(19)));
    }

    /** Whether exactly this process still runs; one that has ended and waits to be collected does not. */
    public boolean isAlive() {
        List<String> fields = stat(pid);
        return fields.size() >= 20
                && Long.parseLong(fields.get(19)) == startTicks
                && !fields.get(0).equals("Z")
                && !fields.get(0).equals("X");
    }

    /** Sends a signal ({@code TERM}, {@code INT}, {@code KILL}) if this process still runs. */
    public void signal(String name) {
        if (!isAlive()) {
            return;
        }
        try {
            // By the shell: ProcessHandle knows TERM and KILL only, and a slim machine may lack the program kill.
            new ProcessBuilder("sh", "-c", "kill -s " + name + " " + pid)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            ProcessHandle.of(pid).ifPresent(ProcessHandle::destroyForcibly);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Fields of stat behind the name, which may itself hold spaces and brackets; empty if there is no such process. */
    private static List<String> stat(long pid) {
        try {
            String text = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            return List.of(text.substring(text.lastIndexOf(')') + 2).trim().split(" ", -1));
        } catch (IOException gone) {
            return List.of();
        }
    }
}
