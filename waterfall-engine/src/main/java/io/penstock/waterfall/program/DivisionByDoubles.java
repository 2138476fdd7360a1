package io.penstock.waterfall.program;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Exact division of whole numbers in double precision, which vectorises where division of longs does not. Only lanes do
 * it, and lanes are projections: a payment date is run alone, with longs.
 *
 * <p>For {@code 0 ≤ a < 2^51} and {@code c ≥ 1}, {@code (a + 0.5) ÷ c} is at least {@code 0.5 ÷ c} away from every whole
 * number. Multiplying {@code a + 0.5}, which is exact, by the rounded {@code 1 ÷ c} and rounding again is wrong by less
 * than {@code (a + 0.5) ÷ c × 2^-51.9}, which is less than that. Cut off, it is {@code a ÷ c} cut off.
 *
 * <p>Dividends are gathered by {@code or}, those of divisors that vary together with {@code c − 1}. If a bit above the
 * first fifty is set, the sign's included, the leaf is computed again with longs.
 */
final class DivisionByDoubles {

    /** The bits that none of the gathered values may have. */
    static final long TOO_WIDE = -(1L << 50);

    /** So many to a loop: HotSpot does not vectorise a loop with two. */
    static final int MOST = 1;

    private DivisionByDoubles() {}

    /**
     * Whether a leaf may be computed this way, and then perhaps again: it consists of plain divisions, and overwrites
     * nothing that it reads.
     *
     * @param place where a slot lies in memory
     */
    static boolean suits(List<Instruction> leaf, IntUnaryOperator place) {
        var written = new HashSet<Integer>();
        leaf.forEach(instruction -> written.add(place.applyAsInt(instruction.target())));
        return leaf.stream()
                .allMatch(instruction -> instruction.isPlainDivision()
                        && Arrays.stream(instruction.operands())
                                .noneMatch(slot -> written.contains(place.applyAsInt(slot))));
    }
}
