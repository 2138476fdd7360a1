package io.penstock.servicing.loan.adapter.rest;

import io.penstock.platform.problem.ProblemException;
import io.penstock.platform.security.CurrentActor;
import io.penstock.servicing.loan.CertifiedFigure;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.loan.PeriodFigure;
import io.penstock.servicing.loan.application.PeriodControl;
import io.penstock.servicing.loan.application.PeriodControl.ExceptionLine;
import io.penstock.servicing.loan.application.PeriodReviews;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Certificates, exceptions and what keeps a collection period from being closed. */
@RestController
@RequestMapping("/v1/deals/{dealId}")
class PeriodControlController {

    private static final String STAFF = "hasAnyRole('spv-admin', 'approver', 'auditor', 'operator')";
    private static final String DECIDES = "hasAnyRole('spv-admin', 'approver')";

    private final PeriodReviews reviews;

    PeriodControlController(PeriodReviews reviews) {
        this.reviews = reviews;
    }

    /**
     * What the deal's periods are held to.
     *
     * @param tolerances largest difference of a figure that is none, in major units; 0 for a figure that is not here
     * @param certificateRequired whether a period without certificate has an exception
     * @param otherPersonCloses whether who imported a file may not close its period
     */
    record RulesRequest(Map<String, String> tolerances, boolean certificateRequired, boolean otherPersonCloses) {}

    @PutMapping("/period-rules")
    @PreAuthorize("hasRole('approver')")
    List<ExceptionLine> rules(@PathVariable String dealId, @RequestBody RulesRequest request) {
        var book = LoanBookId.ofDeal(dealId);
        reviews.rules(
                book,
                figures(request.tolerances()),
                request.certificateRequired(),
                request.otherPersonCloses(),
                CurrentActor.name());
        return reviews.exceptions(book);
    }

    /** The servicer's figures: {@code {"figures": {"interestCollections": "4875.00", "loanCount": "39"}}}. */
    record CertificateRequest(Map<String, String> figures) {}

    @PutMapping("/collection-periods/{period}/certificate")
    @PreAuthorize("hasRole('spv-admin')")
    PeriodControl certify(
            @PathVariable String dealId, @PathVariable String period, @RequestBody CertificateRequest request) {
        var book = LoanBookId.ofDeal(dealId);
        var month = CollectionMonth.of(period);
        reviews.certify(book, month, figures(request.figures()), CurrentActor.name());
        return reviews.control(book, month, CurrentActor.name());
    }

    /** The period beside its certificate, its exceptions, and what can be done now or why not. */
    @GetMapping("/collection-periods/{period}/control")
    @PreAuthorize(STAFF)
    PeriodControl control(@PathVariable String dealId, @PathVariable String period) {
        return reviews.control(LoanBookId.ofDeal(dealId), CollectionMonth.of(period), CurrentActor.name());
    }

    /** A list as served. */
    record Page(List<ExceptionLine> items) {}

    /** All exceptions in order of their numbers, or those of a state: OPEN, WAIVED, CORRECTED. */
    @GetMapping("/period-exceptions")
    @PreAuthorize(STAFF)
    Page all(@PathVariable String dealId, @RequestParam Optional<String> state) {
        return new Page(reviews.exceptions(LoanBookId.ofDeal(dealId)).stream()
                .filter(each -> state.isEmpty() || each.state().equals(state.get()))
                .toList());
    }

    /** @param owner who is to find out */
    record AssignmentRequest(String owner) {}

    @PostMapping("/period-exceptions/{number}/assignment")
    @PreAuthorize(DECIDES)
    ExceptionLine assign(
            @PathVariable String dealId, @PathVariable int number, @RequestBody AssignmentRequest request) {
        return reviews.assign(LoanBookId.ofDeal(dealId), number, request.owner(), CurrentActor.name());
    }

    /** @param reason why the difference may stand; names no person */
    record WaiverRequest(String reason) {}

    @PostMapping("/period-exceptions/{number}/waiver")
    @PreAuthorize(DECIDES)
    ExceptionLine waive(@PathVariable String dealId, @PathVariable int number, @RequestBody WaiverRequest request) {
        return reviews.waive(LoanBookId.ofDeal(dealId), number, request.reason(), CurrentActor.name());
    }

    private static List<CertifiedFigure> figures(Map<String, String> request) {
        return request.entrySet().stream()
                .map(each -> new CertifiedFigure(figure(each.getKey()), value(each.getKey(), each.getValue())))
                .toList();
    }

    private static PeriodFigure figure(String field) {
        return PeriodFigure.named(field)
                .orElseThrow(() -> new ProblemException(
                        HttpStatus.BAD_REQUEST, "FIGURE_UNKNOWN", "a period has no figure '" + field + "'"));
    }

    private static BigDecimal value(String field, String text) {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "AMOUNT_INVALID", field + ": write the figure as 1234.56");
        }
    }
}
