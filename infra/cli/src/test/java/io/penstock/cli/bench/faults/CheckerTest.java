package io.penstock.cli.bench.faults;

import static io.penstock.cli.bench.faults.Findings.Kind.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.penstock.cli.bench.faults.SentCommand.Outcome;
import io.penstock.launcher.kafka.KafkaMessages.Message;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A checker that finds nothing proves nothing: each defect is planted in a sound log and must be found. */
class CheckerTest {

    private static final int STREAMS = 20;
    private static final int EVENTS = 400;

    private final Findings findings = new Findings();

    @Nested
    class OfCommands {

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void a_sound_log_passes(long seed) {
            check(commands(log(seed)), log(seed));
            assertThat(findings.texts()).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void a_dropped_event_is_lost_and_leaves_a_gap(long seed) {
            var log = log(seed);
            var commands = commands(log);
            // Not the last of a stream, which leaves no gap: there the client's file alone knows of it.
            log.remove(new Random(seed).nextInt(EVENTS / 2));
            check(commands, log);
            assertThat(findings.of(LOST)).isEqualTo(1);
            assertThat(findings.of(SKIPPED)).isEqualTo(1);
        }

        @Test
        void the_last_event_of_a_stream_is_missed_by_its_client() {
            var log = log(9);
            var commands = commands(log);
            log.removeLast();
            check(commands, log);
            assertThat(findings.of(LOST)).isEqualTo(1);
            assertThat(findings.of(SKIPPED)).isZero();
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void a_doubled_event_is_found_even_under_another_id_and_number(long seed) {
            var log = log(seed);
            var commands = commands(log);
            var twice = log.get(new Random(seed).nextInt(EVENTS));
            long next = log.stream()
                    .filter(f -> f.streamId().equals(twice.streamId()))
                    .count();
            log.add(new Fact(
                    "again", twice.streamId(), next, twice.name(), "c-again", twice.cause(), twice.reference()));
            check(commands, log);
            assertThat(findings.of(DOUBLED)).isEqualTo(2); // the event, and the second command of its cause
        }

        @ParameterizedTest
        @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
        void two_events_of_a_stream_that_change_places_are_reordered(long seed) {
            var log = log(seed);
            var commands = commands(log);
            int first = new Random(seed).nextInt(EVENTS / 2);
            int second = first + 1;
            while (!log.get(second).streamId().equals(log.get(first).streamId())) {
                second++;
            }
            Collections.swap(log, first, second);
            check(commands, log);
            assertThat(findings.of(REORDERED)).isPositive();
        }

        @Test
        void an_unknown_command_may_be_there_once_but_not_twice() {
            var log = log(3);
            var fact = log.get(17);
            var maybe = List.of(new SentCommand("issuance", "k", fact.mark(), Outcome.UNKNOWN));
            check(maybe, log);
            assertThat(findings.none()).isTrue();
            log.remove(fact);
            new AcknowledgedOnce(findings).commands(maybe, log);
            assertThat(findings.none()).isTrue();
            log.add(fact);
            log.add(fact);
            new AcknowledgedOnce(findings).commands(maybe, log);
            assertThat(findings.of(DOUBLED)).isEqualTo(1);
        }

        @Test
        void a_right_command_that_was_refused_is_told() {
            check(List.of(new SentCommand("issuance", "k", "none", Outcome.REFUSED)), log(1));
            assertThat(findings.of(UNSOUND)).isEqualTo(1);
        }

        private void check(List<SentCommand> commands, List<Fact> log) {
            new AcknowledgedOnce(findings).commands(commands, log);
            new AcknowledgedOnce(findings).streams("issuance", log);
        }
    }

    @Nested
    class OfReaders {

        private final List<String> replay = new ArrayList<>(List.of("a", "b", "c", "d", "e"));

        @Test
        void the_same_order_passes() {
            SameOrder.check("journal", replay, replay, findings);
            assertThat(findings.none()).isTrue();
        }

        @Test
        void a_skipped_event_is_found() {
            SameOrder.check("journal", List.of("a", "b", "d", "e"), replay, findings);
            assertThat(findings.of(SKIPPED)).isEqualTo(1);
            assertThat(findings.of(REORDERED)).isZero();
        }

        @Test
        void an_event_met_late_is_reordered() {
            SameOrder.check("journal", List.of("a", "c", "d", "b", "e"), replay, findings);
            assertThat(findings.of(REORDERED)).isEqualTo(1);
            assertThat(findings.of(SKIPPED)).isZero();
        }

        @Test
        void an_event_met_twice_is_doubled() {
            SameOrder.check("journal", List.of("a", "b", "b", "c", "d", "e"), replay, findings);
            assertThat(findings.of(DOUBLED)).isEqualTo(1);
            assertThat(findings.of(REORDERED)).isZero();
        }

        @Test
        void an_event_that_nobody_stored_is_told() {
            SameOrder.check("journal", List.of("a", "b", "c", "d", "e", "x"), replay, findings);
            assertThat(findings.of(DIFFERENT)).isEqualTo(1);
        }
    }

    @Nested
    class OfMessages {

        private final List<Fact> log = List.of(
                fact("e1", "pool/P", 0, "asset-pool.opened"),
                fact("e2", "pool/P", 1, "asset-pool.committed"),
                fact("e3", "deal/D", 0, "deal.closed"),
                fact("e4", "deal/D/A", 0, "tranche.issued"));
        private final List<Message> messages = new ArrayList<>(List.of(
                message("e2/0", "io.penstock.issuance.pool-loans.v1", "P"),
                message("e2/1", "io.penstock.issuance.pool-frozen.v1", "P"),
                message("e3/0", "io.penstock.issuance.deal-closed.v1", "D"),
                message("e4/0", "io.penstock.issuance.tranche-issued.v1", "D")));

        @Test
        void every_message_once_and_in_order_passes() {
            assertThat(new PublishedOnce(findings).check("issuance", log, messages))
                    .isEqualTo(4);
            assertThat(findings.none()).isTrue();
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3})
        void a_missing_message_is_skipped(int place) {
            messages.remove(place);
            new PublishedOnce(findings).check("issuance", log, messages);
            assertThat(findings.of(SKIPPED)).isEqualTo(1);
        }

        @ParameterizedTest
        @ValueSource(ints = {0, 1, 2, 3})
        void a_message_twice_is_doubled(int place) {
            messages.add(messages.get(place));
            new PublishedOnce(findings).check("issuance", log, messages);
            assertThat(findings.of(DOUBLED)).isEqualTo(1);
        }

        @Test
        void a_key_out_of_order_is_reordered() {
            Collections.swap(messages, 2, 3);
            new PublishedOnce(findings).check("issuance", log, messages);
            assertThat(findings.of(REORDERED)).isEqualTo(1);
        }

        @Test
        void a_message_of_no_event_is_told() {
            messages.add(message("e9/0", "io.penstock.issuance.deal-closed.v1", "D"));
            new PublishedOnce(findings).check("issuance", log, messages);
            assertThat(findings.of(DIFFERENT)).isEqualTo(1);
        }

        private static Message message(String id, String type, String key) {
            return new Message(
                    "issuance.tranche.v1",
                    0,
                    0,
                    key,
                    Map.of("ce_id", id, "ce_type", type, "ce_source", "/penstock/issuance"),
                    "{}");
        }
    }

    private static List<SentCommand> commands(List<Fact> log) {
        return log.stream()
                .map(fact -> new SentCommand("issuance", fact.cause(), fact.mark(), Outcome.ACKNOWLEDGED))
                .toList();
    }

    /** Streams that take turns by chance; the last event of each comes in the second half. */
    private static List<Fact> log(long seed) {
        var random = new Random(seed);
        var next = new long[STREAMS];
        var log = new ArrayList<Fact>();
        for (int n = 0; n < EVENTS; n++) {
            int stream = n >= EVENTS - STREAMS ? n - (EVENTS - STREAMS) : random.nextInt(STREAMS);
            log.add(new Fact(
                    "e" + n,
                    "investor/" + stream,
                    next[stream]++,
                    "investor.cash-received",
                    "c" + n,
                    "k" + n,
                    "r" + n));
        }
        return log;
    }

    private static Fact fact(String id, String stream, long sequence, String name) {
        return new Fact(id, stream, sequence, name, "c-" + id, "", "");
    }
}
