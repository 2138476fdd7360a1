/* The recurrence of the pool kernel as a bare loop: what the machine can do at best.
 *
 * A level loan's balance at the end of month t is c - h(t), h(t+1) = h(t) g. Per loan and month: one multiplication, one
 * subtraction, two sums (balance, interest). Loans in blocks of BLOCK, months outside, loans inside, so that the
 * compiler vectorises over loans.
 * Arguments: loans, months, milliseconds, threads. Prints million loan-months a second: of processor time if no number
 * of threads is given, else by the clock on the wall. Each thread has its share of the loans and waits for no other.
 */
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#define BLOCK 512
#define MOST_THREADS 64

static long loans = 10000;
static int months = 360, threads = 1;
static double seconds = 0.5;
static clockid_t by = CLOCK_THREAD_CPUTIME_ID;
static double *c, *h0, *g, *r;
static pthread_barrier_t start;

typedef struct {
  int number;
  double rate, check;
} worker;

static double now(void) {
  struct timespec t;
  clock_gettime(by, &t);
  return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static void *work(void *argument) {
  worker *own = argument;
  long first = loans * own->number / threads, last = loans * (own->number + 1) / threads;
  double *balance = calloc((size_t)months + 1, sizeof(double));
  double *interest = calloc((size_t)months + 1, sizeof(double));
  if (!balance || !interest) exit(1);
  pthread_barrier_wait(&start);
  double begin = now(), elapsed;
  long runs = 0;
  do {
    for (long from = first; from < last; from += BLOCK) {
      int size = (int)(last - from < BLOCK ? last - from : BLOCK);
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
  for (int t = 0; t < months; t++) own->check += balance[t] + interest[t];
  own->rate = (double)runs * (double)(last - first) * (double)months / elapsed / 1e6;
  free(balance);
  free(interest);
  return NULL;
}

int main(int count, char **argument) {
  if (count > 1) loans = atol(argument[1]);
  if (count > 2) months = atoi(argument[2]);
  if (count > 3) seconds = atof(argument[3]) / 1000;
  if (count > 4) {
    threads = atoi(argument[4]);
    by = CLOCK_MONOTONIC;
  }
  if (threads < 1 || threads > MOST_THREADS) return 1;
  c = malloc(sizeof(double) * (size_t)loans);
  h0 = malloc(sizeof(double) * (size_t)loans);
  g = malloc(sizeof(double) * (size_t)loans);
  r = malloc(sizeof(double) * (size_t)loans);
  if (!c || !h0 || !g || !r) return 1;
  for (long i = 0; i < loans; i++) {
    r[i] = (0.03 + 0.0001 * (double)(i % 600)) / 12;
    g[i] = 1 + r[i];
    double f = pow(g[i], -months);
    c[i] = (10000 + (double)(i % 977)) / (1 - f);
    h0[i] = c[i] * f;
  }
  pthread_t thread[MOST_THREADS];
  worker workers[MOST_THREADS] = {0};
  pthread_barrier_init(&start, NULL, (unsigned)threads);
  for (int i = 0; i < threads; i++) {
    workers[i].number = i;
    if (i > 0 && pthread_create(&thread[i], NULL, work, &workers[i])) return 1;
  }
  work(&workers[0]);
  double rate = workers[0].rate, check = workers[0].check;
  for (int i = 1; i < threads; i++) {
    pthread_join(thread[i], NULL);
    rate += workers[i].rate;
    check += workers[i].check;
  }
  if (check == 42) fprintf(stderr, "%g\n", check);
  printf("%.3f\n", rate);
  return 0;
}
