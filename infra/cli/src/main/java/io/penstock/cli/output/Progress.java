package io.penstock.cli.output;

import io.penstock.launcher.LaunchProgress;
import java.io.PrintWriter;
import java.util.Locale;

/** Lines with the seconds since the beginning, in the order in which they happen. */
public final class Progress implements LaunchProgress {

    private final PrintWriter out;
    private final long begin = System.nanoTime();

    public Progress(PrintWriter out) {
        this.out = out;
    }

    @Override
    public synchronized void note(String line) {
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(), line);
        out.flush();
    }

    /** Since this was made. */
    public double seconds() {
        return (System.nanoTime() - begin) / 1e9;
    }
}
