package io.penstock.cli.bench.faults;

import java.io.IOException;
import java.util.List;

/** Runs small programs of the system. */
final class Programs {

    private Programs() {}

    /** Whether it is there and ends with exit code 0. */
    static boolean succeeds(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
