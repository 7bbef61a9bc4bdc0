import * as z from "zod";
import { once } from "./once.ts";
import { parameterNames } from "./parameter-name.ts";
import { printable } from "./unprintable.ts";

/** More values than this are a mistake: 10⁹ rows of CSV are 30 GB. */
export const mostValues = 1e9;

const line = () => z.string().regex(printable);

const count = (text: string) => z.int().min(1).max(mostValues).optional().describe(text);

const rate = () => z.number().min(0);
const momentum = () => z.number().min(0).lt(1);

/** One value, a list with one per param group, or an object that names the groups. */
const perParamGroup = <T extends z.ZodType>(value: T) =>
  z.union([value, z.array(value).min(1), z.record(z.string().min(1), value)]);

export const optimizerSchema = once(() =>
  z.strictObject({
    lr: perParamGroup(rate())
      .optional()
      .describe("rate; a list makes param groups, and so do names (head=1e-3,body=1e-5)"),
    momentum: momentum().optional().describe("momentum, for schedulers that cycle it"),
    betas: z
      .tuple([momentum(), momentum()])
      .optional()
      .describe("Adam's betas; schedulers that cycle momentum cycle the first"),
    weight_decay: z.number().min(0).optional().describe("weight decay, for schedulers that change it"),
    groups: z
      .int()
      .min(1)
      .max(1000)
      .optional()
      .describe("param groups, where all of them have the same rate"),
    initial_lr: perParamGroup(z.number())
      .optional()
      .describe("the first run's rate, to resume with last_epoch"),
  }),
);

/** What is said of one curve beside its schedule. */
export const labelSchema = once(() =>
  z.strictObject({
    label: line().min(1).max(200).optional().describe("name of the curve in the legend"),
  }),
);

/** Several curves; their schedules and optimizers are checked apart. */
export const curvesSchema = once(() =>
  z.strictObject({
    curves: z
      .array(labelSchema().extend({ schedule: z.unknown().optional(), optimizer: z.unknown().optional() }))
      .min(1)
      .max(100)
      .describe("several schedules, in the place of schedule"),
  }),
);

/** The keys of a config. What is an object in itself has a schema of its own, made only where it is there. */
export const configSchema = once(() =>
  z.strictObject({
    $schema: z.string().optional().describe("where the JSON Schema of this file is"),
    title: line().max(1000).optional().describe("title of the chart"),
    epochs: count("epochs of the run"),
    steps_per_epoch: count("optimizer steps in an epoch"),
    steps: count("steps of the run, in the place of epochs"),
    interval: z
      .enum(["epoch", "step"])
      .optional()
      .describe("what the scheduler is stepped at: by default every step where steps_per_epoch is above 1"),
    parameter: z
      .union([z.enum(parameterNames), z.array(z.enum(parameterNames)).min(1).describe("a list of them")])
      .optional()
      .describe("what is shown, several in panels: by default the rate"),
    metrics: z
      .union([z.array(z.number()), z.string().min(1)])
      .optional()
      .describe("what a plateau scheduler is stepped with: values, or FILE.csv:COLUMN"),
    ignore: z
      .array(line().min(1))
      .optional()
      .describe("rules that are not to speak, by id or by name: LR004, never-anneals"),
    data: z.unknown().optional().describe("dataset and batch, from which steps_per_epoch follows"),
    optimizer: z.unknown().optional().describe("the optimizer; without it AdamW with its defaults"),
    schedule: z.unknown().optional().describe("the schedule"),
    curves: z.unknown().optional(),
    chart: z.unknown().optional().describe("the picture"),
  }),
);

/** Keys of a config that hold an object of their own. */
export const objectKeys = ["data", "optimizer", "schedule", "curves", "chart"] as const;

export type Config = z.output<ReturnType<typeof configSchema>>;
export type Optimizer = z.output<ReturnType<typeof optimizerSchema>>;
