import * as z from "zod";

// Parameters that several of optax' schedules have.

export const value = (text: string) => z.number().describe(text);

/** A count of steps, which may be 0, negative or a fraction where optax takes such. */
export const steps = (text: string) => z.number().describe(text);

export const positiveSteps = (text: string) => z.number().positive().describe(text);

export const transitionBegin = () =>
  z.number().default(0).describe("steps before it begins; at least 0 counts");

export const staircase = () =>
  z.boolean().default(false).describe("decay at once every transition_steps, not a little at every step");

export const decayRate = () =>
  z.number().describe("factor of the rate in transition_steps; 0 leaves it as it is");

export const endValue = () =>
  z
    .number()
    .nullable()
    .default(null)
    .describe("lowest rate where decay_rate is below 1, highest where it is not");

export const exponent = () => z.number().default(1).describe("power of the cosine");

export const pctStart = () => z.number().default(0.3).describe("part of the cycle that rises");

/** optax refuses the negative scales that other values make. */
export const divFactor = () =>
  z.number().positive().default(25).describe("the first rate is peak_value / div_factor");

export const finalDivFactor = () =>
  z.number().positive().default(1e4).describe("the last rate is the first / final_div_factor");
