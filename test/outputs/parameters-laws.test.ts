import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { parameterNames } from "../../src/core/parameter-name.ts";
import { isProblem } from "../../src/core/problem.ts";
import { svgOf } from "../../src/outputs/chart/render.ts";
import { linesOf } from "../../src/outputs/terminal/chart.ts";
import { cosine, curveOf, figureWith } from "../helpers/figure.ts";

/** Figures of some curves and parameters, of any size. */
const figures = fc
  .record({
    parameters: fc.shuffledSubarray([...parameterNames], { minLength: 1 }),
    labels: fc.uniqueArray(fc.constantFrom("a", "b", "head", "a much longer name of a curve"), {
      minLength: 1,
    }),
    low: fc.double({ min: 0, max: 1, noNaN: true }),
    span: fc.constantFrom(0, 1e-9, 0.1, 1000),
    length: fc.integer({ min: 1, max: 60 }),
    width: fc.integer({ min: 200, max: 900 }),
    height: fc.integer({ min: 120, max: 600 }),
    log_y: fc.boolean(),
    line: fc.constantFrom("linear" as const, "step" as const),
    x: fc.constantFrom("both" as const, undefined),
  })
  .map(({ parameters, labels, low, span, length, ...chart }): Figure => {
    const curves = parameters.flatMap((parameter) =>
      labels.map((label, i) =>
        curveOf({ length, lr: cosine(low, low + span * (i + 1), 20) }, { label, parameter }),
      ),
    );
    return figureWith(curves, chart, { x: "step", steps_per_epoch: 5 });
  });

test("panels of any size are drawn, or are said to have no room", async () => {
  let drawn = 0;
  await fc.assert(
    fc.asyncProperty(figures, async (figure) => {
      try {
        const source = await svgOf(figure, () => {});
        expect(source).not.toMatch(/NaN|Infinity/);
        drawn++;
      } catch (error) {
        if (!isProblem(error)) throw error;
        expect([error.path, figure.parameters.length > 1]).toEqual([["chart", "height"], true]);
      }
    }),
    { numRuns: 60 },
  );
  expect(drawn).toBeGreaterThan(20);
});

test("charts of a terminal take no more than its rows and columns", async () => {
  await fc.assert(
    fc.asyncProperty(
      figures,
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 10, max: 160 }),
      async (figure, rows, columns) => {
        const lines = await linesOf(figure, () => {}, { rows, columns, colors: 1 });
        expect(lines.length).toBeLessThanOrEqual(Math.max(Math.min(rows, 4), rows - 2, 1));
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(columns);
      },
    ),
    { numRuns: 200 },
  );
});
