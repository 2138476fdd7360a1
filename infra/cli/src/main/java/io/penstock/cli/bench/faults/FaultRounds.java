package io.penstock.cli.bench.faults;

import io.penstock.cli.bench.faults.Findings.Kind;
import io.penstock.launcher.LaunchException;
import io.penstock.launcher.LaunchProgress;
import io.penstock.launcher.Port;
import io.penstock.launcher.StackFaults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/** Does one fault after the other to a stack, and each time brings back what it ended. */
final class FaultRounds {

    private static final List<Port> INFRASTRUCTURE = List.of(Port.POSTGRES, Port.KAFKA, Port.CHAIN);
    private static final List<Port> SERVICES = List.of(Port.ISSUANCE, Port.SERVICING);
    private static final int START_ATTEMPTS = 4;

    private final StackFaults stack;
    private final Surroundings surroundings;
    private final Map<Port, CutProxy> proxies;
    private final Findings findings;
    private final Tally tally;
    private final LaunchProgress progress;
    private final List<Thread> background = new ArrayList<>();

    /** Whether the database server is left alone, because a transaction is to stay open on it. */
    private final AtomicBoolean spared = new AtomicBoolean();

    FaultRounds(StackFaults stack, Surroundings surroundings, Findings findings, Tally tally, LaunchProgress progress) {
        this.stack = stack;
        this.surroundings = surroundings;
        this.proxies = surroundings.proxies();
        this.findings = findings;
        this.tally = tally;
        this.progress = progress;
    }

    /** Returns when everything answers again, but for a transaction that stays open. */
    void run(Fault fault) throws InterruptedException {
        tally.count("fault " + kind(fault));
        switch (fault) {
            case Fault.Kill kill -> kill(kill);
            case Fault.Pause pause -> pause(pause);
            case Fault.Cut cut -> cut(cut);
            case Fault.OpenTransaction open -> {
                spared.set(open.spared());
                background(() -> hold(open));
            }
            case Fault.ClockStep step -> background(() -> step(step));
            case Fault.DiskFull full -> fill(full);
        }
        mendDeaths();
    }

    /** Waits for what goes on beside the rounds. */
    void finish() throws InterruptedException {
        for (Thread each : background) {
            each.join();
        }
        surroundings.mendAll();
        mendDeaths();
    }

    private void kill(Fault.Kill kill) throws InterruptedException {
        var parts = kill.parts().stream()
                .filter(part -> part != Port.POSTGRES || !spared.get())
                .toList();
        parts.forEach(this::killed);
        sleep(kill.away());
        bringBack(parts, kill.during());
    }

    private void killed(Port part) {
        if (stack.kill(part)) {
            tally.count("kill " + name(part));
        }
        surroundings.keepLog(stack.logOf(part));
    }

    /** Infrastructure first: no service starts without its database. Side by side within each. */
    private void bringBack(List<Port> parts, List<Duration> during) throws InterruptedException {
        all(INFRASTRUCTURE.stream().filter(parts::contains).toList(), during);
        all(SERVICES.stream().filter(parts::contains).toList(), during);
    }

    private void all(List<Port> parts, List<Duration> during) throws InterruptedException {
        var threads = new ArrayList<Thread>();
        for (Port part : parts) {
            threads.add(Thread.ofPlatform().daemon().name("start-" + name(part)).start(() -> start(part, during)));
        }
        for (Thread each : threads) {
            each.join();
        }
    }

    private void start(Port part, List<Duration> during) {
        for (Duration moment : during) {
            var assassin = Thread.ofPlatform().daemon().start(() -> {
                sleepQuietly(moment);
                if (stack.kill(part)) {
                    tally.count("kill " + name(part));
                    tally.count("killed during start");
                }
            });
            boolean up = attempt(part, false);
            join(assassin);
            surroundings.keepLog(stack.logOf(part));
            if (up && stack.isAlive(part)) {
                // Ready before the knife came, and it never will: nothing is left to start.
                return;
            }
        }
        for (int attempt = 1; attempt <= START_ATTEMPTS; attempt++) {
            if (attempt(part, true)) {
                return;
            }
        }
        findings.add(Kind.UNSOUND, name(part) + " did not come up in " + START_ATTEMPTS + " attempts");
    }

