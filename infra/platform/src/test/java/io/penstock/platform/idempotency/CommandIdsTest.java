package io.penstock.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CommandIdsTest {

    private static final UUID CAUSE = CommandIds.cause("inbox", "tally", "m-1");

    /** RFC 9562, appendix A.4. */
    @Test
    void isVersion5OfTheStandard() {
        var dns = UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
        assertThat(CommandIds.derived(dns, "www.example.com"))
                .hasToString("2ed6657d-e927-568b-95e1-2665a8aea6a2")
                .extracting(UUID::version, UUID::variant)
                .containsExactly(5, 2);
    }

    /** Stored in logs: these must never change. */
    @Test
    void idsStayAsTheyAre() {
        var command = CommandIds.command(CAUSE, "Add", "T-1", 0);
        assertThat(List.of(CAUSE, command, CommandIds.event(command, 0)))
                .extracting(UUID::toString)
                .containsExactly(
                        "7d01c6b1-33f8-5131-a8f7-e027a205fa57",
                        "d7f94a81-f8e8-564b-83e9-9647297511c3",
                        "2a10d70d-6218-5b69-a787-88b8305b8569");
    }

    @Test
    void everyPartCounts() {
        assertThat(List.of(
                        CommandIds.cause("a", "bc"),
                        CommandIds.cause("ab", "c"),
                        CommandIds.cause("abc"),
                        CommandIds.request("t", "POST /a", "k"),
                        CommandIds.request("t", "POST /b", "k"),
                        CommandIds.request("u", "POST /a", "k"),
                        CommandIds.command(CAUSE, "Add", "T-1", 0),
                        CommandIds.command(CAUSE, "Add", "T-1", 1),
                        CommandIds.command(CAUSE, "Add", "T-2", 0),
                        CommandIds.command(CAUSE, "Remove", "T-1", 0)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aScopeCountsEachTypeAndTargetByItself() {
        var first = CommandScope.of("inbox", "tally", "m-1");
        var again = CommandScope.of("inbox", "tally", "m-1");
        assertThat(List.of(first.next("Add", "T-1"), first.next("Add", "T-2"), first.next("Add", "T-1")))
                .containsExactly(
                        CommandIds.command(CAUSE, "Add", "T-1", 0),
                        CommandIds.command(CAUSE, "Add", "T-2", 0),
                        CommandIds.command(CAUSE, "Add", "T-1", 1));
        assertThat(again.next("Add", "T-2")).isEqualTo(CommandIds.command(CAUSE, "Add", "T-2", 0));
    }

    @Test
    void workWithoutANameHasIdsOfChance() {
        var scope = CommandScope.unnamed();
        assertThat(scope.next("Add", "T-1")).isNotEqualTo(scope.next("Add", "T-1"));
        assertThat(scope.mayBeDone()).isFalse();
        assertThat(CommandScope.current()).isEmpty();
    }
}
