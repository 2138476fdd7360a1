package io.penstock.servicing.report;

import static io.penstock.servicing.report.ReportRejection.*;

import io.penstock.DeciderSpec;
import io.penstock.servicing.report.ReportCommand.Basis;
import io.penstock.servicing.report.ReportCommand.PrepareReport;
import io.penstock.servicing.report.ReportCommand.PublishReport;
import io.penstock.servicing.report.ReportEvent.ReportPrepared;
import io.penstock.servicing.report.ReportEvent.ReportPublished;
import io.penstock.servicing.report.ReportEvent.ReportSuperseded;
import io.penstock.servicing.report.domain.Report;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Every command in every state, and both sides of each precedence. */
class ReportTest {

    private static final ReportId ID = ReportId.of("SMALL-2020-1", LocalDate.of(2020, 9, 15));

    private final DeciderSpec<ReportCommand, ReportEvent, Report> report =
            new DeciderSpec<>(Report::decide, Report::evolve, Report.INITIAL);

    private final ReportPrepared first = prepared(1, "olga", "h1");
    private final ReportPublished shown = new ReportPublished(ID, 1, "ann", "h1");
    private final ReportPrepared second = prepared(2, "olga", "h2");
    private final ReportPublished corrected = new ReportPublished(ID, 2, "ann", "h2");
    private final ReportSuperseded superseded = new ReportSuperseded(ID, 1, "h1", 2);

    @Test
    void isDrafted() {
        report.given().when(prepare("olga", "h1")).then(first);
    }

    @Test
    void isNotDraftedWithoutACalculation() {
        report.given().when(prepare(Basis.NONE)).thenRejected(REPORT_NOT_FOUND);
        report.given(first, shown).when(prepare(Basis.NONE)).thenRejected(REPORT_NOT_FOUND);
    }

    @Test
    void isNotDraftedOnWhatMayStillChange() {
        report.given().when(prepare(Basis.PROVISIONAL)).thenRejected(REPORT_BASIS_NOT_FINAL);
        report.given(first).when(prepare(Basis.PROVISIONAL)).thenRejected(REPORT_BASIS_NOT_FINAL);
    }

    @Test
    void theSameDraftAgainIsNoSecondFact() {
        report.given(first).when(prepare("otto", "h1")).then();
    }

    @Test
    void aDraftIsReplacedUnderItsNumber() {
        report.given(first).when(prepare("otto", "h2")).then(prepared(1, "otto", "h2"));
        report.given(first, prepared(1, "otto", "h2"))
                .when(publish("olga", "h2"))
                .then(new ReportPublished(ID, 1, "olga", "h2"));
    }

    @Test
    void isPublishedByAnotherPersonWhoReadIt() {
        report.given(first).when(publish("ann", "h1")).then(shown);
        report.given(first).when(publish("olga", "h1")).thenRejected(PUBLISHER_PREPARED);
        report.given(first).when(publish("ann", "h2")).thenRejected(REPORT_HASH_DIFFERS);
        report.given(first).when(publish("olga", "h2")).thenRejected(REPORT_HASH_DIFFERS);
        report.given().when(publish("ann", "h1")).thenRejected(REPORT_NOT_FOUND);
    }

    @Test
    void publishingAgainIsNoSecondFact() {
        report.given(first, shown).when(publish("bob", "h1")).then();
        report.given(first, shown).when(publish("olga", "h1")).then();
        report.given(first, shown).when(publish("bob", "h2")).thenRejected(REPORT_HASH_DIFFERS);
    }

    @Test
    void aPublishedOneIsNotDraftedAgainWithTheSameFigures() {
        report.given(first, shown).when(prepare("olga", "h1")).thenRejected(REPORT_UNCHANGED);
    }

    @Test
    void aCorrectedOneSupersedes() {
        report.given(first, shown).when(prepare("olga", "h2")).then(second);
        report.given(first, shown, second).when(publish("ann", "h2")).then(corrected, superseded);
        report.given(first, shown, second, corrected, superseded)
                .when(prepare("olga", "h3"))
                .then(prepared(3, "olga", "h3"));
    }

    @Test
    void theOldOneIsNoLongerPublished() {
        report.given(first, shown, second).when(publish("ann", "h1")).thenRejected(REPORT_HASH_DIFFERS);
        report.given(first, shown, second, corrected, superseded)
                .when(publish("ann", "h1"))
                .thenRejected(REPORT_HASH_DIFFERS);
    }

    private static ReportPrepared prepared(int version, String person, String hash) {
        return new ReportPrepared(ID, version, person, hash, "7:1", "state");
    }

    private static PrepareReport prepare(String person, String hash) {
        return new PrepareReport(ID, person, Basis.FINAL, hash, "7:1", "state");
    }

    private static PrepareReport prepare(Basis basis) {
        return new PrepareReport(ID, "olga", basis, "", "", "");
    }

    private static PublishReport publish(String person, String hash) {
        return new PublishReport(ID, person, hash);
    }
}
