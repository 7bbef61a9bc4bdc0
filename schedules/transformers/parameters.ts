import * as z from "zod";

// Parameters that these functions share. Python's type hints say int, but a float (0.1 * total) works as well.

export const numWarmupSteps = () =>
  z.number().describe("steps of the warm-up, in which the rate rises from 0");

export const numTrainingSteps = () => z.number().describe("steps of the whole training, with the warm-up");

/** `num_training_steps` of the run, as the Trainer hands it over; a run that resumes has had steps before. */
export function trainingSteps(
  { num_training_steps, last_epoch }: Readonly<Record<string, unknown>>,
  { epochs, steps, steps_per_epoch = 1 }: { epochs?: unknown; steps?: unknown; steps_per_epoch?: unknown },
): Record<string, unknown> {
  if (num_training_steps !== undefined || (steps ?? epochs) === undefined) return {};
  const before = typeof last_epoch === "number" ? last_epoch + 1 : 0;
  return { num_training_steps: before + Number(steps ?? Number(epochs) * Number(steps_per_epoch)) };
}
