import * as z from "zod";
import { define } from "../../src/core/definition.ts";
import { below, isProblem } from "../../src/core/problem.ts";
import type { Scheduler } from "../../src/core/schedule.ts";
import { configCode } from "./code.ts";
import { mmengineCounting } from "./counting.ts";
import { entry } from "./list-entry.ts";
import { endOfList, listOf, milestonesOfList, pathTo, sectionsOf } from "./list-turns.ts";
import type { ParamScheduler } from "./param-scheduler-machine.ts";
import { tutorial } from "./reference.ts";

export const paramSchedulerList = define(
  { source: "mmengine.runner.Runner.param_scheduler", name: "mmengine-param-scheduler" },
  () => ({
    summary: "A list of mmengine's schedulers acting together, as its Runner builds and steps them.",
    formula: [
      "each scheduler acts on what the ones before it left, for begin ≤ t < end;",
      "t counts iterations where by_epoch is false or convert_to_iter_based true, else epochs",
    ].join("\n"),
    shapes: ["sequence"],
    code: configCode,
    counting: mmengineCounting,
    reference: tutorial,
    ownInterval: true,
    params: (part) =>
      z.strictObject({
        param_scheduler: z
          .union([entry(part), z.array(entry(part)).max(1000)])
          .describe("dicts as in a config of mmengine's: type, its parameters and convert_to_iter_based"),
      }),
    fed: ({ param_scheduler }) => (listOf(param_scheduler).some(({ fed }) => fed) ? "epoch" : undefined),
    end: ({ param_scheduler }, told) => endOfList(param_scheduler, told),
    milestones: ({ param_scheduler }, told) => milestonesOfList(param_scheduler, told),
    parts: ({ param_scheduler }, course) => sectionsOf(param_scheduler, course),
    examples: [
      {
        title: "warm up by iteration, then drop by epoch (detection's 1x)",
        lr: 0.02,
        params: {
          param_scheduler: [
            { type: "LinearLR", start_factor: 0.001, by_epoch: false, begin: 0, end: 100 },
            { type: "MultiStepLR", begin: 0, end: 12, by_epoch: true, milestones: [8, 11], gamma: 0.1 },
          ],
        },
        epochs: 12,
        steps_per_epoch: 50,
      },
      {
        title: "written in epochs, stepped by iteration",
        lr: 1e-3,
        params: {
          param_scheduler: [
            { type: "LinearLR", start_factor: 0.01, end: 5, convert_to_iter_based: true },
            { type: "CosineAnnealingLR", eta_min: 1e-5, begin: 5, convert_to_iter_based: true },
          ],
        },
        epochs: 50,
        steps_per_epoch: 20,
      },
    ],
    build({ param_scheduler }): Scheduler {
      const entries = listOf(param_scheduler);
      return {
        writes: [...new Set(entries.flatMap(({ writes }) => writes))],
        attach(group, training) {
          const { by_epoch, steps_per_epoch, metrics } = training;
          const schedulers = entries.map((each, i) => {
            const scheduler = below(pathTo(param_scheduler, i), () =>
              each.made(training).attach(group, training),
            );
            return { i, each, scheduler };
          });
          const byIteration = schedulers.filter(({ each }) => !each.by_epoch);
          // a run that is counted in iterations is one long epoch, which ends behind its last value
          const byEpoch = schedulers.filter(({ each }) => each.by_epoch && by_epoch);
          const watching = schedulers.filter(({ scheduler }) => scheduler.evaluate);
          let iteration = 0;
          let at = 0;
          const stepAll = (some: readonly { i: number; scheduler: ParamScheduler }[]) => {
            for (let k = 0; k < some.length; k++) {
              const { i, scheduler } = some[k] as (typeof some)[number];
              at = i;
              scheduler.step();
            }
          };
          const hooks = () => {
            stepAll(byIteration);
            if (iteration % steps_per_epoch !== 0) return;
            stepAll(byEpoch);
            for (const { scheduler } of watching) {
              scheduler.evaluate?.(metrics?.[iteration / steps_per_epoch - 1] ?? Number.NaN);
            }
          };
          return {
            step() {
              iteration++;
              try {
                hooks();
              } catch (error) {
                throw isProblem(error) ? error.below(...pathTo(param_scheduler, at)) : error;
              }
            },
          };
        },
      };
    },
  }),
);
