package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.domain.eligibility.Gap;
import io.penstock.issuance.pool.domain.eligibility.LoanFacts;
import io.penstock.issuance.pool.domain.eligibility.LoanField;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.regex.Pattern;

/** The facts of a loan from its row in {@code pool_loan}. */
final class FactsRow {

    private static final Pattern CODE = Pattern.compile("\"(\\w+)\": ?\"(ND[1-5])\"");

    private FactsRow() {}

    static LoanFacts read(ResultSet row) throws SQLException {
        var facts = new LoanFacts.Builder();
        for (var field : LoanField.stored()) {
            read(row, field, facts);
        }
        var codes = row.getString("no_data");
        if (codes != null) {
            var found = CODE.matcher(codes);
            while (found.find()) {
                var gap = Gap.valueOf(found.group(2));
                LoanField.named(found.group(1)).ifPresent(field -> facts.missing(field, gap));
            }
        }
        return facts.build();
    }

    private static void read(ResultSet row, LoanField field, LoanFacts.Builder facts) throws SQLException {
        switch (field.type()) {
            case AMOUNT, INTEGER -> {
                long value = row.getLong(field.column());
                if (!row.wasNull()) {
                    facts.number(field, value);
                }
            }
            case RATE -> {
                var value = row.getBigDecimal(field.column());
                if (value != null) {
                    facts.rate(field, value);
                }
            }
            case DATE -> {
                var value = row.getObject(field.column(), LocalDate.class);
                if (value != null) {
                    facts.day(field, value);
                }
            }
            case TEXT -> {
                var value = row.getString(field.column());
                if (value != null) {
                    facts.text(field, value);
                }
            }
        }
    }
}
