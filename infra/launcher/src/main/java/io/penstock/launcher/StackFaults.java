package io.penstock.launcher;

import io.penstock.launcher.postgres.Backends;
import io.penstock.launcher.process.ChildProcess;
import io.penstock.launcher.process.Children;
import io.penstock.launcher.process.ProcessIdentity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * Breaks single processes of a stack while the others live, and mends them: for a test that this process runs on a
 * stack of its own. What is killed here is expected to die and ends no {@link Stack#whileRunning}.
 */
public final class StackFaults {

    private final StackStart started;
    private final DataDirectory data;

    StackFaults(StackStart started, DataDirectory data) {
        this.started = started;
        this.data = data;
    }

    /**
     * Sends SIGKILL and returns when the process is gone.
     *
     * @return false if it did not run
     */
    public boolean kill(Port part) {
        return child(part).map(ChildProcess::kill).orElse(false);
    }

    /** Stops a process in order and returns when it is gone: Anvil writes its state then, and only then. */
    public void stop(Port part) {
        child(part).ifPresent(ChildProcess::stop);
    }

    /** Whether the process runs; a paused one does. */
    public boolean isAlive(Port part) {
        return child(part).filter(ChildProcess::isAlive).isPresent();
    }

    /**
     * Starts a killed process on its old port and returns when it answers.
     *
     * @throws LaunchException if it does not come up
     */
    public void start(Port part) {
        started.parts().start(part);
        started.recordProcesses();
    }

    /** The end of a process by itself from now on counts as expected, as that of a broker whose disk is full. */
    public void expectDeath(Port part) {
        child(part).ifPresent(ChildProcess::expectEnd);
    }

    /** Sends SIGSTOP; to PostgreSQL with all its backends. */
    public void pause(Port part) {
        processes(part).forEach(each -> each.signal("STOP"));
    }

    /** Sends SIGCONT. */
    public void resume(Port part) {
        processes(part).forEach(each -> each.signal("CONT"));
    }

    public Path logOf(Port part) {
        return data.logs().resolve(name(part) + ".log");
    }

    /**
     * A connection as the server's administrator, past any proxy. The caller closes it.
     *
     * @param service {@code issuance} or {@code servicing}
     */
    public Connection connect(String service) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", administratorPassword());
        properties.setProperty("connectTimeout", "5");
        properties.setProperty("ApplicationName", "faults");
        var urls = started.running().urls();
        var url = service.equals("issuance") ? urls.issuanceDatabase() : urls.servicingDatabase();
        return DriverManager.getConnection(url, properties);
    }

    /** Of the user {@code postgres}: for programs that open databases of their own on this server, as pgbench does. */
    public String administratorPassword() {
        return started.secrets().postgresPassword();
    }

    private List<ProcessIdentity> processes(Port part) {
        if (part != Port.POSTGRES) {
            return child(part).flatMap(ChildProcess::identity).stream().toList();
        }
        try {
            return Backends.workingIn(data.postgres());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<ChildProcess> child(Port part) {
        Children children = started.children();
        return children.all().stream()
                .filter(each -> each.name().equals(name(part)))
                .findFirst();
    }

    private static String name(Port part) {
        return part.label();
    }
}
