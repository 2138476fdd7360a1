package io.penstock.cli.bench;

import io.penstock.waterfall.program.Input;
import io.penstock.waterfall.program.ProjectionFrame;

/**
 * The cash that a shrinking pool brings, month by month, in minor units: what the measured waterfalls are fed with.
 *
 * <p>Arrays by month: {@code begin − principal − defaulted = end}.
 */
final class ModelFlows {

    final long cutOff;
    final long[] begin;
    final long[] end;
    final long[] defaulted;
    final long[] interest;
    final long[] principal;
    final long[] recoveries;

    /** Flows of a pool; {@code variant} changes the speeds a little, so that lanes differ. */
    ModelFlows(long cutOff, int months, int variant) {
        this.cutOff = cutOff;
        begin = new long[months];
        end = new long[months];
        defaulted = new long[months];
        interest = new long[months];
        principal = new long[months];
        recoveries = new long[months];
        long pool = cutOff;
        for (int month = 0; month < months; month++) {
            begin[month] = pool;
            interest[month] = pool / 150;
            principal[month] = Math.min(pool, pool / Math.max(2, months - month) + pool / (110 + variant % 17));
            defaulted[month] = Math.min(pool - principal[month], pool / (900 + variant % 50));
            recoveries[month] = defaulted[month] / 3;
            pool -= principal[month] + defaulted[month];
            end[month] = pool;
        }
    }

    void into(ProjectionFrame frame, int lane) {
        frame.row(Input.source("interest")).fill(lane, interest);
        frame.row(Input.source("principal")).fill(lane, principal);
        frame.row(Input.source("recoveries")).fill(lane, recoveries);
        frame.row(Input.POOL_BEGIN).fill(lane, begin);
        frame.row(Input.POOL_END).fill(lane, end);
        frame.row(Input.POOL_DEFAULTED).fill(lane, defaulted);
    }
}
