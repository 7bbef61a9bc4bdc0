import { color } from "d3-color";
import * as z from "zod";
import { once } from "./once.ts";

const limits = () =>
  z.tuple([z.number(), z.number()]).refine(([low, high]) => low < high, {
    error: ({ input }) => {
      const [low, high] = input as [number, number];
      return `${low} is not below ${high}`;
    },
  });

export const chartSchema = once(() =>
  z.strictObject({
    width: z.int().min(200).max(10_000).default(800).describe("of the whole picture, in pixels"),
    height: z.int().min(120).max(10_000).default(400).describe("of the whole picture, in pixels"),
    scale: z.number().min(0.1).max(10).default(2).describe("PNG pixels per pixel"),
    log_y: z
      .boolean()
      .default(false)
      .describe("logarithmic rate axis; where no rate is shown, that of the first parameter"),
    theme: z
      .enum(["light", "dark", "print"])
      .optional()
      .describe(
        "colours for a light page, a dark one, or black ink (default: light; a page follows its reader)",
      ),
    background: z
      .string()
      .refine((text) => color(text) !== null, {
        error: ({ input }) => `${JSON.stringify(input)} is not a CSS colour`,
      })
      .optional()
      .describe("CSS colour behind the chart, or transparent"),
    line: z
      .enum(["linear", "step"])
      .default("linear")
      .describe("slopes between values, or a flat piece for each"),
    x: z
      .enum(["step", "epoch", "both"])
      .optional()
      .describe("what the lower axis counts, or both: steps below and epochs above"),
    xlim: limits().optional().describe("ends of the lower axis, in what it counts"),
    ylim: limits().optional().describe("ends of the rate axis, or that of the first parameter"),
    annotate: z
      .boolean()
      .default(true)
      .describe("mark the end of warm-up, restarts, milestones, peak and final rate where there is room"),
    mark_findings: z
      .boolean()
      .default(false)
      .describe("mark what may not be meant where it is seen, and say it below the chart"),
  }),
);

/** What the `chart` key of a config says of the picture, with every default. */
export type ChartOptions = z.output<ReturnType<typeof chartSchema>>;
