import type { Counting } from "../../src/core/counting.ts";

/**
 * `fit` has one batch for all devices. A schedule is asked at every batch, of which an optimizer with
 * gradient_accumulation_steps makes an update of several, across epochs.
 */
export const kerasCounting: Counting = {
  trainer: "Keras' fit",
  carries: "batches",
  stepped: "batch",
  prepared: false,
};
