package io.penstock.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.axonframework.serialization.SimpleSerializedObject;
import org.axonframework.serialization.SimpleSerializedType;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.junit.jupiter.api.Test;

class EventTypesTest {

    record Opened(String id) {}

    record Closed(String id) {}

    private final EventTypes opened = EventTypes.of(new EventType("deal.opened", "1", Opened.class));
    private final EventTypeSerializer serializer = new EventTypeSerializer(Jackson3Serializer.builder(), opened);

    @Test
    void twoContextsCannotShareANameOrAClass() {
        assertThatThrownBy(() -> EventTypes.merge(
                        List.of(opened, EventTypes.of(new EventType("deal.opened", "1", Closed.class)))))
                .hasMessage("two event types are named deal.opened");
        assertThatThrownBy(() -> EventTypes.merge(
                        List.of(opened, EventTypes.of(new EventType("deal.other", "1", Opened.class)))))
                .hasMessageContaining("has two event names");
    }

    @Test
    void anEventWithoutANameIsNotStored() {
        assertThatThrownBy(() -> serializer.serialize(new Closed("D"), String.class))
                .hasMessageContaining("has no event name");
    }

    @Test
    void anUnknownNameOrRevisionStopsTheReader() {
        assertThatThrownBy(() -> read("deal.renamed", "1")).hasMessageContaining("does not know: deal.renamed");
        assertThatThrownBy(() -> read("deal.opened", "2"))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("stored in revision 2");
    }

    private Object read(String name, String revision) {
        return serializer.deserialize(
                new SimpleSerializedObject<>("{\"id\":\"D\"}", String.class, new SimpleSerializedType(name, revision)));
    }
}
