package io.penstock.cli.bench.faults;

import io.penstock.launcher.Port;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** One thing done to the stack. */
sealed interface Fault {

    /** In the words of the progress. */
    String text();

    /**
     * SIGKILL of some processes, then their start.
     *
     * @param during also kills each of them again this long after its new start has begun, as often as there are values
     */
    record Kill(List<Port> parts, Duration away, List<Duration> during) implements Fault {

        public Kill {
            parts = List.copyOf(parts);
            during = List.copyOf(during);
        }

        @Override
        public String text() {
            return "SIGKILL " + names(parts)
                    + (during.isEmpty() ? "" : ", and " + during.size() + " times more during the start");
        }
    }

    /** SIGSTOP, and SIGCONT after a while. */
    record Pause(Port part, Duration length) implements Fault {

        @Override
        public String text() {
            return "SIGSTOP %s for %.1f s".formatted(names(List.of(part)), length.toMillis() / 1e3);
        }
    }

    /** The services' connections to a server are reset, or swallow everything, for a while. */
    record Cut(Port server, boolean swallow, Duration length) implements Fault {

        @Override
        public String text() {
            return "%s connections to %s for %.1f s"
                    .formatted(swallow ? "hold" : "cut", names(List.of(server)), length.toMillis() / 1e3);
        }
    }

    /**
     * A transaction with an id stays open on the server of the log, while other faults go on.
     *
     * @param spared whether the server itself is left alone meanwhile, so that it stays open for its whole time
     */
    record OpenTransaction(String service, Duration length, boolean spared) implements Fault {

        @Override
        public String text() {
            return "transaction open in the database of " + service + " for " + length.toSeconds() + " s";
        }
    }

    /** The wall clock of a service jumps. */
    record ClockStep(String service, Duration step, Duration length) implements Fault {

        @Override
        public String text() {
            return "clock of " + service + " set by " + step.toSeconds() + " s for " + length.toSeconds() + " s";
        }
    }

    /** The broker's disk is full for a while. */
    record DiskFull(Duration length) implements Fault {

        @Override
        public String text() {
            return "disk of the broker full for " + length.toSeconds() + " s";
        }
    }

    /** Names of processes as people say them. */
    static String names(List<Port> parts) {
        return parts.stream().map(part -> part.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(", "));
    }
}
