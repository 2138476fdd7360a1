/* The recurrence of the pool kernel as a bare loop: what the machine can do at best.
 *
 * A level loan's balance at the end of month t is c - h(t), h(t+1) = h(t) g. Per loan and month: one multiplication, one
 * subtraction, two sums (balance, interest). Loans in blocks of BLOCK, months outside, loans inside, so that the
 * compiler vectorises over loans.
 * Arguments: loans, months, milliseconds. Prints million loan-months a second of processor time.
 */
#define _POSIX_C_SOURCE 199309L
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define BLOCK 512

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

int main(int count, char **argument) {
  long loans = count > 1 ? atol(argument[1]) : 10000;
  int months = count > 2 ? atoi(argument[2]) : 360;
  double seconds = (count > 3 ? atof(argument[3]) : 500) / 1000;
  double *c = malloc(sizeof(double) * (size_t)loans);
  double *h0 = malloc(sizeof(double) * (size_t)loans);
  double *g = malloc(sizeof(double) * (size_t)loans);
  double *r = malloc(sizeof(double) * (size_t)loans);
  double *balance = calloc((size_t)months + 1, sizeof(double));
  double *interest = calloc((size_t)months + 1, sizeof(double));
  if (!c || !h0 || !g || !r || !balance || !interest) return 1;
  for (long i = 0; i < loans; i++) {
    r[i] = (0.03 + 0.0001 * (double)(i % 600)) / 12;
    g[i] = 1 + r[i];
    double f = pow(g[i], -months);
    c[i] = (10000 + (double)(i % 977)) / (1 - f);
    h0[i] = c[i] * f;
  }
  double begin = now(), elapsed;
  long runs = 0;
  do {
    for (long from = 0; from < loans; from += BLOCK) {
      int size = (int)(loans - from < BLOCK ? loans - from : BLOCK);
      double h[BLOCK];
      for (int i = 0; i < size; i++) h[i] = h0[from + i];
      for (int t = 0; t < months; t++) {
        double b = 0, q = 0;
        for (int i = 0; i < size; i++) {
          double x = c[from + i] - h[i];
          b += x;
          q += x * r[from + i];
          h[i] *= g[from + i];
        }
        balance[t] += b;
        interest[t] += q;
      }
    }
    runs++;
    elapsed = now() - begin;
  } while (elapsed < seconds);
  double check = 0;
  for (int t = 0; t < months; t++) check += balance[t] + interest[t];
  if (check == 42) fprintf(stderr, "%g\n", check);
  printf("%.3f\n", (double)runs * (double)loans * (double)months / elapsed / 1e6);
  return 0;
}
