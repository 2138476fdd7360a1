package io.penstock.servicing.report.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.report.ReportId;
import io.penstock.servicing.report.ReportRejection;
import io.penstock.servicing.report.application.InvestorReports;
import io.penstock.servicing.report.application.ReportHistory;
import io.penstock.servicing.report.application.ReportHistory.State;
import io.penstock.servicing.report.application.ReportHistory.Version;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Investor reports: drafted by one person, published by another, read by everybody. Investors see published ones alone. */
@RestController
@RequestMapping("/v1/deals/{dealId}/reports")
class ReportController {

    private static final String READERS = "hasAnyRole('spv-admin','approver','investor','auditor','operator')";

    private final InvestorReports reports;
    private final Formats formats;

    ReportController(InvestorReports reports, Formats formats) {
        this.reports = reports;
        this.formats = formats;
    }

    /** A list as served. */
    record Page(List<Line> items) {}

    /**
     * One version of a report.
     *
     * @param state DRAFT, PUBLISHED or SUPERSEDED
     * @param contentHash SHA-256 of the JSON file
     * @param logPosition the last event that is in the figures
     * @param publishedBy absent while it is a draft
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            LocalDate paymentDate,
            int version,
            String state,
            String contentHash,
            String logPosition,
            String stateHash,
            @Nullable String preparedBy,
            @Nullable String publishedBy) {}

    /**
     * What the person publishes.
     *
     * @param contentHash of the draft that the person has read
     */
    record Publication(String contentHash) {}

    /** Every version of every payment date, by date and version. */
    @GetMapping
    @PreAuthorize(READERS)
    Page all(@PathVariable String dealId) {
        return new Page(reports.ofDeal(dealId).entrySet().stream()
                .flatMap(entry -> entry.getValue().versions().values().stream()
                        .filter(ReportController::visible)
                        .map(version -> line(entry.getKey(), version)))
                .toList());
    }

    /**
     * The report in the format that is asked for: the published one, or for whoever may see drafts the newest if none is
     * published.
     *
     * @param format json, csv, xlsx or pdf; without it the {@code Accept} header decides
     * @param version a certain one, also a superseded one; {@code draft=true} for the newest
     */
    @GetMapping("/{paymentDate}")
    @PreAuthorize(READERS)
    ResponseEntity<byte[]> read(
            @PathVariable String dealId,
            @PathVariable LocalDate paymentDate,
            @RequestParam(required = false) @Nullable String format,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(defaultValue = "false") boolean draft,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        var id = ReportId.of(dealId, paymentDate);
        var found = chosen(reports.history(id), version, draft)
                .filter(ReportController::visible)
                .orElseThrow(() -> ProblemException.notFound(
                        ReportRejection.REPORT_NOT_FOUND.name(), "there is no report of " + paymentDate));
        return formats.answer(
                format, accept, "report-" + dealId + "-" + paymentDate + "-" + found.number(), reports.content(found));
    }

    /** PUT, because the calendar names the date: a repeat drafts the same and changes nothing. */
    @PutMapping("/{paymentDate}")
    @PreAuthorize("hasRole('spv-admin')")
    Line prepare(@PathVariable String dealId, @PathVariable LocalDate paymentDate) {
        var id = ReportId.of(dealId, paymentDate);
        reports.prepare(id, CurrentActor.name());
        return newest(id);
    }

    @PostMapping("/{paymentDate}/publication")
    @PreAuthorize("hasRole('approver')")
    Line publish(@PathVariable String dealId, @PathVariable LocalDate paymentDate, @RequestBody Publication request) {
        var id = ReportId.of(dealId, paymentDate);
        reports.publish(id, CurrentActor.name(), request.contentHash());
        return newest(id);
    }

    private Line newest(ReportId id) {
        return reports.history(id)
                .newest()
                .map(version -> line(id.paymentDate(), version))
                .orElseThrow(() -> new IllegalStateException("a version of " + id + " was just recorded"));
    }

    private static Optional<Version> chosen(ReportHistory history, @Nullable Integer version, boolean draft) {
        if (version != null) {
            return Optional.ofNullable(history.versions().get(version));
        }
        return draft ? history.newest() : history.published().or(history::newest);
    }

    /** To an investor a draft is as if it were not there. */
    private static boolean visible(Version version) {
        return version.state() != State.DRAFT || !CurrentActor.hasRole("investor");
    }

    private static Line line(LocalDate paymentDate, Version version) {
        boolean investor = CurrentActor.hasRole("investor");
        return new Line(
                paymentDate,
                version.number(),
                version.state().name(),
                version.contentHash(),
                version.position(),
                version.stateHash(),
                investor ? null : version.preparedBy(),
                investor || version.publishedBy().isEmpty() ? null : version.publishedBy());
    }
}
