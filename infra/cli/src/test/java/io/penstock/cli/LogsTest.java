package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.issuance.IssuanceLog;
import io.penstock.platform.state.StateReplay;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StreamState;
import io.penstock.servicing.ServicingLog;
import java.io.File;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An auditor replays both logs with neither Spring nor Axon. */
class LogsTest {

    /** The bench of the log puts Axon and Spring on the tests' class path; without their jars the logs are still read. */
    @Test
    void noFrameworkIsNeeded() throws Exception {
        var jars = new ArrayList<URL>();
        for (String each : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var path = Path.of(each);
            var file = path.getFileName().toString();
            if (!file.startsWith("axon") && !file.startsWith("spring")) {
                jars.add(path.toUri().toURL());
            }
        }
        try (var auditor = new URLClassLoader(jars.toArray(URL[]::new), ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> auditor.loadClass("org.axonframework.eventhandling.EventMessage"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> auditor.loadClass("org.springframework.context.ApplicationContext"))
                    .isInstanceOf(ClassNotFoundException.class);
            for (String name : List.of("io.penstock.issuance.IssuanceLog", "io.penstock.servicing.ServicingLog")) {
                var log = auditor.loadClass(name);
                var events = log.getMethod("events").invoke(null);
                var states = log.getMethod("states").invoke(null);
                var replay = auditor.loadClass("io.penstock.platform.state.StateReplay")
                        .getConstructor(events.getClass(), states.getClass())
                        .newInstance(events, states);
                assertThat(replay.getClass().getClassLoader()).isSameAs(auditor);
            }
        }
    }

    @Test
    void anInvestorIsReplayed() {
        var replay = new StateReplay(IssuanceLog.events(), IssuanceLog.states());
        replay.accept(new JournalRecord(
                "e-1",
                "investor",
                "investor/ACME",
                0,
                "investor.registration-requested",
                "1",
                "2026-11-22T00:00:00Z",
                "{\"investorId\":\"investor/ACME\",\"attempt\":1,\"country\":\"HK\",\"qualified\":true,\"wallet\":\"0x01\"}",
                "{}"));
        assertThat(replay.state("investor/ACME").orElseThrow().canonical())
                .isEqualTo(
                        "{\"sequence\":0,\"state\":{\"@is\":\"Applicant\",\"request\":{\"attempt\":1,\"country\":\"HK\","
                                + "\"investorId\":\"investor/ACME\",\"qualified\":true,\"wallet\":\"0x01\"},\"waiting\":true},"
                                + "\"stream\":\"investor/ACME\",\"type\":\"investor\"}");
        assertThat(replay.hash().streams()).isEqualTo(1);
    }

    /** Every state has a canonical form: a type that has none is refused here. */
    @Test
    void everyInitialStateHasItsForm() {
        var types = new ArrayList<StateType<?>>();
        types.addAll(IssuanceLog.states().all());
        types.addAll(ServicingLog.states().all());
        assertThat(types).hasSize(17);
        for (var type : types) {
            // Breaks, exceptions, closing files and decided facts are books that are there from the beginning, and
            // empty.
            var form = switch (type.streamType()) {
                case "reconciliation" -> "\"standing\":";
                case "deal-event" -> "\"decided\":";
                case "tape-exceptions", "period-register" -> "\"entries\":";
                case "bank-account" -> "\"items\":";
                case "closing-file" -> "\"documents\":";
                default -> "\"@is\":\"Absent\"";
            };
            assertThat(new StreamState(type, "s", -1, type.initial()).canonical())
                    .contains(form);
        }
    }
}
