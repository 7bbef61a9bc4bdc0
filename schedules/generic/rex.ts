import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { lambdaCode } from "./code.ts";
import { lambda, totalFrom } from "./lambda.ts";

export const rex = define({ source: "generic.rex", name: "rex" }, () => ({
  summary: "Decay slowly first and fast at the end, as a reflected exponential (REX).",
  formula: "lr(t) = lr · (1 − z) / (1/2 + (1 − z) / 2), z = t / total_steps; 0 from total_steps on",
  shapes: ["reflected-exponential"],
  code: lambdaCode<{ total_steps: number }>(({ total_steps }) => {
    const left = `(1 - min(step, ${total_steps}) / ${total_steps})`;
    return `${left} / (0.5 + 0.5 * ${left})`;
  }),
  reference: { version: "Chen, Wolfe and Kyrillidis 2021", url: "https://arxiv.org/abs/2107.04197" },
  interval: "step",
  params: () =>
    z.strictObject({
      total_steps: z.int().positive().describe("steps until the rate is 0; epochs where it is stepped so"),
    }),
  examples: [{ title: "a run of 1000 steps", lr: 0.1, params: { total_steps: 1000 }, steps: 1000 }],
  horizon: "total_steps",
  end: ({ total_steps }) => total_steps,
  fromRun: ({ total_steps }, run) => totalFrom(total_steps, run),
  build: ({ total_steps }) =>
    lambda((t) => {
      const left = 1 - Math.min(t, total_steps) / total_steps;
      return left / (0.5 + 0.5 * left);
    }),
}));
