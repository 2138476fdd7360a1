package io.penstock.servicing.report.domain;

import static io.penstock.kernel.Decision.accept;
import static io.penstock.kernel.Decision.reject;
import static io.penstock.kernel.Decision.unchanged;
import static io.penstock.servicing.report.ReportRejection.*;

import io.penstock.kernel.Decision;
import io.penstock.servicing.report.ReportCommand;
import io.penstock.servicing.report.ReportCommand.Basis;
import io.penstock.servicing.report.ReportCommand.PrepareReport;
import io.penstock.servicing.report.ReportCommand.PublishReport;
import io.penstock.servicing.report.ReportEvent;
import io.penstock.servicing.report.ReportEvent.ReportPrepared;
import io.penstock.servicing.report.ReportEvent.ReportPublished;
import io.penstock.servicing.report.ReportEvent.ReportSuperseded;
import java.util.Optional;

/** The investor report of one payment date: drafted, published by another person, superseded by a corrected one. */
public sealed interface Report {

    /** Before anything was drafted. */
    Report INITIAL = new Absent();

    /** No draft and no report. */
    record Absent() implements Report {}

    /**
     * There is a draft that investors do not see.
     *
     * @param published what they see meanwhile
     */
    record Drafted(Version draft, Optional<Version> published) implements Report {}

    /** Investors see this version. */
    record Published(Version version) implements Report {}

    /** One version of the report. */
    record Version(int number, String contentHash, String preparedBy) {}

    /** What follows from the command, or why nothing does. */
    static Decision<ReportEvent> decide(ReportCommand command, Report report) {
        return switch (command) {
            case PrepareReport c -> prepare(c, report);
            case PublishReport c -> publish(c, report);
        };
    }

    /** The report after the event. */
    static Report evolve(Report report, ReportEvent event) {
        return switch (event) {
            case ReportPrepared e ->
                new Drafted(new Version(e.version(), e.contentHash(), e.preparedBy()), published(report));
            case ReportPublished _ -> report instanceof Drafted d ? new Published(d.draft()) : report;
            case ReportSuperseded _ -> report;
        };
    }

    private static Decision<ReportEvent> prepare(PrepareReport c, Report report) {
        if (c.basis() == Basis.NONE) {
            return reject(
                    REPORT_NOT_FOUND,
                    "nothing was calculated for " + c.reportId().paymentDate());
        }
        if (c.basis() == Basis.PROVISIONAL) {
            return reject(
                    REPORT_BASIS_NOT_FINAL,
                    "the calculation of " + c.reportId().paymentDate() + " is not approved by two persons yet");
        }
        return switch (report) {
            case Absent _ -> accept(prepared(c, 1));
            case Drafted d when d.draft().contentHash().equals(c.contentHash()) -> unchanged();
            case Drafted d -> accept(prepared(c, d.draft().number()));
            case Published p
            when p.version().contentHash().equals(c.contentHash()) ->
                reject(REPORT_UNCHANGED, "version " + p.version().number() + " is published with these figures");
            case Published p -> accept(prepared(c, p.version().number() + 1));
        };
    }

    private static ReportEvent prepared(PrepareReport c, int version) {
        return new ReportPrepared(c.reportId(), version, c.preparedBy(), c.contentHash(), c.position(), c.stateHash());
    }

    private static Decision<ReportEvent> publish(PublishReport c, Report report) {
        return switch (report) {
            case Absent _ ->
                reject(REPORT_NOT_FOUND, "no report of " + c.reportId().paymentDate() + " is drafted");
            case Published p ->
                p.version().contentHash().equals(c.contentHash())
                        ? unchanged()
                        : reject(REPORT_HASH_DIFFERS, differs(c, "published", p.version()));
            case Drafted d -> publish(c, d);
        };
    }

    private static Decision<ReportEvent> publish(PublishReport c, Drafted d) {
        var draft = d.draft();
        if (!draft.contentHash().equals(c.contentHash())) {
            return reject(REPORT_HASH_DIFFERS, differs(c, "drafted", draft));
        }
        if (draft.preparedBy().equals(c.publishedBy())) {
            return reject(PUBLISHER_PREPARED, c.publishedBy() + " prepared this report: ask another person");
        }
        var published = new ReportPublished(c.reportId(), draft.number(), c.publishedBy(), draft.contentHash());
        return d.published()
                .map(before -> Decision.<ReportEvent>accept(
                        published,
                        new ReportSuperseded(c.reportId(), before.number(), before.contentHash(), draft.number())))
                .orElseGet(() -> accept(published));
    }

    private static String differs(PublishReport c, String what, Version version) {
        return "read was " + c.contentHash() + ", " + what + " is " + version.contentHash();
    }

    private static Optional<Version> published(Report report) {
        return switch (report) {
            case Absent _ -> Optional.empty();
            case Drafted d -> d.published();
            case Published p -> Optional.of(p.version());
        };
    }
}
