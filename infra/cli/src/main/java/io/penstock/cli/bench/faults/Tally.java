package io.penstock.cli.bench.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How often what was done, and how long each process took to answer again. */
public final class Tally {

    private final Map<String, Long> counts = new TreeMap<>();
    private final Map<String, List<Duration>> ready = new TreeMap<>();
    private final Map<String, String> notRun = new LinkedHashMap<>();

    /** Once more. */
    public synchronized void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    /** How often; 0 if never. */
    public synchronized long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /** All counts whose name begins so, without that beginning. */
    public synchronized Map<String, Long> under(String prefix) {
        var found = new TreeMap<String, Long>();
        counts.forEach((name, count) -> {
            if (name.startsWith(prefix)) {
                found.put(name.substring(prefix.length()), count);
            }
        });
        return found;
    }

    /** It answered so long after its start. */
    public synchronized void ready(String process, Duration after) {
        ready.computeIfAbsent(process, _ -> new ArrayList<>()).add(after);
    }

    /** Seconds until ready of each process: how often, median, longest. */
    public synchronized Map<String, ReadyTimes> readyTimes() {
        var times = new TreeMap<String, ReadyTimes>();
        ready.forEach((process, all) -> {
            var sorted = all.stream().sorted().toList();
            times.put(
                    process,
                    new ReadyTimes(
                            sorted.size(),
                            sorted.get(sorted.size() / 2).toMillis() / 1e3,
                            sorted.getLast().toMillis() / 1e3));
        });
        return times;
    }

    /** A kind of fault that this machine does not allow, with the reason. */
    synchronized void notRun(String what, String why) {
        notRun.put(what, why);
    }

    synchronized Map<String, String> notRun() {
        return new LinkedHashMap<>(notRun);
    }

    /** Seconds from the start of a process to its first good answer. */
    public record ReadyTimes(int restarts, double median, double longest) {}
}
