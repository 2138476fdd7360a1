package io.penstock.launcher.postgres;

import io.penstock.launcher.DataDirectory;
import io.penstock.launcher.LaunchException;
import io.penstock.launcher.PrivateFiles;
import io.penstock.launcher.Secrets;
import io.penstock.launcher.process.ChildCommand;
import io.penstock.launcher.process.ChildProcess;
import io.penstock.launcher.process.Children;
import io.penstock.launcher.process.LogTail;
import io.penstock.launcher.process.ReadyCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** One PostgreSQL server with both services' databases. Nothing that makes it faster and less durable is set. */
public final class PostgresServer {

    public static final String NAME = "postgres";

    private PostgresServer() {}

    /**
     * Starts it and returns when both databases can be used.
     *
     * @throws LaunchException if it does not come up
     */
    public static ChildProcess start(DataDirectory data, Secrets secrets, int port, Children children) {
        try {
            var user = Unprivileged.find();
            var binaries = PostgresBinaries.unpackedIn(data.cache());
            if (!Files.isDirectory(data.postgres())) {
                initialise(data, secrets, binaries, user);
            }
            Backends.awaitNone(data.postgres());
            ChildProcess server =
                    children.start(ChildCommand.of(NAME, data.root(), user.command(serverCommand(binaries, data, port)))
                            // Fast stop: SIGTERM would wait until every client has gone.
                            .withStopSignal("INT"));
            var databases = new Databases(port, secrets);
            ReadyCheck.await(server, Duration.ofSeconds(60), () -> ReadyCheck.accepts(port) && databases.answers());
            databases.create();
            return server;
        } catch (IOException | SQLException e) {
            String message = String.valueOf(e.getMessage());
            throw new LaunchException(
                    "PostgreSQL could not be started: " + message,
                    message.contains("No space left")
                            ? "The disk is full. Free space and start again."
                            : "See " + data.logs().resolve(NAME + ".log") + ".",
                    e);
        }
    }

    private static List<String> serverCommand(PostgresBinaries binaries, DataDirectory data, int port) {
        var command = new ArrayList<>(
                List.of(binaries.program("postgres"), "-D", data.postgres().toString()));
        for (String setting : List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                // Paths of sockets are limited to 107 bytes, and those of data directories are not.
                "unix_socket_directories=",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "max_prepared_transactions=0",
                "max_connections=100",
                "password_encryption=scram-sha-256",
                "timezone=UTC",
                "log_timezone=UTC",
                "log_line_prefix=%m [%p] %d ")) {
            command.add("-c");
            command.add(setting);
        }
        return command;
    }

    /** Makes the cluster beside its place and moves it there when it is complete. */
    private static void initialise(DataDirectory data, Secrets secrets, PostgresBinaries binaries, Unprivileged user)
            throws IOException {
        Path draft =
                data.root().resolve("postgres.new." + ProcessHandle.current().pid());
        Path password = data.keys().resolve("initdb.password");
        Path log = data.logs().resolve("initdb.log");
        removeDrafts(data.root());
        try {
            Files.createDirectory(draft);
            PrivateFiles.write(password, secrets.postgresPassword() + "\n");
            user.own(draft);
            user.own(password);
            var process = new ProcessBuilder(user.command(List.of(
                            binaries.program("initdb"),
                            "--pgdata=" + draft,
                            "--username=postgres",
                            "--auth=scram-sha-256",
                            "--pwfile=" + password,
                            "--encoding=UTF8",
                            "--locale=C")))
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            process.getOutputStream().close();
            if (process.waitFor() != 0) {
                throw new IOException("initdb failed: " + String.join(" / ", LogTail.of(log, 4)));
            }
            Files.move(draft, data.postgres(), StandardCopyOption.ATOMIC_MOVE);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } finally {
            Files.deleteIfExists(password);
        }
    }

    /** Left by a start that was killed while its initdb ran. */
    private static void removeDrafts(Path root) throws IOException {
        try (Stream<Path> entries = Files.list(root)) {
            for (Path entry : entries.filter(e -> e.getFileName().toString().startsWith("postgres.new"))
                    .toList()) {
                try (Stream<Path> tree = Files.walk(entry)) {
                    for (Path each : tree.sorted(Comparator.reverseOrder()).toList()) {
                        Files.delete(each);
                    }
                } catch (IOException stillWritten) {
                    // That initdb ends by itself; the next start removes what it left.
                }
            }
        }
    }
}
