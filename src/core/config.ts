import * as z from "zod";

/** More values than this are a mistake: 10⁹ rows of CSV are 30 GB. */
export const mostValues = 1e9;

const count = (text: string) => z.int().min(1).max(mostValues).optional().describe(text);

const rate = () => z.number().min(0);
const momentum = () => z.number().min(0).lt(1);

/** One value, a list with one per param group, or an object that names the groups. */
const perParamGroup = <T extends z.ZodType>(value: T) =>
  z.union([value, z.array(value).min(1), z.record(z.string().min(1), value)]);

export const optimizerSchema = () =>
  z.strictObject({
    lr: perParamGroup(rate())
      .optional()
      .describe("rate; a list, or an object with names, makes param groups"),
    momentum: momentum().optional().describe("momentum, for schedulers that cycle it"),
    betas: z
      .tuple([momentum(), momentum()])
      .optional()
      .describe("Adam's betas; schedulers that cycle momentum cycle the first"),
    initial_lr: perParamGroup(z.number())
      .optional()
      .describe("the first run's rate, to resume with last_epoch"),
  });

export const chartSchema = () =>
  z.strictObject({
    width: z.int().min(100).max(10_000).default(800).describe("of the whole picture, in pixels"),
    height: z.int().min(100).max(10_000).default(400).describe("of the whole picture, in pixels"),
    scale: z.number().min(0.1).max(10).default(2).describe("PNG pixels per pixel"),
    log_y: z.boolean().default(false).describe("logarithmic rate axis"),
    theme: z.enum(["light", "dark"]).default("light").describe("colours for a light or a dark page"),
    background: z.string().min(1).optional().describe("CSS colour behind the chart, or transparent"),
    line: z
      .enum(["linear", "step"])
      .default("linear")
      .describe("slopes between values, or a flat piece for each"),
  });

/** What is said of one curve beside its schedule. */
export const curveSchema = () =>
  z.strictObject({
    label: z.string().min(1).max(200).optional().describe("name of the curve in the legend"),
  });

/** The config without its schedules, which need a registry to be checked: see plan(). */
export const configSchema = () =>
  z.strictObject({
    $schema: z.string().optional().describe("where the JSON Schema of this file is"),
    title: z.string().max(1000).optional().describe("title of the chart"),
    epochs: count("epochs of the run"),
    steps_per_epoch: count("optimizer steps in an epoch"),
    steps: count("steps of the run, in the place of epochs"),
    interval: z
      .enum(["epoch", "step"])
      .optional()
      .describe("what the scheduler is stepped at: by default every step where steps_per_epoch is above 1"),
    optimizer: optimizerSchema().optional().describe("the optimizer; without it AdamW with its defaults"),
    metrics: z
      .union([z.array(z.number()), z.string().min(1)])
      .optional()
      .describe("what a plateau scheduler is stepped with: values, or FILE.csv:COLUMN"),
    schedule: z.unknown().optional().describe("the schedule"),
    curves: z
      .array(
        curveSchema().extend({
          schedule: z.unknown().optional().describe("the schedule"),
          optimizer: optimizerSchema().optional().describe("an optimizer of its own"),
        }),
      )
      .min(1)
      .max(100)
      .optional()
      .describe("several schedules, in the place of schedule"),
    chart: chartSchema().optional().describe("the picture"),
  });

export type Config = z.output<ReturnType<typeof configSchema>>;
export type Optimizer = z.output<ReturnType<typeof optimizerSchema>>;
