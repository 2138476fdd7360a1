package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.domain.LoanRecord;
import java.sql.Date;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.OptionalInt;

/** A loan as a row of {@code pool_loan}, both ways. */
final class LoanRows {

    static final String INSERT = """
            insert into pool_loan (pool, tape_hash, loan_id, eligible, salt, line, reporting_period_end, state,
                credit_score, original_amount, original_term, remaining_term, interest_rate, days_past_due,
                beginning_balance, current_balance, scheduled_payment, scheduled_interest, scheduled_principal,
                interest_collected, principal_collected, other_collected, total_paid, principal_adjustment,
                charged_off_principal)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private LoanRows() {}

    static void write(
            PreparedStatement row, String pool, String tapeHash, LoanRecord loan, boolean eligible, byte[] salt)
            throws SQLException {
        row.setString(1, pool);
        row.setString(2, tapeHash);
        row.setString(3, loan.loanId());
        row.setBoolean(4, eligible);
        row.setBytes(5, salt);
        row.setLong(6, loan.line());
        row.setDate(7, Date.valueOf(loan.reportingPeriodEnd()));
        row.setString(8, loan.state());
        setOptional(row, 9, loan.creditScore());
        row.setLong(10, loan.originalAmount());
        row.setInt(11, loan.originalTerm());
        row.setInt(12, loan.remainingTerm());
        row.setBigDecimal(13, loan.interestRate());
        setOptional(row, 14, loan.daysPastDue());
        row.setLong(15, loan.beginningBalance());
        row.setLong(16, loan.currentBalance());
        row.setLong(17, loan.scheduledPayment());
        row.setLong(18, loan.scheduledInterest());
        row.setLong(19, loan.scheduledPrincipal());
        row.setLong(20, loan.interestCollected());
        row.setLong(21, loan.principalCollected());
        row.setLong(22, loan.otherCollected());
        row.setLong(23, loan.totalPaid());
        row.setLong(24, loan.principalAdjustment());
        row.setLong(25, loan.chargedOffPrincipal());
    }

    static LoanRecord read(ResultSet row) throws SQLException {
        return new LoanRecord(
                row.getLong("line"),
                row.getString("loan_id"),
                row.getDate("reporting_period_end").toLocalDate(),
                row.getString("state"),
                optional(row, "credit_score"),
                row.getLong("original_amount"),
                row.getInt("original_term"),
                row.getInt("remaining_term"),
                row.getBigDecimal("interest_rate").stripTrailingZeros(),
                optional(row, "days_past_due"),
                row.getLong("beginning_balance"),
                row.getLong("current_balance"),
                row.getLong("scheduled_payment"),
                row.getLong("scheduled_interest"),
                row.getLong("scheduled_principal"),
                row.getLong("interest_collected"),
                row.getLong("principal_collected"),
                row.getLong("other_collected"),
                row.getLong("total_paid"),
                row.getLong("principal_adjustment"),
                row.getLong("charged_off_principal"));
    }

    private static void setOptional(PreparedStatement row, int index, OptionalInt value) throws SQLException {
        if (value.isPresent()) {
            row.setInt(index, value.getAsInt());
        } else {
            row.setNull(index, Types.INTEGER);
        }
    }

    private static OptionalInt optional(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
