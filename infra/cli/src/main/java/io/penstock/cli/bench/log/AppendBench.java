package io.penstock.cli.bench.log;

import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Events a second when a hundred of them are in one transaction, beside pgbench with a hundred rows in one. */
final class AppendBench implements EngineBench {

    private static final int EVENTS = 100;
    private static final double FLOOR = 30_000;
    private static final double OF_PGBENCH = 0.5;

    private final List<TestedEngine> engines;
    private final Optional<PgBench> plain;

    private AppendBench(List<TestedEngine> engines, Optional<PgBench> plain) {
        this.engines = engines;
        this.plain = plain;
    }

    static AppendBench prepare(BenchServer server) throws IOException {
        return new AppendBench(
                List.of(TestedEngine.ours(server), TestedEngine.jdbc(server), TestedEngine.jpa(server)),
                PgBench.prepare(server));
    }

    @Override
    public List<Contestant> contestants() {
        var all = new ArrayList<Contestant>();
        for (int callers : new int[] {1, 4}) {
            var peer = "pgbench, 100 rows, " + callers;
            plain.ifPresent(pgbench -> all.add(Contestant.of(peer, "rows/s", () -> pgbench.rate(callers, EVENTS))));
            for (var engine : engines) {
                var contestant = Contestant.of(
                                engine.name() + ", 100 events, " + callers,
                                "events/s",
                                () -> EVENTS * Callers.rate(callers, _ -> engine.append(EVENTS)))
                        .against(peer);
                all.add(engine == engines.getFirst() ? contestant.aiming(FLOOR).aimingAtRatio(OF_PGBENCH) : contestant);
            }
        }
        return all;
    }

    @Override
    public Map<String, Object> facts() {
        return plain.isPresent() ? Map.of() : Map.of("pgbench", "not run: it is not on the PATH");
    }

    @Override
    public void close() throws IOException {
        for (var engine : engines) {
            engine.close();
        }
        if (plain.isPresent()) {
            plain.get().close();
        }
    }
}
