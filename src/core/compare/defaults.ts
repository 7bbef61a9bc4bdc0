import * as z from "zod";
import { chartSchema } from "../chart.ts";
import { dataSchema } from "../data.ts";
import type { Registry } from "../definition.ts";
import { parametersOf } from "../kind.ts";
import { adamW } from "../optimizer.ts";
import type { Plan } from "../plan.ts";
import { findDefinition } from "../registry.ts";

/** What the keys of an object say where they are left out, and why. */
export type Defaults = Readonly<Record<string, { readonly value: unknown; readonly note: string }>>;

const byDefault = (value: unknown) => ({ value, note: "default" });

/** Of the keys of a whole config. */
export function configDefaults({ values, steps_per_epoch, data, lengthOf, parameters }: Plan): Defaults {
  const epochs = values / steps_per_epoch;
  const own = { note: `the length of ${lengthOf}` };
  return {
    steps_per_epoch: data ? { value: steps_per_epoch, note: "of dataset and batch" } : byDefault(1),
    interval: byDefault(steps_per_epoch > 1 ? "step" : "epoch"),
    ...(lengthOf === undefined ? {} : { steps: { value: values, ...own } }),
    ...(lengthOf === undefined || !Number.isInteger(epochs) ? {} : { epochs: { value: epochs, ...own } }),
    parameter: byDefault(parameters.length === 1 ? parameters[0] : parameters),
    chart: byDefault({}),
    ...curveDefaults,
  };
}

/** Of the keys of one of several curves: without an optimizer it is AdamW. */
export const curveDefaults: Defaults = { optimizer: byDefault(adamW) };

/** Of an optimizer that is given. */
export const optimizerDefaults: Defaults = { lr: byDefault(adamW.lr) };

export const dataDefaults = (): Defaults => fallbacks(dataSchema());

export const chartDefaults = (): Defaults => fallbacks(chartSchema());

/** Of a schedule's parameters; none where the object is no schedule. */
export function parameterDefaults({ type }: { readonly type?: unknown }, registry: Registry): Defaults {
  const definition = typeof type === "string" ? findDefinition(registry, type) : undefined;
  return definition ? fallbacks(definition.params(z.any())) : {};
}

function fallbacks(schema: z.ZodObject): Defaults {
  const parameters = parametersOf(schema).filter(({ fallback }) => fallback !== undefined);
  return Object.fromEntries(parameters.map(({ name, fallback }) => [name, byDefault(fallback)]));
}
