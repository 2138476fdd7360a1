package io.penstock.cli.bench;

/**
 * The deal of {@code twelve-steps.yaml} written out in Java by hand: what someone would write who had this one deal and
 * no documents. The peer of the compiled program; both have to pay the same to the cent.
 */
final class HandWrittenDeal {

    private final long cutOff;
    private long collections;
    private long reserve = 500_000_000L;
    private long a = 80_000_000_000L;
    private long b = 10_000_000_000L;
    private long c = 5_000_000_000L;
    private long deferredA;
    private long deferredB;
    private long deferredC;
    private long servicing;
    private long trustee;
    private long residual;

    HandWrittenDeal(long cutOff) {
        this.cutOff = cutOff;
    }

    /** All months; the sum of what the holder of the last class received. */
    static long run(ModelFlows flows) {
        var deal = new HandWrittenDeal(flows.cutOff);
        for (int month = 0; month < flows.begin.length; month++) {
            deal.pay(
                    flows.interest[month] + flows.principal[month] + flows.recoveries[month],
                    flows.begin[month],
                    flows.end[month]);
        }
        return deal.residual;
    }

    private void pay(long received, long poolBegin, long poolEnd) {
        collections = received;
        long notes = a + b + c;
        long reserveTarget = Math.min(notes, divide(5 * cutOff, 1000));
        long ocTarget = Math.max(divide(6 * poolEnd, 100), divide(cutOff, 100));
        long first = Math.max(0, a - poolEnd);
        long second = Math.max(0, a + b - poolEnd - first);
        long third = Math.max(0, notes - poolEnd - first - second);
        long regular = Math.max(0, notes - first - second - third - Math.max(0, poolEnd - ocTarget));
        if (poolEnd - ocTarget < 0) {
            regular = Math.max(0, notes - first - second - third - (poolEnd - ocTarget));
        }
        long release = Math.max(0, reserve - reserveTarget);
        reserve -= release;
        collections += release;
        servicing += divide(poolBegin, 1200);
        servicing -= take(servicing, true);
        trustee += 250_000L;
        trustee -= take(trustee, true);
        deferredA += divide(41 * a, 12_000);
        deferredB += divide(525 * b, 120_000);
        deferredC += divide(675 * c, 120_000);
        deferredA -= take(deferredA, true);
        principal(first, true);
        deferredB -= take(deferredB, true);
        principal(second, true);
        deferredC -= take(deferredC, true);
        principal(third, true);
        long deposit = Math.min(collections, Math.max(0, reserveTarget - reserve));
        collections -= deposit;
        reserve += deposit;
        principal(regular, false);
        residual += collections;
        collections = 0;
    }

    private void principal(long limit, boolean supported) {
        long paid = take(Math.min(limit, a + b + c), supported);
        long toA = Math.min(paid, a);
        a -= toA;
        long toB = Math.min(paid - toA, b);
        b -= toB;
        c -= paid - toA - toB;
    }

    private long take(long due, boolean supported) {
        long cash = Math.min(due, collections);
        collections -= cash;
        if (!supported) {
            return cash;
        }
        long drawn = Math.min(due - cash, reserve);
        reserve -= drawn;
        return cash + drawn;
    }

    /** Half up, of amounts that are not negative. */
    private static long divide(long amount, long by) {
        return (2 * amount + by) / (2 * by);
    }
}
