package io.penstock.platform.idempotency;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.platform.json.PlatformJson;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Proves from a log alone, without the table of keys, that each command was done once: its events stand in one stream,
 * one behind the other, and their ids are those that follow from the command's id, from index 0, none missing in
 * between and none twice.
 *
 * <p>Feed the events in the order of the log, or of each stream. Holds one small entry a command.
 */
public final class OnceCheck {

    private static final int MOST_PROBLEMS = 100;

    private record Done(String streamId, long lastSequence, int events) {}

    private final Map<UUID, Done> commands = new HashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** Takes the next event. */
    public void accept(JournalRecord row) {
        var command = command(row);
        if (command == null) {
            problem(row, "names no command");
            return;
        }
        var before = commands.get(command);
        int index = before == null ? 0 : before.events();
        if (!row.eventId().equals(CommandIds.event(command, index).toString())) {
            problem(row, "is not event " + index + " of command " + command);
        } else if (before != null
                && (!before.streamId().equals(row.streamId()) || before.lastSequence() + 1 != row.sequence())) {
            problem(
                    row,
                    "of command " + command + " does not follow " + before.streamId() + "/" + before.lastSequence());
        }
        commands.put(command, new Done(row.streamId(), row.sequence(), index + 1));
    }

    /** What is wrong, the first hundred; empty if every command was done once. */
    public List<String> problems() {
        return List.copyOf(problems);
    }

    /** Every command that has stored an event. */
    public Set<UUID> commands() {
        return Collections.unmodifiableSet(commands.keySet());
    }

    private void problem(JournalRecord row, String what) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(row.streamId() + "/" + row.sequence() + " (event " + row.eventId() + ") " + what);
        }
    }

    private static @Nullable UUID command(JournalRecord row) {
        try {
            var metadata = PlatformJson.mapper().readTree(row.metadata());
            return UUID.fromString(metadata.path(EventIdentity.COMMAND).asString(""));
        } catch (RuntimeException e) {
            return null; // no JSON, or no id in it
        }
    }
}
