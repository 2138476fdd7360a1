package io.penstock.servicing.loan.view.loans;

import io.penstock.platform.eventstore.Streams;
import io.penstock.platform.problem.ProblemException;
import io.penstock.servicing.loan.LoanBookId;
import io.penstock.servicing.text.MajorUnits;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Serves the loans of a deal as of the last closed period, or of boarding, in order of their ids. */
@RestController
class LoanPages {

    private static final int MOST_PER_PAGE = 1000;

    private final Streams streams;
    private final JdbcClient jdbc;

    LoanPages(Streams streams, JdbcClient jdbc) {
        this.streams = streams;
        this.jdbc = jdbc;
    }

    /**
     * A loan as served; amounts in major units.
     *
     * @param status CURRENT, DELINQUENT, DEFAULTED or PAID_OFF
     */
    record Loan(
            String loanId,
            String currentBalance,
            String interestRate,
            String scheduledPayment,
            int remainingTerm,
            int daysPastDue,
            String status,
            String chargedOff,
            String recovered) {}

    /**
     * A part of the loans.
     *
     * @param next the value of {@code after} for the next page, null on the last
     */
    record Page(String currency, List<Loan> items, @Nullable String next) {}

    @GetMapping("/v1/deals/{dealId}/loans")
    @PreAuthorize("hasAnyRole('spv-admin','approver','investor','auditor','operator')")
    Page loans(
            @PathVariable String dealId,
            @RequestParam(defaultValue = "") String after,
            @RequestParam(defaultValue = "100") int limit) {
        if (limit < 1 || limit > MOST_PER_PAGE) {
            throw new ProblemException(
                    HttpStatus.BAD_REQUEST, "LIMIT_INVALID", "limit is " + limit + ": use 1 to " + MOST_PER_PAGE);
        }
        var book = LoanBookId.ofDeal(dealId).value();
        var versions = streams.fold(book, BookVersions.NONE, BookVersions::evolve);
        if (versions.current().isEmpty()) {
            throw ProblemException.notFound("LOANS_NOT_BOARDED", "the loans of deal " + dealId + " are not here");
        }
        var currency = Currency.getInstance(versions.currency());
        var loans = jdbc.sql("""
            select loan.* from loan_columns as columns,
                unnest(columns.loan_id, columns.current_balance, columns.interest_rate, columns.scheduled_payment,
                    columns.remaining_term, columns.days_past_due, columns.status, columns.charged_off,
                    columns.recovered)
                as loan (loan_id, current_balance, interest_rate, scheduled_payment, remaining_term, days_past_due,
                    status, charged_off, recovered)
            where columns.book_id = ? and columns.version = ? and columns.last_loan_id > ?
                and loan.loan_id collate "C" > ?
            order by loan.loan_id collate "C" limit ?
            """)
                .params(book, versions.current(), after, after, limit + 1)
                .query((rs, row) -> new Loan(
                        rs.getString("loan_id"),
                        MajorUnits.of(currency, rs.getLong("current_balance")),
                        rate(rs.getBigDecimal("interest_rate")),
                        MajorUnits.of(currency, rs.getLong("scheduled_payment")),
                        rs.getInt("remaining_term"),
                        rs.getInt("days_past_due"),
                        rs.getString("status"),
                        MajorUnits.of(currency, rs.getLong("charged_off")),
                        MajorUnits.of(currency, rs.getLong("recovered"))))
                .list();
        boolean more = loans.size() > limit;
        var items = more ? loans.subList(0, limit) : loans;
        return new Page(
                currency.getCurrencyCode(), items, more ? items.getLast().loanId() : null);
    }

    private static String rate(BigDecimal rate) {
        return rate.toPlainString();
    }
}
