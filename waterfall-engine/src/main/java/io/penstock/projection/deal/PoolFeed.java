package io.penstock.projection.deal;

import io.penstock.projection.CumulativeRounding;
import io.penstock.projection.DelinquencyBucket;
import io.penstock.projection.PoolCashflows;
import io.penstock.projection.deal.PoolSources.Flow;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the flows of a pool into whole minor units, payment date by payment date, and takes purchases in on the way.
 *
 * <p>Each flow is given by {@link CumulativeRounding}. The few units by which the roundings of several flows miss the
 * end of the pool go to its last principal.
 *
 * <p>Source: design/WATERFALL.md, section 9, pool boundary.
 */
final class PoolFeed {

    /** A balance below it is none: half a minor unit. */
    private static final double NOTHING = 0.5;

    /** Three flows of half a unit each, and what the sums of doubles lose. */
    private static final long MOST_ROUNDING = 4;

    private final PaymentMonths months;
    private final PoolPayments payments;
    private final List<Track> tracks = new ArrayList<>();
    private final List<Level> levels = new ArrayList<>();
    private final Track defaulted;
    private final Level balance;
    private final List<long[]> principal = new ArrayList<>();
    private long left;

    /** A flow: what is given of it so far. */
    private static final class Track {
        private final double[] monthly;
        private final long[] given;
        private final CumulativeRounding rounding = new CumulativeRounding();

        private Track(double[] monthly, long[] given) {
            this.monthly = monthly;
            this.given = given;
        }
    }

    /** A balance at the end of each month. */
    private static final class Level {
        private final double[] monthly;
        private final long[] rounded;

        private Level(double[] monthly, long[] rounded) {
            this.monthly = monthly;
            this.rounded = rounded;
        }
    }

    /**
     * Prepares the flows; nothing is rounded yet.
     *
     * @throws IllegalArgumentException if the pool brings cash that no source of the deal takes
     */
    PoolFeed(
            PoolCashflows flows,
            long openingBalance,
            DefaultRule rule,
            PoolSources sources,
            PaymentMonths months,
            int payments) {
        this.months = months;
        this.payments = new PoolPayments(payments);
        left = openingBalance;
        var monthly = new MonthlyFlows(flows, rule);
        put(sources, Flow.INTEREST, monthly.interest());
        if (sources.principalIsOne()) {
            principal.add(put(sources, Flow.PREPAYMENT, monthly.principal()));
        } else {
            principal.add(put(sources, Flow.PREPAYMENT, monthly.prepayment()));
            principal.add(put(sources, Flow.SCHEDULED_PRINCIPAL, monthly.scheduledPrincipal()));
        }
        put(sources, Flow.RECOVERY, monthly.recovery());
        defaulted = track(monthly.defaulted(), this.payments.defaults());
        track(monthly.loss(), this.payments.losses());
        balance = level(monthly.balance(), this.payments.ends());
        level(monthly.delinquent(DelinquencyBucket.DAYS_30_59), this.payments.delinquencies(30));
        level(monthly.delinquent(DelinquencyBucket.DAYS_60_89), this.payments.delinquencies(60));
        level(
                monthly.delinquent(DelinquencyBucket.DAYS_90_119, DelinquencyBucket.DAYS_120_PLUS),
                this.payments.delinquencies(90));
    }

    PoolPayments payments() {
        return payments;
    }

    /** Rounds all payment dates. */
    PoolPayments all() {
        for (int payment = 0; payment < payments.payments(); payment++) {
            fill(payment);
        }
        return payments;
    }

    /** Rounds the flows of a payment date; the dates before it are rounded already. */
    void fill(int payment) {
        for (var track : tracks) {
            track.given[payment] = next(track, payment);
        }
        int month = months.lastMonth(payment);
        for (var level : levels) {
            level.rounded[payment] = Math.round(at(level.monthly, month));
        }
        roll(payment, month);
    }

    /**
     * Adds the flows of assets bought on a payment date.
     *
     * @param unit flows of assets of {@code unitBalance} bought, in the order of this feed's
     */
    void buy(int payment, long amount, PoolFeed unit, double unitBalance) {
        int start = months.lastMonth(payment);
        double scale = amount / unitBalance;
        for (int i = 0; i < tracks.size(); i++) {
            addShifted(tracks.get(i).monthly, unit.tracks.get(i).monthly, start, scale);
        }
        for (int i = 0; i < levels.size(); i++) {
            addShifted(levels.get(i).monthly, unit.levels.get(i).monthly, start, scale);
        }
        if (payment + 1 < payments.payments()) {
            payments.purchases()[payment + 1] = amount;
        }
    }

    private static void addShifted(double[] sum, double[] flow, int start, double scale) {
        for (int month = 1; month < flow.length && start + month < sum.length; month++) {
            sum[start + month] += scale * flow[month];
        }
    }

    private void roll(int payment, int month) {
        payments.begins()[payment] = left;
        left += payments.purchases()[payment] - defaulted.given[payment];
        for (var column : principal) {
            left -= column[payment];
        }
        boolean over = at(balance.monthly, month) < NOTHING;
        if (left < 0 || (over && left != 0)) {
            settle(payment);
        }
        payments.ends()[payment] = left;
    }

    /** Gives what is left to the last principal, or takes what is too much from where it is. */
    private void settle(int payment) {
        if (Math.abs(left) > MOST_ROUNDING) {
            throw new IllegalStateException(
                    "the pool misses its end by " + left + " minor units on payment date " + (payment + 1));
        }
        if (left > 0) {
            principal.getFirst()[payment] += left;
        }
        for (var column : principal) {
            take(column, payment);
        }
        take(defaulted.given, payment);
        left = 0;
    }

    private void take(long[] column, int payment) {
        long taken = Math.clamp(-left, 0, column[payment]);
        column[payment] -= taken;
        left += taken;
    }

    private long next(Track track, int payment) {
        int last = Math.min(months.lastMonth(payment), track.monthly.length - 1);
        for (int month = months.firstMonth(payment); month <= last; month++) {
            track.rounding.add(track.monthly[month]);
        }
        return track.rounding.give();
    }

    private static double at(double[] monthly, int month) {
        return month < monthly.length ? monthly[month] : 0;
    }

    private long[] put(PoolSources sources, Flow flow, double[] monthly) {
        var source = sources.of(flow);
        if (source.isEmpty() && Arrays.stream(monthly).skip(1).anyMatch(value -> value != 0)) {
            throw new IllegalArgumentException("the pool brings " + flow + ", but the deal names no source "
                    + String.join(" or ", PoolSources.namesOf(flow)) + ": name one, or the cash reaches nobody");
        }
        var column = source.map(payments::column).orElseGet(() -> new long[payments.payments()]);
        tracks.add(new Track(monthly, column));
        return column;
    }

    private Track track(double[] monthly, long[] given) {
        var track = new Track(monthly, given);
        tracks.add(track);
        return track;
    }

    private Level level(double[] monthly, long[] rounded) {
        var level = new Level(monthly, rounded);
        levels.add(level);
        return level;
    }
}
