import type { Counting } from "../../src/core/counting.ts";

/** Its data have no end: a run is a number of steps, and whoever speaks of epochs counts whole global batches. */
export const torchtitanCounting: Counting = { trainer: "torchtitan's trainer", prepared: false };
