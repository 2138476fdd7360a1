package io.penstock.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.penstock.contracts.journal.JournalRecord;
import io.penstock.issuance.IssuanceLog;
import io.penstock.platform.state.StateReplay;
import io.penstock.platform.state.StateType;
import io.penstock.platform.state.StreamState;
import io.penstock.servicing.ServicingLog;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

/** An auditor's class path, with neither Spring nor Axon on it, is enough to replay both logs. */
class LogsTest {

    @Test
    void noFrameworkIsHere() {
        assertThatThrownBy(() -> Class.forName("org.axonframework.eventhandling.EventMessage"))
                .isInstanceOf(ClassNotFoundException.class);
        assertThatThrownBy(() -> Class.forName("org.springframework.context.ApplicationContext"))
                .isInstanceOf(ClassNotFoundException.class);
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
        assertThat(types).hasSize(6);
        for (var type : types) {
            assertThat(new StreamState(type, "s", -1, type.initial()).canonical())
                    .contains("\"@is\":\"Absent\"");
        }
    }
}
