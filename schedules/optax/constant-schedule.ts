import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { optaxCode } from "./code.ts";
import { optaxCounting } from "./counting.ts";
import { value } from "./parameters.ts";
import { optaxReference } from "./reference.ts";

export const optaxConstant = define({ source: "optax.constant_schedule", name: "optax-constant" }, () => ({
  summary: "The same rate at every step.",
  formula: "lr(t) = value",
  shapes: ["constant"],
  counting: optaxCounting,
  reference: optaxReference,
  code: optaxCode,
  interval: "step",
  params: () => z.strictObject({ value: value("the rate") }),
  examples: [{ title: "one thousandth", params: { value: 0.001 }, steps: 100 }],
  length: () => 100,
  counts: [],
  build: ({ value }) => ({ at: () => value }),
}));
