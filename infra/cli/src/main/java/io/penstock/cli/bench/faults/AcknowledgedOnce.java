package io.penstock.cli.bench.faults;

import static io.penstock.cli.bench.faults.Findings.Kind.*;

import io.penstock.cli.bench.faults.SentCommand.Outcome;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares what clients remember with what the log holds: each acknowledged command is there exactly once, each other
 * at most once; each stream goes 0, 1, 2 … in the order of the log.
 */
final class AcknowledgedOnce {

    private final Findings findings;

    AcknowledgedOnce(Findings findings) {
        this.findings = findings;
    }

    /** @param log of the service that the commands were for */
    void commands(List<SentCommand> commands, List<Fact> log) {
        Map<String, Integer> marks = new HashMap<>();
        Map<String, Set<String>> runs = new HashMap<>();
        for (Fact fact : log) {
            marks.merge(fact.mark(), 1, Integer::sum);
            if (!fact.cause().isEmpty()) {
                runs.computeIfAbsent(fact.cause() + " " + fact.mark(), _ -> new HashSet<>())
                        .add(fact.commandId());
            }
        }
        runs.forEach((causeAndMark, ids) -> {
            if (ids.size() > 1) {
                findings.add(DOUBLED, "cause " + causeAndMark + " was carried out by commands " + ids);
            }
        });
        for (SentCommand command : commands) {
            int times = marks.getOrDefault(command.mark(), 0);
            if (times == 0 && command.outcome() == Outcome.ACKNOWLEDGED) {
                findings.add(LOST, command.mark() + " was acknowledged, key " + command.key());
            }
            if (times > 1) {
                findings.add(DOUBLED, command.mark() + " is in the log " + times + " times, key " + command.key());
            }
            if (command.outcome() == Outcome.REFUSED) {
                findings.add(
                        UNSOUND,
                        command.mark() + " was refused, and is in the log " + times + " times, key " + command.key());
            }
        }
    }

    /** @param log in its own order */
    void streams(String service, List<Fact> log) {
        Map<String, Long> next = new HashMap<>();
        Set<String> ids = new HashSet<>();
        for (Fact fact : log) {
            if (!ids.add(fact.eventId())) {
                findings.add(DOUBLED, service + ": event " + fact.eventId() + " " + fact.name());
            }
            long due = next.getOrDefault(fact.streamId(), 0L);
            if (fact.sequence() > due) {
                findings.add(
                        SKIPPED,
                        service + ": " + fact.streamId() + " goes on with " + fact.sequence() + " where " + due
                                + " is due");
            } else if (fact.sequence() < due) {
                findings.add(
                        REORDERED,
                        service + ": " + fact.streamId() + " has " + fact.sequence() + " behind " + (due - 1));
            }
            next.merge(fact.streamId(), fact.sequence() + 1, Math::max);
        }
    }
}
