package io.penstock.issuance.pool.adapter.postgres;

import static java.util.stream.Collectors.joining;

import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import io.penstock.tape.PoolLoans;
import io.penstock.tape.Role;
import io.penstock.tape.TapeRow;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** A loan as a row of {@code pool_loan} for COPY: the figures of {@link LoanRecord}, the facts beside them, the cells. */
final class LoanCopy {

    private static final String FIGURES = "pool, tape_hash, loan_id, eligible, salt, line, reporting_period_end, state,"
            + " credit_score, original_amount, original_term, remaining_term, interest_rate, days_past_due,"
            + " beginning_balance, current_balance, scheduled_payment, scheduled_interest, scheduled_principal,"
            + " interest_collected, principal_collected, other_collected, total_paid, principal_adjustment,"
            + " charged_off_principal";
    private static final Set<String> FIGURE_COLUMNS = Set.copyOf(Arrays.asList(FIGURES.split(", *", -1)));

    /** Fields of rules that are no figure of every loan. */
    private static final List<LoanField> FACTS = LoanField.stored().stream()
            .filter(field -> !FIGURE_COLUMNS.contains(field.column()))
            .toList();

    static final String SQL = "copy pool_loan (" + FIGURES + ", "
            + FACTS.stream().map(LoanField::column).collect(joining(", ")) + ", no_data, cells) from stdin";

    /** Of a rate in {@link LoanFacts}. */
    private static final int RATE_DECIMALS = 10;

    private final String pool;
    private final String tapeHash;
    private final CopyText text;

    LoanCopy(String pool, String tapeHash, CopyText text) {
        this.pool = pool;
        this.tapeHash = tapeHash;
        this.text = text;
    }

    void write(LoanRecord loan, PoolLoans row, LoanFacts facts, TapeRow cells, boolean eligible, byte[] salt) {
        text.cell(pool).cell(tapeHash).cell(loan.loanId()).cell(eligible).bytes(salt);
        text.cell(loan.line()).cell(loan.reportingPeriodEnd().toString()).cell(loan.state());
        optional(loan.creditScore());
        text.cell(loan.originalAmount()).cell(loan.originalTerm()).cell(loan.remainingTerm());
        text.cell(loan.interestRate().toPlainString());
        optional(loan.daysPastDue());
        reported(row, Role.OPENING_BALANCE, loan.beginningBalance());
        text.cell(loan.currentBalance()).cell(loan.scheduledPayment());
        reported(row, Role.SCHEDULED_INTEREST, loan.scheduledInterest());
        reported(row, Role.SCHEDULED_PRINCIPAL, loan.scheduledPrincipal());
        reported(row, Role.INTEREST_PAID, loan.interestCollected());
        reported(row, Role.PRINCIPAL_PAID, loan.principalCollected());
        reported(row, Role.OTHER_PAID, loan.otherCollected());
        reported(row, Role.TOTAL_PAID, loan.totalPaid());
        reported(row, Role.ADJUSTMENT, loan.principalAdjustment());
        reported(row, Role.CHARGED_OFF, loan.chargedOffPrincipal());
        for (var field : FACTS) {
            fact(facts, field);
        }
        noData(facts);
        text.line(cells).end();
    }

    private void optional(OptionalInt value) {
        if (value.isPresent()) {
            text.cell(value.getAsInt());
        } else {
            text.nothing();
        }
    }

    /** What the row does not say is null, so that rules in SQL see a gap where rules in Java do. */
    private void reported(PoolLoans row, Role role, long figure) {
        if (row.isReported(role)) {
            text.cell(figure);
        } else {
            text.nothing();
        }
    }

    private void fact(LoanFacts facts, LoanField field) {
        if (!facts.has(field)) {
            text.nothing();
            return;
        }
        switch (field.type()) {
            case TEXT -> text.cell(facts.text(field));
            case DATE -> text.cell(facts.day(field).toString());
            case RATE ->
                text.cell(BigDecimal.valueOf(facts.number(field), RATE_DECIMALS)
                        .stripTrailingZeros()
                        .toPlainString());
            case AMOUNT, INTEGER -> text.cell(facts.number(field));
        }
    }

    private void noData(LoanFacts facts) {
        var codes = facts.noDataCodes();
        if (codes.isEmpty()) {
            text.nothing();
        } else {
            text.cell(codes.entrySet().stream()
                    .map(code -> '"' + code.getKey().key() + "\": \""
                            + code.getValue().name() + '"')
                    .collect(joining(", ", "{", "}")));
        }
    }
}
