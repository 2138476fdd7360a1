package io.penstock.projection.deal;

import io.penstock.projection.DelinquencyBucket;
import io.penstock.projection.PoolCashflows;
import io.penstock.projection.PoolColumn;

/** Monthly figures of a pool as a deal sees them, in minor units; index 0 is the opening state. */
final class MonthlyFlows {

    private final PoolCashflows flows;
    private final DefaultRule rule;

    MonthlyFlows(PoolCashflows flows, DefaultRule rule) {
        this.flows = flows;
        this.rule = rule;
    }

    /** Collected, less what goes back to the servicer for its advances. */
    double[] interest() {
        var interest = flows.values(PoolColumn.EXPECTED_INTEREST);
        add(interest, PoolColumn.INTEREST_LOST, -1);
        add(interest, PoolColumn.ADVANCES_REIMBURSED, -1);
        return carried(interest);
    }

    double[] scheduledPrincipal() {
        var scheduled = flows.values(PoolColumn.SCHEDULED_PRINCIPAL);
        if (rule == DefaultRule.AT_LIQUIDATION) {
            add(scheduled, PoolColumn.DEFAULT_AMORTIZATION, 1);
        }
        return scheduled;
    }

    double[] prepayment() {
        return flows.values(PoolColumn.PREPAYMENT);
    }

    /** Scheduled and prepaid. */
    double[] principal() {
        var principal = scheduledPrincipal();
        add(principal, PoolColumn.PREPAYMENT, 1);
        return principal;
    }

    double[] recovery() {
        var recovery = flows.values(PoolColumn.RECOVERY);
        if (rule == DefaultRule.AT_DEFAULT) {
            add(recovery, PoolColumn.DEFAULT_AMORTIZATION, 1);
        }
        return recovery;
    }

    /** Leaves the balance without being paid. */
    double[] defaulted() {
        if (rule == DefaultRule.AT_DEFAULT) {
            return flows.values(PoolColumn.NEW_DEFAULTS);
        }
        var liquidated = flows.values(PoolColumn.RECOVERY);
        add(liquidated, PoolColumn.PRINCIPAL_LOSS, 1);
        return liquidated;
    }

    double[] loss() {
        return flows.values(PoolColumn.PRINCIPAL_LOSS);
    }

    double[] balance() {
        var balance = flows.values(PoolColumn.PERFORMING_BALANCE);
        if (rule == DefaultRule.AT_LIQUIDATION) {
            add(balance, PoolColumn.IN_FORECLOSURE, 1);
        }
        return balance;
    }

    /** Balance in some delinquency buckets together; zero without roll rates. */
    double[] delinquent(DelinquencyBucket... buckets) {
        var sum = new double[flows.months() + 1];
        for (var bucket : buckets) {
            flows.bucket(bucket).ifPresent(balances -> {
                for (int month = 0; month < sum.length; month++) {
                    sum[month] += balances[month];
                }
            });
        }
        return sum;
    }

    private void add(double[] sum, PoolColumn column, int sign) {
        var values = flows.values(column);
        for (int month = 1; month < sum.length; month++) {
            sum[month] += sign * values[month];
        }
    }

    /** What a month owes beyond what it has is taken from the months after it. */
    private static double[] carried(double[] flow) {
        double owed = 0;
        for (int month = 1; month < flow.length; month++) {
            double net = flow[month] - owed;
            flow[month] = Math.max(net, 0);
            owed = Math.max(-net, 0);
        }
        return flow;
    }
}
