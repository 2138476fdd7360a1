package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.domain.LoanRecord;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.OptionalInt;

/** A row of {@code pool_loan} as a loan. A figure that the tape did not have is zero, as it was when it came in. */
final class LoanRows {

    private LoanRows() {}

    static LoanRecord read(ResultSet row) throws SQLException {
        long closing = row.getLong("current_balance");
        long principal = row.getLong("principal_collected");
        long adjustment = row.getLong("principal_adjustment");
        long chargedOff = row.getLong("charged_off_principal");
        long opening = row.getLong("beginning_balance");
        if (row.wasNull()) {
            opening = closing + principal + adjustment + chargedOff; // nothing to roll: PoolLoans
        }
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
                opening,
                closing,
                row.getLong("scheduled_payment"),
                row.getLong("scheduled_interest"),
                row.getLong("scheduled_principal"),
                row.getLong("interest_collected"),
                principal,
                row.getLong("other_collected"),
                row.getLong("total_paid"),
                adjustment,
                chargedOff);
    }

    private static OptionalInt optional(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? OptionalInt.empty() : OptionalInt.of(value);
    }
}
