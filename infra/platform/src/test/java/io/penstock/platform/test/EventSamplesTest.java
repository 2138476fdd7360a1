package io.penstock.platform.test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.eventstore.EventUpcaster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That a form without its approved sample, and a sample that is no longer read, are found. */
class EventSamplesTest {

    record Noted(String id, long number) {}

    private final EventTypes types = EventTypes.of(new EventType("noted", "2", Noted.class))
            .upcasting(EventUpcaster.revise("noted", "1", "2", tree -> {
                tree.put("number", 0);
                return tree;
            }));

    @TempDir
    Path folder;

    @Test
    void aSampleOfEveryFormIsEnough() throws IOException {
        sample("noted@1.json", "{\"id\":\"A\"}");
        sample("noted@2.json", "{\"id\":\"A\",\"number\":7}");
        assertThatCode(() -> EventSamples.in(folder, types).check()).doesNotThrowAnyException();
    }

    @Test
    void aMissingSampleFails() throws IOException {
        sample("noted@1.json", "{\"id\":\"A\"}");
        assertThatThrownBy(() -> EventSamples.in(folder, types).check()).hasMessageContaining("noted@2.json");
    }

    @Test
    void aMissingSampleOfAnOldRevisionFails() throws IOException {
        sample("noted@2.json", "{\"id\":\"A\",\"number\":7}");
        assertThatThrownBy(() -> EventSamples.in(folder, types).check()).hasMessageContaining("noted@1.json");
    }

    @Test
    void aSampleThatNoPathReadsFails() throws IOException {
        sample("noted@1.json", "{\"id\":\"A\"}");
        sample("noted@2.json", "{\"id\":\"A\",\"number\":7}");
        sample("note@1.json", "{\"id\":\"A\"}");
        assertThatThrownBy(() -> EventSamples.in(folder, types).check()).hasMessageContaining("note@1.json");
    }

    @Test
    void aChangedFormFails() throws IOException {
        sample("noted@1.json", "{\"id\":\"A\"}");
        sample("noted@2.json", "{\"number\":7,\"id\":\"A\"}");
        assertThatThrownBy(() -> EventSamples.in(folder, types).check()).hasMessageContaining("\"number\":7");
    }

    private void sample(String file, String text) throws IOException {
        Files.writeString(folder.resolve(file), text + "\n");
    }
}
