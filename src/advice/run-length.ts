import type { Found, Sight } from "./rule.ts";

/** What lets the run have so many values; nothing where those are no whole epochs, or data says it. */
export function runOf(values: number, { plan }: Sight): Pick<Found, "run"> {
  if (plan.data !== undefined) return {};
  if (plan.told.steps !== undefined) return { run: { steps: values } };
  const epochs = values / plan.steps_per_epoch;
  return plan.told.epochs !== undefined && Number.isInteger(epochs) ? { run: { epochs } } : {};
}
