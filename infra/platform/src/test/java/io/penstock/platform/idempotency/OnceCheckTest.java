package io.penstock.platform.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.contracts.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A log that a command went into twice, or halfway, is found out. */
class OnceCheckTest {

    private static final UUID FIRST = CommandIds.command(CommandIds.cause("a"), "Add", "T", 0);
    private static final UUID SECOND = CommandIds.command(CommandIds.cause("b"), "Add", "T", 0);

    private final List<JournalRecord> log = new ArrayList<>();

    @BeforeEach
    void twoCommands() {
        log.add(event(FIRST, 0, "T", 0));
        log.add(event(FIRST, 1, "T", 1));
        log.add(event(SECOND, 0, "T", 2));
    }

    @Test
    void acceptsEachOnce() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void findsACommandDoneTwice() {
        log.add(event(FIRST, 0, "T", 3));
        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("T/3")
                .endsWith("is not event 2 of command " + FIRST);
    }

    @Test
    void findsASecondRunUnderIdsOfItsOwn() {
        log.add(event(FIRST, 2, "T", 3));
        assertThat(problems()).singleElement().asString().endsWith("does not follow T/1");
    }

    @Test
    void findsAnotherStreamAGapAndAForeignEvent() {
        log.set(1, event(FIRST, 1, "U", 1));
        assertThat(problems()).singleElement().asString().startsWith("U/1");
        log.remove(0);
        assertThat(problems()).singleElement().asString().contains("is not event 0");
        log.set(0, new JournalRecord("e", "tally", "U", 0, "tally.added", "1", "", "{}", "{}"));
        assertThat(problems()).singleElement().asString().contains("names no command");
    }

    private List<String> problems() {
        var check = new OnceCheck();
        log.forEach(check::accept);
        return check.problems();
    }

    private static JournalRecord event(UUID command, int index, String stream, long sequence) {
        return new JournalRecord(
                CommandIds.event(command, index).toString(),
                "tally",
                stream,
                sequence,
                "tally.added",
                "1",
                "2026-01-01T00:00:00.000000Z",
                "{}",
                "{\"commandId\":\"" + command + "\"}");
    }
}
