package io.penstock.issuance.pool.adapter.tape;

import io.penstock.issuance.pool.domain.LoanRecord;
import io.penstock.issuance.pool.domain.TapeFault.Code;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects the loans of one tape and checks what no loan shows alone: ids are unique, and all balances of one day. */
public final class LoanCollector {

    private final LoanFields fields;
    private final Function<LoanColumn, String> names;
    private final FaultList faults;
    private final List<LoanRecord> loans = new ArrayList<>();
    private final Map<String, Long> lines = new HashMap<>();

    public LoanCollector(LoanFields fields, Function<LoanColumn, String> names, FaultList faults) {
        this.fields = fields;
        this.names = names;
        this.faults = faults;
    }

    /**
     * Takes the texts of one loan.
     *
     * @param line where the loan starts, from 1
     */
    public void add(long line, EnumMap<LoanColumn, String> texts) {
        var id = texts.getOrDefault(LoanColumn.LOAN_ID, "").strip();
        var first = id.isEmpty() ? null : lines.putIfAbsent(id, line);
        if (first != null) {
            faults.add(
                    line,
                    names.apply(LoanColumn.LOAN_ID),
                    Code.DUPLICATE_LOAN_ID,
                    id,
                    "the same loan is on line " + first + " and on line " + line);
        }
        fields.parse(line, texts).ifPresent(this::add);
    }

    private void add(LoanRecord loan) {
        if (!loans.isEmpty()) {
            var day = loans.getFirst().reportingPeriodEnd();
            if (!loan.reportingPeriodEnd().equals(day)) {
                faults.add(
                        loan.line(),
                        names.apply(LoanColumn.REPORTING_PERIOD_END),
                        Code.DATE_DIFFERS,
                        loan.reportingPeriodEnd().toString(),
                        "the first loan of this tape, on line "
                                + loans.getFirst().line() + ", has " + day);
            }
        }
        loans.add(loan);
    }

    /** Loans without a fault so far, in the order of the file. */
    public List<LoanRecord> loans() {
        return loans;
    }
}
