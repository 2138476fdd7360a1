package io.penstock.servicing.loan.adapter.postgres;

import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanFlag;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.LoanStatus;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.ToIntFunction;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/** Loans as columns of one row, and back. */
record LoanColumns(Columns columns) {

    static final String INSERT = """
            insert into loan_columns (book_id, version, chunk, last_loan_id, loan_id, current_balance, interest_rate,
                scheduled_payment, remaining_term, days_past_due, status, charged_off, recovered, flags, missing_months,
                loans, interest, scheduled_principal, prepaid_principal, adjustment, period_charged_off, period_recovery,
                fees, repurchased)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            on conflict (book_id, version, chunk) do nothing
            """;

    /** What a loan is, without what happened to it in the period. */
    static final String SELECT = """
            select loan_id, current_balance, interest_rate, scheduled_payment, remaining_term, days_past_due, status,
                charged_off, recovered, flags, missing_months, loans
            from loan_columns
            """;

    /**
     * Sets one array a column.
     *
     * @param first index of the statement's parameter for {@code loan_id}; nineteen more follow
     */
    void set(PreparedStatement statement, int first, List<LoanMonth> loans) throws SQLException {
        int at = first;
        statement.setArray(at++, columns.text(loans, m -> m.account().loanId()));
        statement.setArray(at++, longs(loans, m -> m.account().currentBalance()));
        statement.setArray(at++, columns.numeric(loans, m -> m.account().interestRate()));
        statement.setArray(at++, longs(loans, m -> m.account().scheduledPayment()));
        statement.setArray(at++, ints(loans, m -> m.account().remainingTerm()));
        statement.setArray(at++, ints(loans, m -> m.account().daysPastDue()));
        statement.setArray(at++, columns.text(loans, m -> m.account().status().name()));
        statement.setArray(at++, longs(loans, m -> m.account().chargedOff()));
        statement.setArray(at++, longs(loans, m -> m.account().recovered()));
        statement.setArray(at++, ints(loans, m -> LoanFlag.bits(m.account().flags())));
        statement.setArray(at++, ints(loans, m -> m.account().missingMonths()));
        statement.setArray(at++, ints(loans, m -> m.account().loans()));
        statement.setArray(at++, longs(loans, m -> m.flows().interest()));
        statement.setArray(at++, longs(loans, m -> m.flows().scheduledPrincipal()));
        statement.setArray(at++, longs(loans, m -> m.flows().prepaidPrincipal()));
        statement.setArray(at++, longs(loans, m -> m.flows().adjustment()));
        statement.setArray(at++, longs(loans, m -> m.flows().chargedOff()));
        statement.setArray(at++, longs(loans, m -> m.flows().recovery()));
        statement.setArray(at++, longs(loans, m -> m.flows().fees()));
        statement.setArray(at, longs(loans, m -> m.flows().repurchased()));
    }

    private java.sql.Array longs(List<LoanMonth> loans, ToLongFunction<LoanMonth> value) throws SQLException {
        return columns.bigint(loans, value::applyAsLong);
    }

    private java.sql.Array ints(List<LoanMonth> loans, ToIntFunction<LoanMonth> value) throws SQLException {
        return columns.integer(loans, value::applyAsInt);
    }

    /** The loans of one row of {@code loan_columns}; a row of an earlier build has no flags and no counts. */
    static List<LoanAccount> accounts(ResultSet row) throws SQLException {
        var status = (String[]) row.getArray("status").getArray();
        var chargedOff = (Long[]) row.getArray("charged_off").getArray();
        var recovered = (Long[]) row.getArray("recovered").getArray();
        var flags = counts(row, "flags");
        var missing = counts(row, "missing_months");
        var pooled = counts(row, "loans");
        var loans = new ArrayList<LoanAccount>();
        for (var loan : boarded(row)) {
            int i = loans.size();
            loans.add(new LoanAccount(
                    loan.loanId(),
                    loan.currentBalance(),
                    loan.interestRate(),
                    loan.scheduledPayment(),
                    loan.remainingTerm(),
                    loan.daysPastDue(),
                    LoanStatus.valueOf(status[i]),
                    chargedOff[i],
                    recovered[i],
                    flags == null ? Set.of() : LoanFlag.of(flags[i]),
                    missing == null ? 0 : missing[i],
                    pooled == null ? 1 : pooled[i]));
        }
        return loans;
    }

    private static Integer @Nullable [] counts(ResultSet row, String column) throws SQLException {
        var array = row.getArray(column);
        return array == null ? null : (Integer[]) array.getArray();
    }

    /** The loans of one row of {@code pool_part}. */
    static List<LoanAccount> boarded(ResultSet row) throws SQLException {
        var ids = (String[]) row.getArray("loan_id").getArray();
        var balances = (Long[]) row.getArray("current_balance").getArray();
        var rates = (BigDecimal[]) row.getArray("interest_rate").getArray();
        var payments = (Long[]) row.getArray("scheduled_payment").getArray();
        var terms = (Integer[]) row.getArray("remaining_term").getArray();
        var days = (Integer[]) row.getArray("days_past_due").getArray();
        var loans = new ArrayList<LoanAccount>();
        for (int i = 0; i < ids.length; i++) {
            loans.add(LoanAccount.boarded(ids[i], balances[i], rates[i], payments[i], terms[i], days[i]));
        }
        return loans;
    }
}
