package io.penstock.platform.gap;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;

/**
 * The schedule that stock relational stores fail. Transaction A takes an index and stays open; B takes the next one and
 * commits; a reader comes along; A commits; the reader is restarted at its stored position, and reads on.
 */
public final class GapSchedule {

    private GapSchedule() {}

    /**
     * What one run showed.
     *
     * @param live event names in the order in which the live reader got them
     * @param replay the same for a reader that starts afterwards, at the first event
     */
    public record Result(String engine, List<String> live, List<String> replay) {

        /** Committed, and never delivered to the live reader. */
        public List<String> skipped() {
            return replay.stream().filter(each -> !live.contains(each)).toList();
        }

        /** Live state and replayed state of an order-dependent projection are the same. */
        public boolean liveIsReplay() {
            return live.equals(replay);
        }
    }

    /**
     * The reader reads B when B is older than the store's patience with holes, as after a restart.
     *
     * @param patience longer than the store waits for a hole to be filled; for Axon's engines its {@code gapTimeout}
     */
    public static Result lateReader(LogUnderTest log, Duration patience) {
        return run(log, patience);
    }

    /** The reader reads B at once. */
    public static Result promptReader(LogUnderTest log) {
        return run(log, Duration.ZERO);
    }

    private static Result run(LogUnderTest log, Duration beforeReading) {
        var run = new Run(log);
        run.commit("start");
        run.read();
        var slow = log.begin();
        slow.append(run.id("A"));
        run.commit("B");
        waitFor(beforeReading);
        run.read();
        slow.commit();
        run.read();
        run.commit("C");
        run.read();
        return new Result(log.name(), run.live, run.replay());
    }

    private static void waitFor(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(end - System.nanoTime());
        }
    }

    /** Names are made unique by a suffix, so that a log can serve many runs. */
    private static final class Run {

        private final LogUnderTest log;
        private final String suffix = UUID.randomUUID().toString().substring(8);
        private final List<String> names = new ArrayList<>();
        private final List<String> live = new ArrayList<>();
        private LogUnderTest.Page at;

        Run(LogUnderTest log) {
            this.log = log;
            this.at = log.read(null);
        }

        String id(String name) {
            names.add(name);
            return "%08x".formatted(names.size()) + suffix;
        }

        void commit(String name) {
            var write = log.begin();
            write.append(id(name));
            write.commit();
        }

        void read() {
            at = log.read(at.position());
            live.addAll(ours(at));
        }

        List<String> replay() {
            return ours(log.read(null));
        }

        private List<String> ours(LogUnderTest.Page page) {
            return page.eventIds().stream()
                    .filter(id -> id.endsWith(suffix))
                    .map(id -> names.get(Integer.parseInt(id.substring(0, 8), 16) - 1))
                    .toList();
        }
    }
}
