import * as z from "zod";

// Parameters that several of keras' schedules have.

export const initialLearningRate = () => z.number().describe("rate at the first step");

/** keras refuses 0 and less, and takes fractions. */
export const decaySteps = (text: string) => z.number().positive().describe(text);

export const alpha = () => z.number().default(0).describe("lowest rate, as a part of the highest");

export const staircase = () =>
  z.boolean().default(false).describe("decay at once every decay_steps, not a little at every step");
