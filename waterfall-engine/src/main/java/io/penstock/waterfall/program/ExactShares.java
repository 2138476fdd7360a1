package io.penstock.waterfall.program;

import io.penstock.kernel.Fraction;
import java.util.Arrays;
import java.util.List;

/** Shares an amount over nested targets with exact fractions: for orders that {@link ShareKernel} cannot share in longs. */
final class ExactShares {

    private final long[] capacities;
    private final long[] given;
    private final long[] weights;
    private final Fraction[] entitled;

    ExactShares(long[] capacities, long[] given, long[] weights) {
        this.capacities = capacities.clone();
        this.given = given.clone();
        this.weights = weights.clone();
        this.entitled = new Fraction[capacities.length];
        Arrays.fill(entitled, Fraction.ZERO);
    }

    /** What each target receives of {@code amount} when {@code total} was shared before. */
    long[] share(Portions order, long total, long amount) {
        entitle(order, Fraction.of(Math.addExact(total, amount)));
        var parts = new long[capacities.length];
        long left = amount;
        for (int i = 0; i < parts.length; i++) {
            parts[i] = Math.max(0, entitled[i].floor() - given[i]);
            left -= parts[i];
        }
        for (; left > 0; left--) {
            parts[furthest(parts, 1)]++;
        }
        for (; left < 0; left++) {
            parts[furthest(parts, -1)]--;
        }
        return parts;
    }

    private int furthest(long[] parts, int direction) {
        int found = -1;
        var most = Fraction.ZERO;
        for (int i = 0; i < parts.length; i++) {
            boolean possible = direction > 0 ? given[i] + parts[i] < capacities[i] : parts[i] > 0;
            if (possible) {
                var distance =
                        entitled[i].minus(Fraction.of(given[i] + parts[i])).times(Fraction.of(direction));
                if (found < 0 || distance.compareTo(most) > 0) {
                    found = i;
                    most = distance;
                }
            }
        }
        if (found < 0) {
            throw new ArithmeticException("more is shared than the targets can take");
        }
        return found;
    }

    private void entitle(Portions part, Fraction amount) {
        switch (part) {
            case Portions.One(int target) -> entitled[target] = amount;
            case Portions.Sequence(var items) -> {
                var left = amount;
                for (var item : items) {
                    var taken = left.min(capacity(item));
                    entitle(item, taken);
                    left = left.minus(taken);
                }
            }
            case Portions.Proportional(boolean byCapacity, var items) -> entitle(byCapacity, items, amount);
        }
    }

    /** Fills whoever needs less than its share, and shares the rest among the others until nobody does. */
    private void entitle(boolean byCapacity, List<Portions> items, Fraction amount) {
        var open = items.stream().filter(item -> capacity(item).signum() > 0).toList();
        var left = amount;
        while (!open.isEmpty()) {
            var rest = left;
            long all = open.stream().mapToLong(item -> weight(byCapacity, item)).sum();
            var full = open.stream()
                    .filter(item -> share(rest, byCapacity, item, all).compareTo(capacity(item)) >= 0)
                    .toList();
            if (full.isEmpty()) {
                open.forEach(item -> entitle(item, share(rest, byCapacity, item, all)));
                return;
            }
            for (var item : full) {
                entitle(item, capacity(item));
                left = left.minus(capacity(item));
            }
            open = open.stream().filter(item -> !full.contains(item)).toList();
        }
    }

    private Fraction share(Fraction amount, boolean byCapacity, Portions item, long all) {
        return amount.times(Fraction.of(weight(byCapacity, item))).dividedBy(Fraction.of(all));
    }

    private long weight(boolean byCapacity, Portions item) {
        return item.targets()
                .mapToLong(i -> byCapacity ? capacities[i] : weights[i])
                .sum();
    }

    private Fraction capacity(Portions item) {
        return Fraction.of(item.targets().mapToLong(i -> capacities[i]).sum());
    }
}
