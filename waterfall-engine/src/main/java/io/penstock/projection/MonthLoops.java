package io.penstock.projection;

/**
 * The loops over months. Simple counted loops over arrays and nothing else, so that the compiler turns them into
 * vector instructions; no division, no call and no branch takes part.
 */
final class MonthLoops {

    /** Powers are made this many months ahead of those already there, a multiple of any vector's length. */
    static final int STEP = 64;

    private MonthLoops() {}

    /**
     * Fills {@code start × g^t} for t = 0, 1, … from index {@code from} to before {@code to}. The first powers are
     * made by eight chains of products, the others from those a step before; the array has room for a step more.
     */
    static void grow(double[] h, double start, double g, int from, int to) {
        double g2 = g * g;
        double g4 = g2 * g2;
        double g8 = g4 * g4;
        double a0 = start;
        double a1 = start * g;
        double a2 = start * g2;
        double a3 = a1 * g2;
        double a4 = start * g4;
        double a5 = a1 * g4;
        double a6 = a2 * g4;
        double a7 = a3 * g4;
        int first = Math.min(from + STEP, h.length - 7);
        for (int t = from; t < first; t += 8) {
            h[t] = a0;
            h[t + 1] = a1;
            h[t + 2] = a2;
            h[t + 3] = a3;
            h[t + 4] = a4;
            h[t + 5] = a5;
            h[t + 6] = a6;
            h[t + 7] = a7;
            a0 *= g8;
            a1 *= g8;
            a2 *= g8;
            a3 *= g8;
            a4 *= g8;
            a5 *= g8;
            a6 *= g8;
            a7 *= g8;
        }
        double g16 = g8 * g8;
        double g32 = g16 * g16;
        ahead(h, g32 * g32, from, to - STEP);
    }

    private static void ahead(double[] h, double factor, int from, int to) {
        for (int t = from; t < to; t++) {
            h[t + STEP] = h[t] * factor;
        }
    }

    /** Fills {@code step × t}. */
    static void multiples(double[] h, double[] numbers, double step, int to) {
        for (int t = 0; t < to; t++) {
            h[t] = step * numbers[t];
        }
    }

    /**
     * Adds {@code h} of four loans and the same times their rates, for the first months. The loans' {@code c} is the
     * same in each month and needs no place in the loop. Fused products round once and so are the same on any machine.
     */
    static void addFour(
            double[] grown,
            double[] grownRate,
            double[] h0,
            double[] h1,
            double[] h2,
            double[] h3,
            double rate0,
            double rate1,
            double rate2,
            double rate3,
            int to) {
        for (int t = 0; t < to; t++) {
            double x0 = h0[t];
            double x1 = h1[t];
            double x2 = h2[t];
            double x3 = h3[t];
            grown[t] += (x0 + x1) + (x2 + x3);
            grownRate[t] =
                    Math.fma(rate0, x0, Math.fma(rate1, x1, Math.fma(rate2, x2, Math.fma(rate3, x3, grownRate[t]))));
        }
    }

    /** Adds the balance of one loan for some months. */
    static void addOne(double[] balance, double[] interest, double[] h, double c, double rate, int from, int to) {
        for (int t = from; t < to; t++) {
            double x = c - h[t];
            balance[t] += x;
            interest[t] += rate * x;
        }
    }

    /** {@code sum += part}. */
    static void add(double[] sum, double[] part, int from, int to) {
        for (int t = from; t <= to; t++) {
            sum[t] += part[t];
        }
    }

    /** {@code sum += one × other}. */
    static void addProduct(double[] sum, double[] one, double[] other, int from, int to) {
        for (int t = from; t <= to; t++) {
            sum[t] += one[t] * other[t];
        }
    }
}
