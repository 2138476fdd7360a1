package io.penstock.issuance.pool.adapter.postgres;

import io.penstock.contracts.journal.MerkleRoot;
import io.penstock.issuance.pool.application.LoanSet;
import io.penstock.issuance.pool.domain.LoanLeaf;
import io.penstock.issuance.pool.domain.LoanRecord;
import java.util.HexFormat;
import java.util.List;
import java.util.function.BiConsumer;
import org.springframework.jdbc.core.JdbcTemplate;

/** The loans of a stored tape in the order of the leaves, which is that of the bytes of their numbers. */
public final class StoredLoans {

    private static final int PAGE = 5_000;

    /** Without the cells, which no loan is made of. */
    private static final String COLUMNS =
            "salt, line, loan_id, reporting_period_end, state, credit_score, original_amount,"
                    + " original_term, remaining_term, interest_rate, days_past_due, beginning_balance, current_balance,"
                    + " scheduled_payment, scheduled_interest, scheduled_principal, interest_collected, principal_collected,"
                    + " other_collected, total_paid, principal_adjustment, charged_off_principal";

    private StoredLoans() {}

    private record Salted(LoanRecord loan, String salt) {}

    /** Tells each loan with its salt, hex; a page of them is in memory at a time. */
    public static void each(
            JdbcTemplate jdbc, String pool, String tapeHash, LoanSet set, BiConsumer<LoanRecord, String> each) {
        var last = "";
        boolean more = true;
        while (more) {
            List<Salted> page = jdbc.query(
                    "select " + COLUMNS
                            + " from pool_loan l where l.pool = ? and l.tape_hash = ? and "
                            + LoanSetSql.condition(set, "l") + " and l.loan_id > ? order by l.loan_id limit " + PAGE,
                    (row, _) -> new Salted(LoanRows.read(row), HexFormat.of().formatHex(row.getBytes("salt"))),
                    LoanSetSql.values(List.of(pool, tapeHash), set, last));
            page.forEach(salted -> each.accept(salted.loan(), salted.salt()));
            more = page.size() == PAGE;
            last = more ? page.getLast().loan().loanId() : last;
        }
    }

    /** The Merkle root over the eligible loans, as the freeze of their pool makes it: 64 hex digits. */
    public static String root(JdbcTemplate jdbc, String pool, String tapeHash) {
        var root = new MerkleRoot();
        each(
                jdbc,
                pool,
                tapeHash,
                new LoanSet.Eligible(),
                (loan, salt) -> root.add(LoanLeaf.of(pool, loan, HexFormat.of().parseHex(salt))));
        return HexFormat.of().formatHex(root.value());
    }
}
