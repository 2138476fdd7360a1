package io.penstock.cli.bench.log;

import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** Commands a second from caller to committed event: all engines under one handler, with one aggregate and with many. */
final class CommandBench implements EngineBench {

    private static final int[] CALLERS = {1, 8, 16};
    private static final int MANY = 1_000;

    /** The one aggregate is another one after so many commands: loading a long stream is not what is measured. */
    private static final int COMMANDS_OF_ONE = 100;

    private static final double STOCK_RATIO = 2;

    private final List<TestedEngine> engines;
    private final Optional<PgBench> plain;
    private final AtomicLong commands = new AtomicLong();
    private final String run = Long.toHexString(System.nanoTime());

    private CommandBench(List<TestedEngine> engines, Optional<PgBench> plain) {
        this.engines = engines;
        this.plain = plain;
    }

    static CommandBench prepare(BenchServer server) throws IOException {
        return new CommandBench(
                List.of(TestedEngine.ours(server), TestedEngine.jdbc(server), TestedEngine.jpa(server)),
                PgBench.prepare(server));
    }

    @Override
    public List<Contestant> contestants() {
        var all = new ArrayList<Contestant>();
        for (int callers : CALLERS) {
            plain.ifPresent(pgbench ->
                    all.add(Contestant.of("pgbench, one row, " + callers, "rows/s", () -> pgbench.rate(callers, 1))));
            for (boolean many : new boolean[] {false, true}) {
                var what = ", " + callers + (callers == 1 ? " caller, " : " callers, ") + (many ? "many" : "one");
                for (var engine : engines) {
                    IntFunction<String> account = many ? _ -> many() : _ -> one();
                    all.add(Contestant.of(
                            engine.name() + what,
                            "commands/s",
                            () -> Callers.rate(callers, caller -> engine.credit(account.apply(caller)))));
                }
                var ours = all.remove(all.size() - engines.size());
                // Behind its peers, so that a ratio to the better one can be made of both.
                all.add(ours.against("Axon JDBC" + what).aimingAtRatio(STOCK_RATIO));
                all.add(new Contestant(
                        "  the same" + what,
                        "commands/s",
                        Optional.of("Axon JPA" + what),
                        Optional.empty(),
                        Optional.of(STOCK_RATIO),
                        ours.work()));
            }
        }
        return all;
    }

    @Override
    public Map<String, Object> facts() {
        var facts = new LinkedHashMap<String, Object>();
        facts.put("manyAggregates", MANY);
        facts.put("commandsOfTheOneAggregate", COMMANDS_OF_ONE);
        if (plain.isEmpty()) {
            facts.put("pgbench", "not run: it is not on the PATH");
        }
        return facts;
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

    private String one() {
        return "one-" + run + "-" + commands.getAndIncrement() / COMMANDS_OF_ONE;
    }

    /** A fresh thousand now and then, for the same reason. */
    private String many() {
        long generation = commands.getAndIncrement() / (MANY * 20L);
        return "many-" + run + "-" + generation + "-"
                + ThreadLocalRandom.current().nextInt(MANY);
    }
}
