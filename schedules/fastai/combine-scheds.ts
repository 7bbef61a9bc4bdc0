import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { below, isProblem, type Path } from "../../src/core/problem.ts";
import { type Annealer, beginsOf, combineScheds } from "./annealers.ts";
import { annealerCode } from "./code.ts";
import { fastaiCounting } from "./counting.ts";
import { annealerParts, overRun, shown } from "./over-run.ts";
import { fastaiReference } from "./reference.ts";

export const combineSchedsDefinition = define(
  { source: "fastai.callback.schedule.combine_scheds", name: "fastai-combine-scheds" },
  () => ({
    summary: "Schedules one after another, each for its part of the run.",
    formula:
      "lr = scheds[i](s), s from 0 to 1 in the i-th part of the run, which is pcts[i] of it; in float32",
    shapes: ["sequence"],
    counting: fastaiCounting,
    reference: fastaiReference("combine_scheds"),
    code: annealerCode,
    interval: "step",
    ownInterval: true,
    params: (part) =>
      z.strictObject({
        pcts: z.array(z.number()).min(1).describe("the part of the run that each has; 1 in all"),
        scheds: annealerParts(part, "combine_scheds").describe("the schedules, SchedCos and its like"),
      }),
    examples: [
      {
        title: "warm up, stay, anneal",
        params: {
          pcts: [0.25, 0.25, 0.5],
          scheds: [
            { type: "fastai.SchedLin", start: 0, end: 0.1 },
            { type: "fastai.SchedNo", start: 0.1, end: 0.1 },
            { type: "fastai.SchedCos", start: 0.1, end: 0.001 },
          ],
        },
        epochs: 10,
        steps_per_epoch: 20,
      },
    ],
    length: shown,
    parts({ pcts, scheds }, { steps }) {
      const begins = beginsOf(pcts, steps);
      return scheds.slice(0, pcts.length).map((part, i) => ({
        part,
        path: ["scheds", i],
        from: begins[i] as number,
        to: begins[i + 1] ?? Number.POSITIVE_INFINITY,
      }));
    },
    build: ({ pcts, scheds }) =>
      overRun((group) =>
        combineScheds(
          pcts,
          scheds.map(({ schedule }, i) => placed(["scheds", i], () => schedule.annealerFor(group))),
        ),
      ),
  }),
);

/** An annealer whose Problems, when it is made and later, say where it stands. */
function placed(path: Path, make: () => Annealer): Annealer {
  const annealer = below(path, make);
  return (pos) => {
    try {
      return annealer(pos);
    } catch (error) {
      throw isProblem(error) ? error.below(...path) : error;
    }
  };
}
