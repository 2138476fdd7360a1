/*
 * The peer of the pool kernel: contractual balances of loans month by month as a bare loop.
 *
 * A block of 512 loans fits the first-level cache. Per loan and month: balance c - h, two sums (balances and balances
 * times rate), h multiplied by its growth; no division, no maturity, no stores but h. Prints loan-periods per second of
 * processor time of one thread, the best of several rounds.
 *
 *   cc -O3 -march=native -ffast-math pool-kernel.c -o pool-kernel -lm && ./pool-kernel [rounds]
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define LOANS 512
#define MONTHS 360
#define BLOCKS 400

static double c[LOANS], start[LOANS], h[LOANS], growth[LOANS], rate[LOANS];

static double seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return t.tv_sec + 1e-9 * t.tv_nsec;
}

__attribute__((noinline)) static void month(
        const double *restrict c, double *restrict h, const double *restrict growth, const double *restrict rate,
        double *balance, double *interest) {
    double a = 0, b = 0;
    for (int i = 0; i < LOANS; i++) {
        double left = c[i] - h[i];
        a += left;
        b += rate[i] * left;
        h[i] *= growth[i];
    }
    *balance = a;
    *interest = b;
}

int main(int argc, char **argv) {
    int rounds = argc > 1 ? atoi(argv[1]) : 10;
    for (int i = 0; i < LOANS; i++) {
        rate[i] = 0.03 + 0.0001 * i;
        growth[i] = 1 + rate[i] / 12;
        double f = pow(growth[i], -MONTHS);
        c[i] = 1e7 / (1 - f);
        start[i] = c[i] * f;
    }
    double best = 0, sink = 0;
    for (int round = 0; round < rounds; round++) {
        double from = seconds();
        for (int block = 0; block < BLOCKS; block++) {
            for (int i = 0; i < LOANS; i++) {
                h[i] = start[i];
            }
            for (int t = 0; t < MONTHS; t++) {
                double balance, interest;
                month(c, h, growth, rate, &balance, &interest);
                sink += balance + interest;
            }
        }
        double speed = (double) BLOCKS * LOANS * MONTHS / (seconds() - from);
        if (speed > best) {
            best = speed;
        }
    }
    printf("%.0f loan-periods/s\n", best);
    return sink == 0;
}
