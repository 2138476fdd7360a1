package io.penstock.projection;

/**
 * The balance of a loan month by month if nobody prepays or defaults, by the plain recurrence: the level payment less
 * interest is principal. The block kernel has a closed form for the common kinds; this serves the rest.
 */
final class ContractualBalances {

    private ContractualBalances() {}

    /** Minor units at the end of month 0, 1, …, the last of them 0. */
    static double[] of(Pool pool, int loan) {
        int term = pool.remainingTerm(loan);
        double rate = pool.annualRate(loan) / 12;
        var balances = new double[term + 1];
        balances[0] = pool.minorUnits(loan);
        int free = pool.interestOnlyMonths(loan);
        double level = levelPayment(balances[0], rate, pool.amortizationTerm(loan) - free);
        double equal = balances[0] / term;
        var listed = pool.listedPrincipal(loan);
        for (int month = 1; month < term; month++) {
            double open = balances[month - 1];
            double principal = switch (pool.kind(loan)) {
                case LEVEL, BALLOON -> level - open * rate;
                case INTEREST_ONLY -> month <= free ? 0 : level - open * rate;
                case EQUAL_PRINCIPAL -> equal;
                case BULLET -> 0;
                case SCHEDULED -> listed[month - 1];
            };
            balances[month] = Math.max(0, open - principal);
        }
        return balances;
    }

    /** Payment that repays the balance in so many months; equal parts at a rate of 0. */
    static double levelPayment(double balance, double monthlyRate, int months) {
        return monthlyRate == 0
                ? balance / months
                : balance * monthlyRate / -StrictMath.expm1(-months * StrictMath.log1p(monthlyRate));
    }
}
