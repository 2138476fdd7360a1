package io.penstock.issuance.tranche.domain.book;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Shares units out among claims: whole units, no claim above what it asked for, nothing left while somebody asks. */
final class Shares {

    private Shares() {}

    /**
     * In proportion, by largest remainder; among equal remainders the earlier claim. A claim whose part would be below the
     * minimum is left out and the rest shared anew, the smallest claim first and among equal ones the latest: many small
     * claims must not push each other below the minimum.
     *
     * @param units to share out
     * @param asked by each claim, in order of time, at least {@code minimum} each
     * @return what each gets, in the same order; less than {@code units} in all only if those who are not left out asked for
     *     no more
     */
    static long[] proRata(long units, long[] asked, long minimum) {
        var in = new ArrayList<Integer>();
        IntStream.range(0, asked.length).forEach(in::add);
        while (true) {
            var parts = proRata(units, asked, in);
            boolean tooSmall = in.stream().anyMatch(i -> parts[i] < minimum);
            if (!tooSmall) {
                return parts;
            }
            Integer leftOut = in.stream()
                    .min(Comparator.comparingLong((Integer i) -> asked[i]).thenComparing(Comparator.reverseOrder()))
                    .orElseThrow();
            in.removeIf(leftOut::equals);
        }
    }

    private static long[] proRata(long units, long[] asked, List<Integer> in) {
        var parts = new long[asked.length];
        long total = in.stream().mapToLong(i -> asked[i]).reduce(0, Math::addExact);
        if (total <= units) {
            in.forEach(i -> parts[i] = asked[i]);
            return parts;
        }
        var remainders = new BigInteger[asked.length];
        long left = units;
        for (int i : in) {
            var exact = BigInteger.valueOf(units)
                    .multiply(BigInteger.valueOf(asked[i]))
                    .divideAndRemainder(BigInteger.valueOf(total));
            parts[i] = exact[0].longValueExact();
            remainders[i] = exact[1];
            left -= parts[i];
        }
        in.stream()
                .sorted(Comparator.comparing((Integer i) -> remainders[i]).reversed())
                .limit(left)
                .forEach(i -> parts[i]++);
        return parts;
    }

    /**
     * One after the other. A claim that would get less than the minimum gets nothing; what it leaves goes on to the next.
     *
     * @param asked in order of priority
     */
    static long[] priority(long units, long[] asked, long minimum) {
        var parts = new long[asked.length];
        long left = units;
        for (int i = 0; i < asked.length; i++) {
            long part = Math.min(left, asked[i]);
            if (part >= minimum) {
                parts[i] = part;
                left -= part;
            }
        }
        return parts;
    }
}
