package io.penstock.platform.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.platform.eventstore.EventType;
import io.penstock.platform.eventstore.EventTypes;
import io.penstock.platform.json.PlatformJson;
import io.penstock.platform.state.Accounts.Account;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

class StateReplayTest {

    @Test
    void statesAreCanonicalJson() {
        var replay = replay(Accounts.log(1, 3));
        assertThat(replay.state("account/0").orElseThrow().canonical())
                .isEqualTo("{\"sequence\":2,\"state\":{\"@is\":\"Open\",\"active\":true,"
                        + "\"balance\":{\"currency\":\"USD\",\"minorUnits\":\"200\"},\"bookings\":2,"
                        + "\"counts\":{\"n0\":1,\"n1\":1},\"currency\":\"USD\","
                        + "\"moments\":[\"2023-11-14T22:13:21.000123Z\",\"2023-11-14T22:13:22.000123Z\"],"
                        + "\"months\":{\"2026-01\":{\"currency\":\"USD\",\"minorUnits\":\"100\"},"
                        + "\"2026-02\":{\"currency\":\"USD\",\"minorUnits\":\"200\"}},"
                        + "\"terms\":{\"accountId\":\"account/0\",\"kind\":\"RESERVE\",\"rate\":\"0.0350\","
                        + "\"since\":\"2026-11-22\"},\"texts\":[\"é\\\"\\\\\\u00010\",\"é\\\"\\\\\\u00011\"]},"
                        + "\"stream\":\"account/0\",\"type\":\"account\"}");
    }

    @Test
    void whatIsWrittenIsReadBack() {
        var shape = StateShape.of(Account.class);
        replay(Accounts.log(3, 40)).states().forEach(state -> {
            var text = new StringBuilder();
            shape.write(state.state(), text);
            assertThat(shape.read(PlatformJson.mapper().readTree(text.toString())))
                    .isEqualTo(state.state());
        });
        var absent = new StringBuilder();
        shape.write(Account.INITIAL, absent);
        assertThat(absent).hasToString("{\"@is\":\"Absent\"}");
        assertThat(shape.read(PlatformJson.mapper().readTree(absent.toString())))
                .isEqualTo(Account.INITIAL);
    }

    @Test
    void theHashCountsEveryStreamAndEvent() {
        var hash = replay(Accounts.log(20, 30)).hash();
        assertThat(hash.streams()).isEqualTo(20);
        assertThat(hash.events()).isEqualTo(600);
        assertThat(replay(Accounts.log(20, 31)).hash().hash()).isNotEqualTo(hash.hash());
    }

    /** Another time zone, locale, default charset and thread: the same 32 bytes. */
    @Test
    void anotherMachineGivesTheSameHash() throws IOException, InterruptedException {
        var process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Duser.timezone=Pacific/Chatham",
                        "-Duser.language=ar",
                        "-Duser.country=EG",
                        "-Dfile.encoding=ISO-8859-1",
                        "-XX:+UnlockExperimentalVMOptions",
                        "-XX:hashCode=0",
                        "-XX:ActiveProcessorCount=1",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        StateReplayTest.class.getName())
                .redirectErrorStream(true)
                .start();
        var printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        assertThat(printed.strip())
                .endsWith("ar Pacific/Chatham " + replay(Accounts.log(40, 60)).hash());
    }

    /** The other machine. */
    static void main() {
        System.out.println(
                Locale.getDefault().getLanguage() + " " + TimeZone.getDefault().getID() + " "
                        + replay(Accounts.log(40, 60)).hash());
    }

    @Test
    void aHoleInAStreamStopsTheFold() {
        var log = new ArrayList<>(Accounts.log(1, 5));
        log.remove(3);
        assertThatThrownBy(() -> replay(log))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("stream account/0 is broken: event 4 follows 2");
    }

    @Test
    void anEventThatThisBuildDoesNotKnowStopsTheFold() {
        var row = Accounts.log(1, 1).getFirst();
        assertThatThrownBy(() -> replay(List.of(new JournalRecord(
                        "e", "account", "a", 0, "account.merged", "1", row.recordedAt(), row.payload(), "{}"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("account.merged");
        assertThatThrownBy(() -> replay(List.of(new JournalRecord(
                        "e", "acount", "a", 0, row.name(), "1", row.recordedAt(), row.payload(), "{}"))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("acount");
    }

    private record Weighed(double kilograms) {}

    @Test
    void binaryFractionsAreNoState() {
        assertThatThrownBy(() -> StateShape.of(Weighed.class)).hasMessage("a state holds no double");
    }

    @Test
    void theSchemaDependsOnTheEventsRevisions() {
        var type = Accounts.STATES.all().getFirst();
        var schema = StateSchema.of(type, Accounts.EVENTS);
        assertThat(StateSchema.of(type, Accounts.EVENTS)).isEqualTo(schema).hasSize(64);
        var later = EventTypes.of(
                new EventType("account.opened", "2", Accounts.AccountEvent.Opened.class),
                new EventType("account.booked", "1", Accounts.AccountEvent.Booked.class));
        assertThat(StateSchema.of(type, later)).isNotEqualTo(schema);
    }

    private static StateReplay replay(List<JournalRecord> log) {
        var replay = new StateReplay(Accounts.EVENTS, Accounts.STATES);
        log.forEach(replay::accept);
        return replay;
    }
}
