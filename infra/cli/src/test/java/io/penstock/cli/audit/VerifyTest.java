package io.penstock.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.Cases;
import io.penstock.contracts.journal.JournalRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class VerifyTest {

    private static final int EVENTS = 30;

    @Test
    void holdsForAWholeLog() {
        var report = new Verify(KeptEvidence.of(EVENTS), null).run();
        assertThat(report.breaks()).isEmpty();
        assertThat(report.counted("events")).isEqualTo(2 * EVENTS);
    }

    /** One character anywhere in any field of any event: 20 seeds × 500 changes. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("io.penstock.Cases#seeds")
    void findsAnyChangedCharacterAndNamesItsPosition(long seed) {
        Cases.forAll(seed, (random, size) -> Change.draw(random), change -> {
            var evidence = KeptEvidence.of(EVENTS);
            var log = evidence.logs.getOrDefault("issuance", List.of());
            log.set(change.index(), change.applyTo(log.get(change.index())));
            var report = new Verify(evidence, null).run();
            assertThat(report.breaks())
                    .singleElement()
                    .satisfies(b -> assertThat(b).startsWith("issuance: position " + (change.index() + 1)));
        });
    }

    @Test
    void findsARemovedEvent() {
        var evidence = KeptEvidence.of(EVENTS);
        evidence.logs.getOrDefault("servicing", List.of()).remove(10);
        assertThat(new Verify(evidence, null).run().breaks())
                .containsExactly("servicing: position 11 is missing, the next record is 12");
    }

    /** Whoever rewrites the tail and its hashes still meets the anchor. */
    @Test
    void findsARewrittenLogByItsAnchor() {
        var evidence = KeptEvidence.of(EVENTS);
        var other = KeptEvidence.of(EVENTS + 1);
        evidence.logs.put(
                "issuance",
                new ArrayList<>(other.logs.getOrDefault("issuance", List.of()).subList(0, EVENTS - 1)));
        assertThat(new Verify(evidence, null).run().breaks())
                .anyMatch(b -> b.equals("issuance: 1 of 1 anchors lie beyond the log's end at position 29"));
    }

    @Test
    void findsALogThatNothingAnchors() {
        var evidence = KeptEvidence.of(EVENTS);
        evidence.anchors.clear();
        assertThat(new Verify(evidence, null).run().breaks())
                .containsExactly("issuance: no anchor covers the log", "servicing: no anchor covers the log");
    }

    private record Change(int index, int field, int place) {

        static Change draw(RandomGenerator random) {
            return new Change(random.nextInt(EVENTS), random.nextInt(8), random.nextInt(1000));
        }

        LogRecord applyTo(LogRecord r) {
            var e = r.event();
            var fields = new ArrayList<>(List.of(
                    e.eventId(),
                    e.streamType(),
                    e.streamId(),
                    e.name(),
                    e.revision(),
                    e.recordedAt(),
                    e.payload(),
                    e.metadata()));
            fields.set(field, changed(fields.get(field)));
            return new LogRecord(
                    r.position(),
                    new JournalRecord(
                            fields.get(0),
                            fields.get(1),
                            fields.get(2),
                            e.sequence(),
                            fields.get(3),
                            fields.get(4),
                            fields.get(5),
                            fields.get(6),
                            fields.get(7)),
                    r.hash());
        }

        private String changed(String text) {
            int at = place % text.length();
            return text.substring(0, at) + (char) (text.charAt(at) ^ 1) + text.substring(at + 1);
        }
    }
}
