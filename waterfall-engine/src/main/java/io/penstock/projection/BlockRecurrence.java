package io.penstock.projection;

/**
 * The loops over the loans of a block. Simple counted loops over arrays and nothing else, so that the compiler turns
 * them into vector instructions.
 */
final class BlockRecurrence {

    private static final int LANES = 8;

    private BlockRecurrence() {}

    /** Sums {@code c − h} and {@code rate (c − h)} of the first {@code count} loans in a fixed order. */
    static void sums(double[] c, double[] h, double[] rate, int count, double[] sums) {
        double a0 = 0, a1 = 0, a2 = 0, a3 = 0, a4 = 0, a5 = 0, a6 = 0, a7 = 0;
        double b0 = 0, b1 = 0, b2 = 0, b3 = 0, b4 = 0, b5 = 0, b6 = 0, b7 = 0;
        int i = 0;
        for (; i <= count - LANES; i += LANES) {
            double u0 = c[i] - h[i];
            double u1 = c[i + 1] - h[i + 1];
            double u2 = c[i + 2] - h[i + 2];
            double u3 = c[i + 3] - h[i + 3];
            double u4 = c[i + 4] - h[i + 4];
            double u5 = c[i + 5] - h[i + 5];
            double u6 = c[i + 6] - h[i + 6];
            double u7 = c[i + 7] - h[i + 7];
            a0 += u0;
            a1 += u1;
            a2 += u2;
            a3 += u3;
            a4 += u4;
            a5 += u5;
            a6 += u6;
            a7 += u7;
            b0 += rate[i] * u0;
            b1 += rate[i + 1] * u1;
            b2 += rate[i + 2] * u2;
            b3 += rate[i + 3] * u3;
            b4 += rate[i + 4] * u4;
            b5 += rate[i + 5] * u5;
            b6 += rate[i + 6] * u6;
            b7 += rate[i + 7] * u7;
        }
        double a = ((a0 + a4) + (a2 + a6)) + ((a1 + a5) + (a3 + a7));
        double b = ((b0 + b4) + (b2 + b6)) + ((b1 + b5) + (b3 + b7));
        for (; i < count; i++) {
            double u = c[i] - h[i];
            a += u;
            b += rate[i] * u;
        }
        sums[0] = a;
        sums[1] = b;
    }

    static void multiply(double[] h, double[] g, int count) {
        for (int i = 0; i < count; i++) {
            h[i] *= g[i];
        }
    }

    static void add(double[] h, double[] g, int count) {
        for (int i = 0; i < count; i++) {
            h[i] += g[i];
        }
    }
}
