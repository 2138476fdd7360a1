package io.penstock.launcher.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A JVM for a small machine: serial collector and first compiler only. No class archive: making the broker's took 3 to 4 s
 * at the end of the first run and saved 1.5 s of its start; an AOT cache of the two services took 18 s and 125 MB each, and
 * saved 5 s (measured).
 */
public final class JavaCommand {

    private JavaCommand() {}

    /**
     * The command up to the main class or jar, to be continued by the caller.
     *
     * @param heapMegabytes upper limit of the heap
     */
    public static List<String> lean(int heapMegabytes) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED"));
    }
}
