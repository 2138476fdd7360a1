package io.penstock.cli.bench.faults;

import io.penstock.launcher.FaultHooks;
import io.penstock.launcher.LaunchException;
import io.penstock.launcher.Port;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** What stands around the stack of a fault test: proxies, a disk that can be filled, clocks that can be set, old logs. */
final class Surroundings implements FaultHooks, AutoCloseable {

    private static final int DISK_MEGABYTES = 320;

    private final Path folder;
    private final Map<Port, CutProxy> proxies = new EnumMap<>(Port.class);
    private final Optional<SmallDisk> disk;
    private final Optional<WallClock> clock;
    private final AtomicInteger kept = new AtomicInteger();
    private final List<Port> watched;

    /**
     * Prepares all that this machine allows.
     *
     * @param folder of the run, exists
     * @param watched processes that must be there after each round
     */
    Surroundings(Path folder, List<Port> watched, Tally tally) throws IOException {
        this.folder = folder;
        this.watched = List.copyOf(watched);
        Files.createDirectories(logs());
        this.disk = SmallDisk.mount(folder.resolve("broker-disk"), DISK_MEGABYTES);
        if (disk.isEmpty()) {
            tally.notRun("disk of the broker full", "a small disk cannot be mounted here (needs root)");
        }
        this.clock = WallClock.build(folder);
        if (clock.isEmpty()) {
            tally.notRun("clock steps", "there is no gcc to build the library that shifts a process's clock");
        }
    }

    @Override
    public int port(Port server, int actual) {
        try {
            var proxy = new CutProxy(server.name(), actual);
            proxies.put(server, proxy);
            return proxy.port();
        } catch (IOException e) {
            throw new LaunchException("no proxy before " + server + ": " + e.getMessage(), "Free some ports.", e);
        }
    }

    @Override
    public Map<String, String> environment(String process) {
        return clock.map(each -> each.environment(process)).orElse(Map.of());
    }

    @Override
    public Path kafkaDirectory(Path usual) {
        return disk.map(SmallDisk::folder).orElse(usual);
    }

    Map<Port, CutProxy> proxies() {
        return Map.copyOf(proxies);
    }

    Optional<SmallDisk> disk() {
        return disk;
    }

    boolean canSetClocks() {
        return clock.isPresent();
    }

    void setClock(String service, long seconds) {
        clock.ifPresent(each -> each.set(service, seconds));
    }

    List<Port> watched() {
        return watched;
    }

    Path logs() {
        return folder.resolve("old-logs");
    }

    /** A process's log, before its next start moves it away. */
    void keepLog(Path log) {
        try {
            if (Files.exists(log)) {
                Files.copy(
                        log,
                        logs().resolve("%04d-%s".formatted(kept.incrementAndGet(), log.getFileName())),
                        StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Nothing is cut, full or set any more. */
    void mendAll() {
        proxies.values().forEach(CutProxy::mend);
        setClock("issuance", 0);
        setClock("servicing", 0);
        disk.ifPresent(each -> {
            try {
                each.free();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    @Override
    public void close() throws IOException {
        for (CutProxy proxy : proxies.values()) {
            proxy.close();
        }
        if (disk.isPresent()) {
            disk.get().close();
        }
    }
}
