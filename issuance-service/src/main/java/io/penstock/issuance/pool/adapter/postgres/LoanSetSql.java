package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.issuance.pool.application.LoanSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Says in SQL which rows of {@code pool_loan} are meant. */
final class LoanSetSql {

    private LoanSetSql() {}

    /**
     * A condition on a row.
     *
     * @param loan name of the table in the statement
     */
    static String condition(LoanSet set, String loan) {
        return switch (set) {
            case LoanSet.All _ -> "true";
            case LoanSet.Eligible _ -> loan + ".eligible";
            case LoanSet.Admissible _ ->
                "(%1$s.eligible or not exists (select 1 from pool_loan_rejection r where r.pool = %1$s.pool and r.tape_hash = %1$s.tape_hash and r.loan_id = %1$s.loan_id and r.criterion <> all (string_to_array(?, ','))))"
                        .formatted(loan);
            case LoanSet.Chosen _ ->
                "exists (select 1 from pool_chosen_loan c where c.pool = %1$s.pool and c.loans = ? and c.loan_id = %1$s.loan_id)"
                        .formatted(loan);
        };
    }

    /** The values of its question marks. */
    static List<Object> values(LoanSet set) {
        return switch (set) {
            case LoanSet.All _, LoanSet.Eligible _ -> List.of();
            case LoanSet.Admissible(var limits) -> List.of(String.join(",", limits));
            case LoanSet.Chosen(var loans) -> List.of(loans);
        };
    }

    /** Values of a statement with those of the condition among them. */
    static Object[] values(List<Object> before, LoanSet set, Object... after) {
        var all = new ArrayList<>(before);
        all.addAll(values(set));
        all.addAll(Arrays.asList(after));
        return all.toArray();
    }
}
