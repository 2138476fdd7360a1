package io.penstock.servicing.loan.domain;

import io.penstock.servicing.loan.CollectionFault;
import io.penstock.servicing.loan.CollectionFinding;
import io.penstock.servicing.loan.CollectionTotals;
import io.penstock.servicing.loan.LoanAccount;
import io.penstock.servicing.loan.LoanMonth;
import io.penstock.servicing.loan.ReportRows;
import io.penstock.servicing.loan.ReportTerms;
import io.penstock.servicing.loan.domain.ReportedMonths.Outcome.Applied;
import io.penstock.servicing.loan.domain.ReportedMonths.Outcome.Refused;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Optional;

/**
 * Rolls the loans of a deal through what a servicer reports, one after the other: it holds the rows in columns and no
 * loan. Its slow twin is {@link LoanLedger#report}.
 */
public final class PeriodRoll {

    /** Faults of a file that are named; a file with that many is wrong as a whole. */
    public static final int MOST_FAULTS = 1000;

    /** Findings of a file that are kept; more are counted only. */
    public static final int MOST_FINDINGS = 10_000;

    private final Currency currency;
    private final ReportTerms terms;
    private final ReportRows rows;
    private final PeriodSums sums = new PeriodSums();
    private final LoanStateHash hash = new LoanStateHash();
    private final BitSet used = new BitSet();
    private final List<CollectionFault> faults = new ArrayList<>();
    private final List<CollectionFinding> findings = new ArrayList<>();

    /**
     * A roll that no loan has passed.
     *
     * @param rows of the file
     */
    public PeriodRoll(Currency currency, ReportTerms terms, ReportRows rows) {
        this.currency = currency;
        this.terms = terms;
        this.rows = rows;
    }

    /**
     * What came out.
     *
     * @param stateHash of the loans at the end
     * @param findings the first of them, by loan; the totals count all
     */
    public record Result(CollectionTotals totals, String stateHash, List<CollectionFinding> findings) {}

    /**
     * Rolls the next loan, in order of ids.
     *
     * @return it at the end of the period; empty if its row is refused
     */
    public Optional<LoanMonth> next(LoanAccount opening) {
        int index = rows.indexOf(opening.loanId());
        var row = index < 0 ? null : rows.row(index);
        if (index >= 0) {
            used.set(index);
        }
        return switch (ReportedMonths.apply(terms, opening, row)) {
            case Applied(var month, var found) -> {
                sums.add(opening.currentBalance(), month, row == null ? null : row.pool());
                sums.found(found.size());
                found.stream().limit(MOST_FINDINGS - findings.size()).forEach(findings::add);
                hash.add(month.account());
                yield Optional.of(month);
            }
            case Refused(var fault) -> {
                if (faults.size() < MOST_FAULTS) {
                    faults.add(fault);
                }
                yield Optional.empty();
            }
        };
    }

    /** What is wrong with the file, by line, once all loans have passed; none if it can be used. */
    public List<CollectionFault> faults() {
        var all = new ArrayList<>(faults);
        for (int i = used.nextClearBit(0); i < rows.size() && all.size() < MOST_FAULTS; i = used.nextClearBit(i + 1)) {
            var row = rows.row(i);
            all.add(LoanLedger.unknown(row.line(), row.loanId()));
        }
        all.sort(Comparator.comparingInt(CollectionFault::line));
        return List.copyOf(all);
    }

    /** The period, once all loans have passed and there is no fault; to be asked once. */
    public Result result() {
        return new Result(sums.totals(currency, rows.size(), rows.cash()), hash.hex(), List.copyOf(findings));
    }
}