    private boolean attempt(Port part, boolean undisturbed) {
        long begin = System.nanoTime();
        try {
            stack.start(part);
            tally.ready(name(part), Duration.ofNanos(System.nanoTime() - begin));
            return true;
        } catch (LaunchException e) {
            if (undisturbed) {
                surroundings.keepLog(stack.logOf(part));
                stack.kill(part);
                findings.add(Kind.UNSOUND, name(part) + " did not come up: " + firstLines(e));
            }
            return false;
        }
    }

    /** Whoever has died though nobody killed it is a finding, and is started again. */
    private void mendDeaths() throws InterruptedException {
        var dead = new ArrayList<Port>();
        for (Port part : surroundings.watched()) {
            if (!stack.isAlive(part)) {
                findings.add(Kind.UNSOUND, name(part) + " ended by itself; see " + surroundings.logs());
                surroundings.keepLog(stack.logOf(part));
                dead.add(part);
            }
        }
        bringBack(dead, List.of());
    }

    private void pause(Fault.Pause pause) throws InterruptedException {
        stack.pause(pause.part());
        try {
            sleep(pause.length());
        } finally {
            stack.resume(pause.part());
        }
    }

    private void cut(Fault.Cut cut) throws InterruptedException {
        var proxy = proxies.get(cut.server());
        if (proxy == null) {
            return;
        }
        if (cut.swallow()) {
            proxy.hold();
        } else {
            proxy.cut();
        }
        try {
            sleep(cut.length());
        } finally {
            proxy.mend();
        }
    }

    private void hold(Fault.OpenTransaction open) {
        long begin = System.nanoTime();
        try (var connection = stack.connect(open.service());
                var statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            // An id is all that holds the horizon: nothing has to be written.
            statement.execute("select pg_current_xact_id()");
            sleepQuietly(open.length());
            connection.commit();
        } catch (SQLException killedMeanwhile) {
            tally.count("transaction ended early by a kill of the server");
        } finally {
            spared.set(false);
        }
        tally.ready("longest open transaction", Duration.ofNanos(System.nanoTime() - begin));
    }

    private void step(Fault.ClockStep step) {
        surroundings.setClock(step.service(), step.step().toSeconds());
        sleepQuietly(step.length());
        surroundings.setClock(step.service(), 0);
    }

    private void fill(Fault.DiskFull full) throws InterruptedException {
        var disk = surroundings.disk().orElseThrow();
        // A broker that cannot write stops itself, which is right.
        stack.expectDeath(Port.KAFKA);
        disk.fill();
        sleep(full.length());
        try {
            disk.free();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        boolean stopped = !stack.isAlive(Port.KAFKA);
        tally.count(stopped ? "broker stopped itself on the full disk" : "broker outlived the full disk");
        if (!stopped) {
            // Its log directory may be marked as failed: only a new start looks at it again.
            killed(Port.KAFKA);
        }
        surroundings.keepLog(stack.logOf(Port.KAFKA));
        bringBack(List.of(Port.KAFKA), List.of());
    }

    private void background(Runnable work) {
        background.add(Thread.ofPlatform().daemon().name("slow-fault").start(work));
    }

    private void sleep(Duration length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(length.toNanos());
    }

    private void sleepQuietly(Duration length) {
        try {
            sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static String kind(Fault fault) {
        return switch (fault) {
            case Fault.Kill _ -> "kill round";
            case Fault.Pause _ -> "SIGSTOP pause";
            case Fault.Cut cut -> cut.swallow() ? "connections held" : "connections cut";
            case Fault.OpenTransaction _ -> "open transaction";
            case Fault.ClockStep _ -> "clock step";
            case Fault.DiskFull _ -> "disk full";
        };
    }

    private static String name(Port part) {
        return part.name().toLowerCase(Locale.ROOT);
    }

    private static String firstLines(LaunchException e) {
        return String.join(
                " | ", String.valueOf(e.getMessage()).lines().limit(6).toList());
    }

    /** Of the round that comes, for the progress. */
    void announce(int round, Fault fault) {
        progress.note("round " + round + ": " + fault.text());
    }
}
