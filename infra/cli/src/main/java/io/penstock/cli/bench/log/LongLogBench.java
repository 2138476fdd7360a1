package io.penstock.cli.bench.log;

import io.penstock.cli.Penstock;
import io.penstock.cli.bench.Contestant;
import io.penstock.cli.bench.EngineBench;
import io.penstock.cli.bench.Measured;
import io.penstock.cli.rest.ServiceClient;
import io.penstock.cli.stack.StackOptions;
import io.penstock.launcher.FaultHooks;
import io.penstock.launcher.LaunchException;
import io.penstock.launcher.LaunchOptions;
import io.penstock.launcher.LaunchProgress;
import io.penstock.launcher.Port;
import io.penstock.launcher.Stack;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/**
 * A service with a long log: killed and started again, with its snapshots and without, until it is ready; then the log is
 * exported and verified offline, beside sha256sum over the same bytes. The rounds verify; the restarts are among the
 * facts.
 */
final class LongLogBench implements EngineBench {

    private static final int RESTARTS = 3;
    private static final double VERIFIED_IN_SECONDS = 15;
    private static final String SERVICE = "issuance";
    private static final String ROLE = "auditor";

    /** What the events asked of the chain is long done: else anchors would wait behind a hundred thousand effects. */
    private static final String HISTORY = """
        insert into reaction_position (name, position)
        select substr(name, length('reaction-') + 1),
            (select xid::text || ':' || global_index from event_log order by xid desc, global_index desc limit 1)
        from worker_lease where name like 'reaction-%'
        on conflict (name) do update set position = excluded.position
        """;

    private final Path bundle;
    private final long events;
    private final Map<String, Object> facts;

    private LongLogBench(Path bundle, long events, Map<String, Object> facts) {
        this.bundle = bundle;
        this.events = events;
        this.facts = facts;
    }

    /** Fills, restarts and exports; takes some minutes for a million events. */
    static LongLogBench prepare(StackOptions options, Path folder, long events, int rounds, LaunchProgress progress)
            throws IOException {
        var facts = new LinkedHashMap<String, Object>();
        Path bundle = folder.resolveSibling("bench-bundle");
        delete(bundle);
        var launch = LaunchOptions.of(options.toLaunchOptions().projectRoot(), folder)
                .withFresh(true)
                .withHooks(new LargeBlocks());
        long all;
        try (var stack = Stack.start(launch, progress)) {
            all = fill(stack, events, facts, progress);
            facts.put("readySecondsWithSnapshots", restarts(stack, Math.min(rounds, RESTARTS)));
            execute(stack, "truncate state_snapshot");
            facts.put("readySecondsWithoutSnapshots", restarts(stack, 1));
            progress.note("long log: exporting");
            run("audit", "export", "--data", folder.toString(), "--out", bundle.toString());
        }
        return new LongLogBench(bundle, all, facts);
    }

    @Override
    public List<Contestant> contestants() {
        return List.of(
                Contestant.of("sha256sum of the bundle", "events/s", () -> rate(this::sum)),
                Contestant.of("audit verify of the bundle", "events/s", () -> rate(this::verify))
                        .against("sha256sum of the bundle")
                        .aiming(events / VERIFIED_IN_SECONDS));
    }

    @Override
    public Map<String, Object> facts() {
        facts.put("eventsVerified", events);
        return facts;
    }

    @Override
    public void close() throws IOException {
        delete(bundle);
    }

    private static long fill(Stack stack, long events, Map<String, Object> facts, LaunchProgress progress) {
        progress.note("long log: writing " + events + " events");
        long written;
        stack.faults().kill(Port.ISSUANCE);
        try (var connection = stack.faults().connect(SERVICE)) {
            written =
                    SampleLog.append(new JdbcTemplate(new SingleConnectionDataSource(connection, true)), events, "L-");
        } catch (SQLException e) {
            throw new IllegalStateException("the log cannot be filled", e);
        }
        execute(stack, HISTORY);
        stack.faults().start(Port.ISSUANCE);
        progress.note("long log: waiting for the journal");
        long begin = System.nanoTime();
        var client = new ServiceClient(SERVICE, stack.urls().issuance(), stack.token("bench", ROLE));
        while (true) {
            var head = client.get("/v1/audit/head");
            if (head.path("position").asLong() == head.path("logCount").asLong()) {
                facts.put("journaledEventsPerSecond", written / ((System.nanoTime() - begin) / 1e9));
                return written;
            }
            LockSupport.parkNanos(200_000_000L);
        }
    }

    /** Median of the seconds from the start of a killed service until it is ready. */
    private static double restarts(Stack stack, int times) {
        var seconds = new ArrayList<Double>();
        for (int n = 0; n < times; n++) {
            stack.faults().kill(Port.ISSUANCE);
            long begin = System.nanoTime();
            stack.faults().start(Port.ISSUANCE);
            seconds.add((System.nanoTime() - begin) / 1e9);
        }
        return Measured.median(seconds);
    }

    private static void execute(Stack stack, String sql) {
        try (var connection = stack.faults().connect(SERVICE);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }

    private double rate(Runnable work) {
        long begin = System.nanoTime();
        work.run();
        return events / ((System.nanoTime() - begin) / 1e9);
    }

    private void verify() {
        run("audit", "verify", "--bundle", bundle.toString());
    }

    private void sum() {
        try (Stream<Path> files = Files.list(bundle)) {
            var command = new ArrayList<>(List.of("sha256sum"));
            files.filter(Files::isRegularFile).map(Path::toString).sorted().forEach(command::add);
            var process = new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor() != 0) {
                throw new IOException("sha256sum ends with an error");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** A command of ours in this process, its output thrown away. */
    private static void run(String... arguments) {
        var silence = new PrintWriter(Writer.nullWriter());
        int code = Penstock.commandLine().setOut(silence).execute(arguments);
        if (code != 0) {
            throw new LaunchException(
                    "./penstock " + String.join(" ", arguments) + " ended with exit code " + code,
                    "Run it by hand to see why.");
        }
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }

    /** A block of the journal on chain for each hundred thousand events instead of each thousand: a log is filled. */
    private static final class LargeBlocks implements FaultHooks {

        @Override
        public Map<String, String> environment(String process) {
            return Map.of("PENSTOCK_JOURNAL_BLOCK_EVENTS", "100000");
        }
    }
}
