package io.penstock.waterfall.program;

import io.penstock.deal.ResolvedDeal;

/**
 * How wide the figures of a program are taken to be. Narrow bounds keep products in 64 bits; figures beyond them are
 * run by a program with wide bounds.
 *
 * @param money no amount from outside or between payment dates is above it
 * @param rateUnit how many times larger than themselves rates from outside are
 * @param days no period is longer
 */
record Bounds(long money, long rateUnit, long days) {

    private static final long NARROW_RATE_UNIT = 10_000_000;
    private static final long LEAST = 1L << 40;

    /** The greatest rate from outside, 1,000 % a year, in units of one. */
    static final long RATE = 10;

    static final Bounds WIDE = new Bounds(Limits.WIDEST_MONEY, Input.RATE_UNIT, 1L << 13);

    /** Sixty-four times the deal, so that revolving pools and their totals fit. */
    static Bounds narrow(ResolvedDeal deal) {
        long deals = deal.tranches().stream()
                .mapToLong(tranche -> tranche.originalBalance().minorUnits())
                .reduce(0, (a, b) -> Math.min(Limits.WIDEST_MONEY, a + b));
        long money = Math.max(LEAST, Long.highestOneBit(Math.min(deals, Limits.WIDEST_MONEY / 128)) * 128);
        return new Bounds(Math.min(money, Limits.WIDEST_MONEY), NARROW_RATE_UNIT, 1L << 10);
    }

    long rate() {
        return RATE * rateUnit;
    }
}
