package io.penstock.servicing.report.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.distribution.DistributionId;
import io.penstock.servicing.report.application.InvestorReports;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements of holders. An investor reads its own; that of another is as if it were not there. */
@RestController
@RequestMapping("/v1/deals/{dealId}/distributions/{paymentDate}/statements")
class StatementController {

    private final InvestorReports reports;
    private final Formats formats;

    StatementController(InvestorReports reports, Formats formats) {
        this.reports = reports;
        this.formats = formats;
    }

    /** @param format json, csv, xlsx or pdf; without it the {@code Accept} header decides */
    @GetMapping("/{investorId}")
    @PreAuthorize("hasAnyRole('spv-admin','investor')")
    ResponseEntity<byte[]> read(
            @PathVariable String dealId,
            @PathVariable LocalDate paymentDate,
            @PathVariable String investorId,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = HttpHeaders.ACCEPT, required = false) @Nullable String accept) {
        boolean own = CurrentActor.investorId().filter(investorId::equals).isPresent();
        if (!own && !CurrentActor.hasRole("spv-admin")) {
            throw none(investorId, paymentDate);
        }
        var statement = reports.statement(DistributionId.of(dealId, paymentDate), investorId)
                .orElseThrow(() -> none(investorId, paymentDate));
        return formats.answer(format, accept, "statement-" + dealId + "-" + paymentDate + "-" + investorId, statement);
    }

    private static ProblemException none(String investorId, LocalDate paymentDate) {
        return ProblemException.notFound(
                "STATEMENT_NOT_FOUND", investorId + " held nothing on the record date of " + paymentDate);
    }
}
