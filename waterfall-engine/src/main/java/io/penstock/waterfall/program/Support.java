package io.penstock.waterfall.program;

import io.penstock.kernel.MulDiv;
import java.math.RoundingMode;
import java.util.List;

/** What generated classes call. Hidden classes of this package reach it by name. */
final class Support {

    private static final RoundingMode[] MODES = RoundingMode.values();

    private Support() {}

    /** The number of a mode in instructions. */
    static int number(RoundingMode mode) {
        return List.of(MODES).indexOf(mode);
    }

    static RoundingMode mode(int number) {
        return MODES[number];
    }

    static long mulDiv(long a, long n, long d, int mode) {
        return MulDiv.mulDiv(a, n, d, MODES[mode]);
    }

    /** Whether the mask holds in a lane. */
    static boolean any(long[] memory, int from, int lanes) {
        long any = 0;
        for (int i = from; i < from + lanes; i++) {
            any |= memory[i];
        }
        return any != 0;
    }

    static void call(Kernel kernel, long[] memory, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            kernel.run(memory, lanes, lane);
        }
    }
}
