package io.penstock.waterfall.program;

import io.penstock.waterfall.program.Portions.One;
import io.penstock.waterfall.program.Portions.Proportional;
import io.penstock.waterfall.program.Portions.Sequence;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;

/**
 * Compiles how an amount is shared over targets.
 *
 * <p>A sequence is minima and differences. In a group of two the first has its share of all that the group was ever
 * given rounded half up, within what both can take; that is what largest remainders give two targets. Everything else
 * is left to {@link ShareKernel}.
 */
final class ShareCode {

    private final Assembler code;

    ShareCode(Assembler code) {
        this.code = code;
    }

    /**
     * Who shares.
     *
     * @param portions the order of the targets
     * @param weights constant weights of the targets
     * @param capacities the most that each could take before the first amount was shared
     * @param given what each was given since; anything where the step does not run
     * @param always whether the step runs in every lane
     */
    record Claim(Portions portions, List<Long> weights, List<Val> capacities, List<Val> given, boolean always) {

        private int size() {
            return capacities.size();
        }
    }

    /** What each target receives of an amount that all together can take. */
    List<Val> share(Claim claim, Val amount) {
        return isSimple(claim.portions()) ? simple(claim, amount) : byKernel(claim, amount);
    }

    /**
     * What each target would receive of more than it is given: first its part of the amount, then of the rest.
     *
     * @param parts of the amount, from {@link #share}
     */
    List<Val> shareMore(Claim claim, Val amount, List<Val> parts, Val more) {
        if (isSimple(claim.portions())) {
            return simple(claim, more);
        }
        var later = new Claim(
                claim.portions(), claim.weights(), claim.capacities(), sums(claim.given(), parts), claim.always());
        return sums(parts, byKernel(later, code.rest(more, amount)));
    }

    private List<Val> sums(List<Val> left, List<Val> right) {
        var sums = new ArrayList<Val>();
        for (int i = 0; i < left.size(); i++) {
            sums.add(code.add(left.get(i), right.get(i)));
        }
        return sums;
    }

    private static boolean isSimple(Portions portions) {
        return items(portions).allMatch(item -> item instanceof One || isPair(item));
    }

    private static boolean isPair(Portions item) {
        return item instanceof Proportional(var _, var items)
                && items.size() == 2
                && items.stream().allMatch(One.class::isInstance);
    }

    private static Stream<Portions> items(Portions portions) {
        return portions instanceof Sequence(var items) ? items.stream() : Stream.of(portions);
    }

    private Val room(Claim claim, int target) {
        return code.rest(claim.capacities().get(target), claim.given().get(target));
    }

    private List<Val> simple(Claim claim, Val amount) {
        var parts = new ArrayList<>(Collections.nCopies(claim.size(), code.constant(0)));
        var left = amount;
        var items = items(claim.portions()).toList();
        for (var item : items) {
            // The amount is never more than all can take, so that the last one can take what is left.
            boolean last = item.equals(items.getLast());
            switch (item) {
                case One(int target) -> {
                    var part = last ? left : code.min(left, room(claim, target));
                    parts.set(target, part);
                    left = code.rest(left, part);
                }
                case Proportional(boolean byCapacity, var pair) -> {
                    int first = target(pair.getFirst());
                    int second = target(pair.getLast());
                    var part = last ? left : code.min(left, code.add(room(claim, first), room(claim, second)));
                    var ofFirst = ofFirst(claim, byCapacity, first, second, part);
                    parts.set(first, ofFirst);
                    parts.set(second, code.rest(part, ofFirst));
                    left = code.rest(left, part);
                }
                case Sequence _ -> throw new IllegalStateException("a sequence inside a sequence");
            }
        }
        return parts;
    }

    private static int target(Portions one) {
        return one.targets().findFirst().orElseThrow();
    }

    private Val ofFirst(Claim claim, boolean byCapacity, int first, int second, Val part) {
        var one = claim.capacities().get(first);
        var other = claim.capacities().get(second);
        var had = claim.given().get(first);
        var sum = code.add(code.add(had, claim.given().get(second)), part);
        Val exact;
        if (byCapacity) {
            exact = code.shareOf(sum, one, code.max(code.add(one, other), code.constant(1)), RoundingMode.HALF_UP);
        } else {
            long weight = claim.weights().get(first);
            long all = Math.max(1, Math.addExact(weight, claim.weights().get(second)));
            long divisor = Math.max(1, gcd(weight, all));
            exact = code.shareOf(
                    sum, code.constant(weight / divisor), code.constant(all / divisor), RoundingMode.HALF_UP);
        }
        var entitled = code.max(code.subtract(sum, other), code.min(one, exact));
        // What was given before is never more, because rounding half up never falls when the sum rises. Where the
        // step does not run nothing is known of it, but the part is zero.
        var result = code.subtract(entitled, had);
        return claim.always()
                ? new Val(result.slot(), Math.max(0, result.low()), Math.min(part.high(), Math.max(0, result.high())))
                : code.max(code.min(result, part), code.constant(0));
    }

    private static long gcd(long a, long b) {
        return b == 0 ? a : gcd(b, a % b);
    }

    private List<Val> byKernel(Claim claim, Val amount) {
        var total = code.constant(0);
        var parts = new ArrayList<Val>();
        for (int i = 0; i < claim.size(); i++) {
            total = code.add(total, claim.given().get(i));
            parts.add(code.fresh(0, claim.capacities().get(i).high()));
        }
        var scratch = parts.stream()
                .map(_ -> code.fresh(Long.MIN_VALUE, Long.MAX_VALUE))
                .toList();
        code.call(new ShareKernel(
                claim.portions(),
                claim.weights().stream().mapToLong(Long::longValue).toArray(),
                amount.slot(),
                total.slot(),
                slots(claim.capacities()),
                slots(claim.given()),
                slots(parts),
                slots(scratch)));
        return parts;
    }

    private static int[] slots(List<Val> values) {
        return values.stream().mapToInt(Val::slot).toArray();
    }
}
