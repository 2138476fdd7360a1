package io.penstock.issuance.pool.domain;

import io.penstock.issuance.pool.EligibilityCriterion.Rule;
import io.penstock.issuance.pool.domain.EligibilityReport.Reason;
import io.penstock.issuance.pool.domain.EligibilityReport.RejectedLoan;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Keeps each state's share of the pool within a limit.
 *
 * <p><b>Rule.</b> While a state holds more than the limit, the loan with the last id of the state with the largest
 * balance leaves the pool, one at a time; of states with equal balances the first by code. Shares are recomputed after
 * each loan, because the whole shrinks too. So every loan that leaves was needed at that moment, the answer is the same
 * for any order of the tape, and anyone can repeat it by hand. It does not look for the fewest loans or the least
 * balance: that would prefer large loans. A limit that the states of the pool cannot meet leaves no loan at all.
 *
 * <p>Comparisons are exact: state × 100 against limit × pool.
 */
final class ConcentrationLimit {

    private ConcentrationLimit() {}

    /** Removes loans from {@code eligible} until the limit holds, and returns them with their reason. */
    static List<RejectedLoan> apply(List<LoanRecord> eligible, BigDecimal maxPercent) {
        var loansByState = new TreeMap<String, ArrayDeque<LoanRecord>>();
        var balances = new TreeMap<String, Long>();
        long pool = 0;
        eligible.sort(Comparator.comparing(LoanRecord::loanId));
        for (LoanRecord loan : eligible) {
            loansByState.computeIfAbsent(loan.state(), _ -> new ArrayDeque<>()).add(loan);
            balances.merge(loan.state(), loan.currentBalance(), Math::addExact);
            pool = Math.addExact(pool, loan.currentBalance());
        }
        var rejected = new ArrayList<RejectedLoan>();
        while (pool > 0) {
            var state = largest(balances);
            long balance = balances.getOrDefault(state, 0L);
            if (isWithin(balance, pool, maxPercent)) {
                break;
            }
            var loan = loansByState.getOrDefault(state, new ArrayDeque<>()).removeLast();
            rejected.add(new RejectedLoan(
                    loan,
                    List.of(new Reason(
                            Rule.MAX_STATE_PERCENT.name(),
                            state + " held " + percent(balance, pool) + " % > " + maxPercent.toPlainString() + " %"))));
            balances.put(state, balance - loan.currentBalance());
            pool -= loan.currentBalance();
        }
        var gone = rejected.stream().map(r -> r.loan().loanId()).collect(Collectors.toSet());
        eligible.removeIf(loan -> gone.contains(loan.loanId()));
        return rejected;
    }

    private static String largest(SortedMap<String, Long> balances) {
        var state = balances.firstKey();
        long largest = 0;
        for (var entry : balances.entrySet()) {
            if (entry.getValue() > largest) {
                state = entry.getKey();
                largest = entry.getValue();
            }
        }
        return state;
    }

    private static boolean isWithin(long balance, long pool, BigDecimal maxPercent) {
        return BigDecimal.valueOf(balance).movePointRight(2).compareTo(maxPercent.multiply(BigDecimal.valueOf(pool)))
                <= 0;
    }

    /** For people: rounded up, so that a share just above the limit does not read like the limit itself. */
    private static String percent(long balance, long pool) {
        return BigDecimal.valueOf(balance)
                .movePointRight(2)
                .divide(BigDecimal.valueOf(pool), 4, RoundingMode.UP)
                .toPlainString();
    }
}
