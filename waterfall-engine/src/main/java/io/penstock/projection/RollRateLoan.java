package io.penstock.projection;

/**
 * The expected course of one loan through the delinquency buckets: an amount in each bucket, moved by the matrix once
 * a month. Scratch of one thread.
 *
 * <p>A month: amounts roll; what is charged off is the default. Current amounts pay interest, scheduled principal
 * and prepayments. Late amounts pay nothing: with advances the servicer pays their interest and scheduled principal
 * and is repaid first, by cures and out of recoveries; without, their balance stands still, and the interest they
 * owe is paid when they cure. A cured loan pays on along its schedule, and all that is left at maturity.
 *
 * <p>Recovery comes {@code lag} months after the charge-off: {@code 1 − severity} of what the borrower owes, of which
 * the servicer takes its advances first.
 */
final class RollRateLoan {

    private static final int BUCKETS = RollRates.BUCKETS;

    private final RollRates rolls;
    private final Scenario scenario;
    private final double[] balance = new double[BUCKETS];
    private final double[] principalArrears = new double[BUCKETS];
    private final double[] interestArrears = new double[BUCKETS];
    private final double[] rolled = new double[BUCKETS];
    private final double[] waiting;
    private final double[] owed;
    private final double[] waitingAdvances;

    RollRateLoan(Scenario scenario, int months) {
        this.rolls = scenario.rollRates().orElseThrow();
        this.scenario = scenario;
        this.waiting = new double[months + 1];
        this.owed = new double[months + 1];
        this.waitingAdvances = new double[months + 1];
    }

    /** Adds the months of a loan to columns and buckets. */
    void addTo(
            Pool pool,
            int loan,
            PeriodLengths periods,
            double[] smm,
            double[] severity,
            double[][] columns,
            double[][] buckets) {
        var contract = ContractualBalances.of(pool, loan);
        int months = waiting.length - 1;
        for (int b = 0; b < BUCKETS; b++) {
            balance[b] = 0;
            principalArrears[b] = 0;
            interestArrears[b] = 0;
        }
        balance[pool.bucket(loan).place()] = contract[0];
        columns[PoolColumn.PERFORMING_BALANCE.place()][0] += contract[0];
        columns[PoolColumn.SCHEDULED_BALANCE.place()][0] += contract[0];
        buckets[pool.bucket(loan).place()][0] += contract[0];
        double foreclosure = 0;
        for (int t = 1; t <= months; t++) {
            double factor = t < contract.length && contract[t - 1] > 0 ? contract[t] / contract[t - 1] : 0;
            double years = periods.years(t) * (t == 1 ? pool.firstPeriodFactor(loan) : 1);
            double rate = pool.annualRate(loan) * years;
            columns[PoolColumn.SCHEDULED_BALANCE.place()][t] += t < contract.length ? contract[t] : 0;
            foreclosure = month(t, factor, rate, smm[t], severity, foreclosure, columns);
            for (int b = 0; b < BUCKETS; b++) {
                columns[PoolColumn.PERFORMING_BALANCE.place()][t] += balance[b];
                buckets[b][t] += balance[b];
            }
        }
    }

    private double month(
            int t, double factor, double rate, double smm, double[] severity, double foreclosure, double[][] columns) {
        double open = sum(balance);
        double openCurrent = balance[0];
        double chargedOff = roll(balance);
        double principalLost = roll(principalArrears);
        double interestLost = roll(interestArrears);
        double curedPrincipal = principalArrears[0];
        double curedInterest = interestArrears[0];
        principalArrears[0] = 0;
        interestArrears[0] = 0;

        double current = balance[0];
        double base = scenario.conventions().order() == Conventions.EventOrder.DEFAULT_AND_PREPAYMENT_ON_OPENING
                ? openCurrent * factor
                : current * factor;
        double prepaid = Math.min(base * smm, current * factor);
        double interest = current * rate;
        double advanced = 0;
        double scheduled = current * (1 - factor);
        balance[0] = current * factor - prepaid;
        for (int b = 1; b < BUCKETS; b++) {
            interestArrears[b] += balance[b] * rate;
            if (scenario.advances()) {
                double principal = balance[b] * (1 - factor);
                interest += balance[b] * rate;
                advanced += principal + balance[b] * rate;
                scheduled += principal;
                principalArrears[b] += principal;
                balance[b] -= principal;
            }
        }
        if (!scenario.advances()) {
            interest += curedInterest;
        }
        waiting[t] = chargedOff;
        owed[t] = chargedOff + principalLost;
        waitingAdvances[t] = scenario.advances() ? principalLost + interestLost : 0;
        double expected = (open + foreclosure) * rate;
        add(columns, PoolColumn.NEW_DEFAULTS, t, chargedOff);
        add(columns, PoolColumn.SCHEDULED_PRINCIPAL, t, scheduled);
        add(columns, PoolColumn.PREPAYMENT, t, prepaid);
        add(columns, PoolColumn.PREPAYMENT_BASE, t, base);
        add(columns, PoolColumn.EXPECTED_INTEREST, t, expected);
        add(columns, PoolColumn.INTEREST_LOST, t, expected - interest);
        add(columns, PoolColumn.ADVANCES, t, advanced);
        double cured = scenario.advances() ? curedPrincipal + curedInterest : 0;
        add(columns, PoolColumn.ADVANCES_REIMBURSED, t, cured);
        double closing = foreclosure + chargedOff - recover(t, severity, columns);
        add(columns, PoolColumn.IN_FORECLOSURE, t, closing);
        return closing;
    }

    /** Pays out what was charged off {@code lag} months ago; returns its balance. */
    private double recover(int t, double[] severity, double[][] columns) {
        int month = t - scenario.recoveryLagMonths();
        if (month < 1) {
            return 0;
        }
        double proceeds = owed[month] * (1 - severity[month]);
        double reimbursed = Math.min(proceeds, waitingAdvances[month]);
        double recovery = Math.min(waiting[month], proceeds - reimbursed);
        add(columns, PoolColumn.AMORTIZED_DEFAULT_BALANCE, t, waiting[month]);
        add(columns, PoolColumn.RECOVERY, t, recovery);
        add(columns, PoolColumn.PRINCIPAL_LOSS, t, waiting[month] - recovery);
        add(columns, PoolColumn.ADVANCES_REIMBURSED, t, reimbursed);
        return waiting[month];
    }

    /** Moves amounts by the matrix; returns what is charged off. */
    private double roll(double[] amounts) {
        double chargedOff = 0;
        for (int to = 0; to < BUCKETS; to++) {
            double sum = 0;
            for (int from = 0; from < BUCKETS; from++) {
                sum += amounts[from] * rolls.share(from, to);
            }
            rolled[to] = sum;
        }
        for (int from = 0; from < BUCKETS; from++) {
            chargedOff += amounts[from] * rolls.share(from, BUCKETS);
        }
        System.arraycopy(rolled, 0, amounts, 0, BUCKETS);
        return chargedOff;
    }

    private static double sum(double[] amounts) {
        double sum = 0;
        for (double amount : amounts) {
            sum += amount;
        }
        return sum;
    }

    private static void add(double[][] columns, PoolColumn column, int t, double amount) {
        columns[column.place()][t] += amount;
    }
}
