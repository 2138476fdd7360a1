package io.penstock.platform.eventstore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Which declarations of upcasters make sense, and what a stored form is read as. */
class UpcastingTest {

    record Moved(String id, String currency, long amount) {}

    private static final EventType MOVED = new EventType("cash.moved", "3", Moved.class);

    @Test
    void everyRevisionAndOldNameIsReadAsTheRecordOfToday() {
        var reader = new EventReader(cash());
        var expected = new Moved("A", "USD", 1200);
        assertThat(reader.read("cash.shifted", "1", "{\"id\":\"A\",\"amount\":12}"))
                .isEqualTo(expected);
        assertThat(reader.read("cash.moved", "1", "{\"id\":\"A\",\"amount\":12}"))
                .isEqualTo(expected);
        assertThat(reader.read("cash.moved", "2", "{\"id\":\"A\",\"cents\":1200}"))
                .isEqualTo(expected);
        assertThat(reader.read("cash.moved", "3", "{\"id\":\"A\",\"currency\":\"USD\",\"amount\":1200}"))
                .isEqualTo(expected);
    }

    @Test
    void whatNoPathLeadsFromStopsTheReader() {
        var reader = new EventReader(cash());
        assertThatThrownBy(() -> reader.read("cash.moved", "4", "{}"))
                .isInstanceOf(UnknownEventException.class)
                .hasMessage("event cash.moved is stored in revision 4, and no upcaster of this build leads from there");
        assertThatThrownBy(() -> reader.read("cash.shifted", "2", "{}"))
                .isInstanceOf(UnknownEventException.class)
                .hasMessageContaining("cash.shifted is stored in revision 2");
        assertThatThrownBy(() -> reader.read("cash.lost", "1", "{}"))
                .isInstanceOf(UnknownEventException.class)
                .hasMessage("the log holds an event that this build does not know: cash.lost@1");
        assertThatThrownBy(() -> reader.read("cash.moved", "1", "[]")).hasMessageContaining("is no JSON object");
        assertThatThrownBy(() -> reader.read("cash.moved", "3", "{\"amount\":\"x\"}"))
                .hasMessageContaining("cash.moved@3 cannot be read as Moved");
    }

    @Test
    void stepsThatLeadNowhereAreRefusedAtTheStart() {
        var types = EventTypes.of(MOVED);
        UnaryOperator<ObjectNode> same = UnaryOperator.identity();
        assertThatThrownBy(() -> types.upcasting(EventUpcaster.revise("cash.moved", "1", "2", same)))
                .hasMessage("upcasters of cash.moved@1 end at cash.moved@2, which no class reads");
        assertThatThrownBy(() -> types.upcasting(EventUpcaster.revise("cash.moved", "3", "4", same)))
                .hasMessage("upcaster of cash.moved@3, which is read as it stands");
        assertThatThrownBy(() -> types.upcasting(
                        EventUpcaster.revise("cash.moved", "2", "3", same),
                        EventUpcaster.rename("cash.moved", "2", "cash.other")))
                .hasMessage("two upcasters of cash.moved@2");
        assertThatThrownBy(
                        () -> types.upcasting(EventUpcaster.rename("a", "1", "b"), EventUpcaster.rename("b", "1", "a")))
                .hasMessageContaining("go round in a circle");
        assertThatThrownBy(() -> EventUpcaster.revise("cash.moved", "1", "1", same))
                .hasMessageContaining("leads to itself");
    }

    @Test
    void contextsKeepTheirStepsWhenTheyAreMerged() {
        var merged = EventTypes.merge(List.of(cash(), EventTypes.of()));
        assertThat(merged.upcasters()).hasSize(3);
        assertThat(new EventReader(merged).target("cash.shifted", "1")).isEqualTo(Moved.class);
    }

    /** Revision 1 counted whole units under another name too, 2 counts cents, 3 names the currency. */
    private static EventTypes cash() {
        return EventTypes.of(MOVED)
                .upcasting(
                        EventUpcaster.rename("cash.shifted", "1", "cash.moved"),
                        EventUpcaster.revise("cash.moved", "1", "2", tree -> {
                            tree.put("cents", tree.remove("amount").asLong() * 100);
                            return tree;
                        }),
                        EventUpcaster.revise("cash.moved", "2", "3", tree -> {
                            tree.put("currency", "USD");
                            tree.set("amount", tree.remove("cents"));
                            return tree;
                        }));
    }
}
