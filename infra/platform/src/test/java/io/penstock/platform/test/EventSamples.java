package io.penstock.platform.test;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.platform.eventstore.EventReader;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.EventUpcaster;
import io.penstock.platform.json.PlatformJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The approved stored form of every event in every revision that a log may hold: one file
 * {@code <name>@<revision>.json} each. A file is a promise to every log in the world; it is added with a new revision
 * and never removed.
 */
public final class EventSamples {

    private static final Path APPROVED = Path.of("src/test/resources/approved/events");

    private final Path folder;
    private final EventTypes types;
    private final EventReader reader;

    private EventSamples(Path folder, EventTypes types) {
        this.folder = folder;
        this.types = types;
        this.reader = new EventReader(types);
    }

    /** The samples of the module whose tests run. */
    public static EventSamples of(EventTypes types) {
        return new EventSamples(APPROVED, types);
    }

    static EventSamples in(Path folder, EventTypes types) {
        return new EventSamples(folder, types);
    }

    /**
     * Every declared form has a sample, every sample is read by this build, and today's forms are written byte for byte
     * as they were approved. With {@code -Dpenstock.approve=true} the files of today's forms are written anew; look at
     * the difference: a changed line needs a new revision and an upcaster, unless no log holds the event yet.
     */
    public void check() {
        for (EventType each : types.all()) {
            checkCurrent(each);
        }
        var declared = Stream.concat(
                        types.all().stream().map(type -> file(type.name(), type.revision())),
                        types.upcasters().stream().map(this::fileOf))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(files()).as("samples in " + folder).isEqualTo(declared);
        for (EventUpcaster each : types.upcasters()) {
            assertThat(reader.read(each.name(), each.revision(), text(fileOf(each))))
                    .as(fileOf(each))
                    .isNotNull();
        }
    }

    private void checkCurrent(EventType type) {
        var file = file(type.name(), type.revision());
        assertThat(folder.resolve(file))
                .as("approved sample of " + type.type().getSimpleName())
                .exists();
        var stored = text(file);
        var written = PlatformJson.mapper().writeValueAsString(reader.read(type.name(), type.revision(), stored));
        if (Boolean.getBoolean("penstock.approve")) {
            write(file, written);
        } else {
            assertThat(written).as(file).isEqualTo(stored);
        }
    }

    private String fileOf(EventUpcaster step) {
        return file(step.name(), step.revision());
    }

    private static String file(String name, String revision) {
        return name + "@" + revision + ".json";
    }

    private Set<String> files() {
        try (var all = Files.list(folder)) {
            return all.map(each -> each.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String text(String file) {
        try {
            return Files.readString(folder.resolve(file)).stripTrailing();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write(String file, String text) {
        try {
            Files.writeString(folder.resolve(file), text + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
