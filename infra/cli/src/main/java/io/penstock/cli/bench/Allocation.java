package io.penstock.cli.bench;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Bytes that a piece of work takes from the heap: the counter that JMH's allocation profiler reads. */
final class Allocation {

    private static final int RUNS = 5;

    private Allocation() {}

    /** Bytes per unit of work, on this thread, after warming up: the least of a few runs. */
    static double bytesPer(double unitsPerCall, Runnable work) {
        if (!(ManagementFactory.getThreadMXBean() instanceof ThreadMXBean threads)) {
            return Double.NaN;
        }
        work.run();
        double least = Double.POSITIVE_INFINITY;
        for (int run = 0; run < RUNS; run++) {
            long before = threads.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, (threads.getCurrentThreadAllocatedBytes() - before) / unitsPerCall);
        }
        return least;
    }
}
