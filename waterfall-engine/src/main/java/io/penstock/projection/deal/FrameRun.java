package io.penstock.projection.deal;

import io.penstock.projection.PoolCashflows;
import io.penstock.waterfall.program.Input;
import io.penstock.waterfall.program.Output;
import io.penstock.waterfall.program.ProjectionFrame;
import java.util.ArrayList;
import java.util.List;

/** One frame of the program with a scenario in each of its lanes. */
final class FrameRun {

    private final ProjectionFrame frame;
    private final PoolSources sources;
    private final OutsideFigures outside;
    private final PaymentMonths months;
    private final long openingBalance;
    private final List<Lane> lanes = new ArrayList<>();

    FrameRun(
            ProjectionFrame frame,
            PoolSources sources,
            OutsideFigures outside,
            PaymentMonths months,
            long openingBalance) {
        this.frame = frame;
        this.sources = sources;
        this.outside = outside;
        this.months = months;
        this.openingBalance = openingBalance;
        frame.poolCutOff(openingBalance);
    }

    /** One scenario of the frame, with its results once the frame has run. */
    final class Lane {

        private final int number;
        private final PoolCashflows pool;
        private final PoolFeed feed;

        private Lane(int number, PoolCashflows pool, PoolFeed feed) {
            this.number = number;
            this.pool = pool;
            this.feed = feed;
        }

        PoolCashflows pool() {
            return pool;
        }

        PoolFeed feed() {
            return feed;
        }

        PoolPayments payments() {
            return feed.payments();
        }

        long[] column(Output output) {
            return frame.column(output, number);
        }

        long total(Output output) {
            return frame.total(output, number);
        }

        long value(Output output, int payment) {
            return frame.get(output, payment, number);
        }

        long last(Output output) {
            return value(output, payments().payments() - 1);
        }
    }

    /** Takes a scenario into the next lane; its pool is not rounded yet. */
    Lane add(DealScenario scenario, PoolCashflows pool, int payments) {
        var feed = new PoolFeed(pool, openingBalance, scenario.defaults(), sources, months, payments);
        var lane = new Lane(lanes.size(), pool, feed);
        outside.fill(frame, lane.number, scenario, payments);
        lanes.add(lane);
        return lane;
    }

    List<Lane> lanes() {
        return lanes;
    }

    /** All payment dates of all lanes, for pools that nothing is bought for. */
    void run() {
        for (var lane : lanes) {
            var payments = lane.feed.all();
            payments.cash()
                    .forEach((source, cash) -> frame.row(Input.source(source)).fill(lane.number, cash));
            frame.row(Input.POOL_BEGIN).fill(lane.number, payments.begins());
            frame.row(Input.POOL_DEFAULTED).fill(lane.number, payments.defaults());
            frame.row(Input.POOL_END).fill(lane.number, payments.ends());
            frame.row(Input.POOL_DELINQUENT_30).fill(lane.number, payments.delinquencies(30));
            frame.row(Input.POOL_DELINQUENT_60).fill(lane.number, payments.delinquencies(60));
            frame.row(Input.POOL_DELINQUENT_90).fill(lane.number, payments.delinquencies(90));
        }
        frame.run();
    }

    /** One payment date of all lanes; the dates before it have run. */
    void run(int payment) {
        for (var lane : lanes) {
            lane.feed.fill(payment);
            var payments = lane.payments();
            payments.cash().forEach((source, cash) -> set(Input.source(source), payment, lane, cash[payment]));
            set(Input.POOL_BEGIN, payment, lane, payments.begin(payment));
            set(Input.POOL_DEFAULTED, payment, lane, payments.defaulted(payment));
            set(Input.POOL_END, payment, lane, payments.end(payment));
            set(Input.POOL_DELINQUENT_30, payment, lane, payments.delinquent(30, payment));
            set(Input.POOL_DELINQUENT_60, payment, lane, payments.delinquent(60, payment));
            set(Input.POOL_DELINQUENT_90, payment, lane, payments.delinquent(90, payment));
        }
        frame.run(payment);
    }

    private void set(Input input, int payment, Lane lane, long value) {
        frame.row(input).set(payment, lane.number, value);
    }
}
