package io.penstock.cli.bench.log;

import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import io.penstock.launcher.LaunchProgress;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The same schedule for every engine, all at once, each on a database of its own: writers of which some pause and some
 * roll back, one transaction that stays open for longer than Axon waits for a gap, one reader that runs all the time and
 * one that comes back late. No speed is measured: what counts is what the readers miss or meet in another order than a
 * replay does.
 */
final class GapBench implements EngineBench {

    /** Six seconds more than Axon's default {@code gapTimeout}. */
    private static final Duration OPEN = Duration.ofSeconds(66);

    private final List<TestedEngine> engines;
    private final Duration length;
    private final LaunchProgress progress;
    private final Map<String, Object> facts = new LinkedHashMap<>();

    private GapBench(List<TestedEngine> engines, Duration length, LaunchProgress progress) {
        this.engines = engines;
        this.length = length.compareTo(OPEN.plusSeconds(14)) < 0 ? OPEN.plusSeconds(14) : length;
        this.progress = progress;
    }

    static GapBench prepare(BenchServer server, int minutes, LaunchProgress progress) {
        return new GapBench(
                List.of(TestedEngine.ours(server), TestedEngine.jdbc(server), TestedEngine.jpa(server)),
                Duration.ofMinutes(minutes),
                progress);
    }

    /** None: the schedule runs once, when the facts are asked for. */
    @Override
    public List<Contestant> contestants() {
        return List.of();
    }

    @Override
    public Map<String, Object> facts() {
        progress.note("gap: writers, a transaction open for " + OPEN.toSeconds() + " s, two readers, in all "
                + length.toSeconds() + " s for all engines at once");
        var schedules = new ArrayList<GapSchedule>();
        for (var engine : engines) {
            schedules.add(new GapSchedule(engine, length, OPEN));
        }
        schedules.forEach(GapSchedule::start);
        for (var schedule : schedules) {
            facts.putAll(schedule.result());
        }
        return facts;
    }

    @Override
    public void close() throws IOException {
        for (var engine : engines) {
            engine.close();
        }
    }
}
