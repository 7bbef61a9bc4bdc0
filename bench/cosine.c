/*
 * The peer of `lrplot cosine-warm --T0 N --eta-min 1e-6 --epochs N`: the same cosine (one period, from
 * 1e-3 to 1e-6), the same rows, with as many digits as it takes to read every double back.
 */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

int main(int argc, char **argv) {
  const long n = argc > 1 ? atol(argv[1]) : 10000000;
  const double base = 1e-3, low = 1e-6, pi = 3.14159265358979323846;
  puts("epoch,lr");
  for (long i = 0; i < n; i++) {
    const double rate = low + (base - low) * (1 + cos(pi * i / n)) / 2;
    printf("%ld,%.17g\n", i, rate);
  }
  return 0;
}
