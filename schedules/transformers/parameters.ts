import * as z from "zod";
import type { Definition } from "../../src/core/definition.ts";
import { fillSteps, taken } from "../../src/core/parameters.ts";

// Parameters that these functions share. Python's type hints say int, but a float (0.1 * total) works as well.

export const numWarmupSteps = () =>
  z.number().describe("steps of the warm-up, in which the rate rises from 0");

export const numTrainingSteps = () => z.number().describe("steps of the whole training, with the warm-up");

/** `num_training_steps` of the run, as the Trainer hands it over; a run that resumes has had steps before. */
export const trainingSteps: NonNullable<Definition["fromRun"]> = (given, run) =>
  fillSteps("num_training_steps", given, run, -taken(given.last_epoch));
