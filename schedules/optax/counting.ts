import type { Counting } from "../../src/core/counting.ts";

/** `optax.MultiSteps` steps what it wraps at every k-th batch, and knows no epochs. */
export const optaxCounting: Counting = { trainer: "optax.MultiSteps", carries: "batches", prepared: false };
