package io.penstock.cli.audit.recompute;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Hamilton's method, written a second time for the auditor: everybody gets the whole part of the exact share, and the units
 * left over go to the largest fractions, among equal ones to the earlier.
 */
final class LargestRemainder {

    private LargestRemainder() {}

    /**
     * Splits an amount by weights.
     *
     * @param weights none negative, not all zero
     * @return parts that add up to the amount, in the order of the weights
     */
    static List<Long> split(long amount, List<Long> weights) {
        var all = weights.stream().map(BigInteger::valueOf).reduce(BigInteger.ZERO, BigInteger::add);
        var exact = weights.stream()
                .map(w -> BigInteger.valueOf(amount).multiply(BigInteger.valueOf(w)))
                .toList();
        var parts =
                exact.stream().mapToLong(e -> e.divide(all).longValueExact()).toArray();
        long left = amount
                - IntStream.range(0, parts.length).mapToLong(i -> parts[i]).sum();
        IntStream.range(0, parts.length)
                .boxed()
                .sorted(Comparator.comparing((Integer i) -> exact.get(i).mod(all))
                        .reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return IntStream.range(0, parts.length).mapToObj(i -> parts[i]).toList();
    }
}
