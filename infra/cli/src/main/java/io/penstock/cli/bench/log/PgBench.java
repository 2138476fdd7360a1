package io.penstock.cli.bench.log;

import io.penstock.launcher.LaunchException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;

/** What the same server does at best with plain inserts into a table of the same shape: PostgreSQL's own pgbench. */
final class PgBench implements AutoCloseable {

    private static final String DATABASE = "bench_plain";
    private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");
    private static final int SECONDS = 2;

    private final BenchServer server;
    private final Path folder;

    private PgBench(BenchServer server, Path folder) {
        this.server = server;
        this.folder = folder;
    }

    /** Empty where the program is not on the path. */
    static Optional<PgBench> prepare(BenchServer server) throws IOException {
        boolean there = Optional.ofNullable(System.getenv("PATH")).stream()
                .flatMap(path -> List.of(path.split(":")).stream())
                .anyMatch(each -> Files.isExecutable(Path.of(each, "pgbench")));
        if (!there) {
            return Optional.empty();
        }
        try (var database = server.database(DATABASE)) {
            new JdbcTemplate(database).execute("""
                    create table plain_event (
                        global_index bigint generated always as identity primary key,
                        event_id uuid not null, stream_type text not null, stream_id text not null,
                        sequence bigint not null, name text not null, revision text not null, payload text not null,
                        metadata text not null, recorded_at timestamptz not null,
                        unique (stream_id, sequence))
                    """);
        }
        return Optional.of(new PgBench(server, Files.createTempDirectory("penstock-pgbench")));
    }

    /**
     * Inserts for some seconds.
     *
     * @param rows in each transaction
     * @return rows a second
     */
    double rate(int clients, int rows) {
        try {
            var script = folder.resolve("insert-" + rows + ".sql");
            Files.writeString(script, insert(rows));
            var command = List.of(
                    "pgbench",
                    "-n",
                    "-M",
                    "prepared",
                    "-h",
                    "127.0.0.1",
                    "-p",
                    Integer.toString(server.port()),
                    "-U",
                    BenchServer.USER,
                    "-f",
                    script.toString(),
                    "-c",
                    Integer.toString(clients),
                    "-j",
                    Integer.toString(Math.min(clients, Runtime.getRuntime().availableProcessors())),
                    "-T",
                    Integer.toString(SECONDS),
                    DATABASE);
            var builder = new ProcessBuilder(command).redirectErrorStream(true);
            builder.environment().put("PGPASSWORD", server.password());
            var process = builder.start();
            var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            var found = RATE.matcher(output);
            if (process.waitFor() != 0 || !found.find()) {
                throw new LaunchException("pgbench failed: " + output, "Take pgbench off the PATH to do without it.");
            }
            return rows * Double.parseDouble(found.group(1).toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new LaunchException("pgbench does not run: " + e.getMessage(), "Take it off the PATH.", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LaunchException("interrupted", "", e);
        }
    }

    @Override
    public void close() throws IOException {
        for (int rows : new int[] {1, 100}) {
            Files.deleteIfExists(folder.resolve("insert-" + rows + ".sql"));
        }
        Files.deleteIfExists(folder);
    }

    /** One transaction; its rows have the size of the events of the handler that the engines run. */
    private static String insert(int rows) {
        return """
        insert into plain_event
            (event_id, stream_type, stream_id, sequence, name, revision, payload, metadata, recorded_at)
        select gen_random_uuid(), 'Account', 'a-' || gen_random_uuid(), 0, 'account.credited', '1',
            '{"account":"a-0b6f8a02-65c5-4b43-9d8e-0d6f4a9f0c11","amount":12345,"balance":12345,"note":"the same handler, the same payload, another engine"}',
            '{"actor":"system","commandId":"5f0c2a2e-6a0c-4b58-9f3a-6a3f3e0f6b11","correlationId":"5f0c2a2e-6a0c-4b58-9f3a-6a3f3e0f6b11"}',
            now()
        from generate_series(1, %d);
        """.formatted(rows);
    }
}
