package io.penstock.servicing.loan.adapter.postgres;

import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanStatus;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Loans as columns of one row, and back. */
record LoanColumns(Columns columns) {

    /**
     * Sets one array a column.
     *
     * @param first index of the statement's parameter for {@code loan_id}; eight more follow
     */
    void set(PreparedStatement statement, int first, List<LoanAccount> loans) throws SQLException {
        statement.setArray(first, columns.text(loans, LoanAccount::loanId));
        statement.setArray(first + 1, columns.bigint(loans, LoanAccount::currentBalance));
        statement.setArray(first + 2, columns.numeric(loans, LoanAccount::interestRate));
        statement.setArray(first + 3, columns.bigint(loans, LoanAccount::scheduledPayment));
        statement.setArray(first + 4, columns.integer(loans, LoanAccount::remainingTerm));
        statement.setArray(first + 5, columns.integer(loans, LoanAccount::daysPastDue));
        statement.setArray(first + 6, columns.text(loans, loan -> loan.status().name()));
        statement.setArray(first + 7, columns.bigint(loans, LoanAccount::chargedOff));
        statement.setArray(first + 8, columns.bigint(loans, LoanAccount::recovered));
    }

    /** The loans of one row of {@code loan_columns}. */
    static List<LoanAccount> accounts(ResultSet row) throws SQLException {
        var status = (String[]) row.getArray("status").getArray();
        var chargedOff = (Long[]) row.getArray("charged_off").getArray();
        var recovered = (Long[]) row.getArray("recovered").getArray();
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
                    recovered[i]));
        }
        return loans;
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
