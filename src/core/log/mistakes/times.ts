import type { Parting } from "../mistake.ts";

/** All factors up to this are tried, and of larger ones powers of two: processes, and batches that are accumulated. */
const all = 64;
const largest = 4096;

/** How many times too often, or too rarely, a scheduler may be stepped: the steps of an epoch first, then from 2 on. */
export function* timesOf({ steps_per_epoch }: Pick<Parting, "steps_per_epoch">): Generator<number> {
  if (steps_per_epoch > 1) yield steps_per_epoch;
  for (let times = 2; times <= largest; times = times < all ? times + 1 : times * 2) {
    if (times !== steps_per_epoch) yield times;
  }
}
