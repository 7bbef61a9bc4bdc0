import type { CodeStyle } from "../../src/core/code/style.ts";
import { optimizerLines, schedulerOf, stepLine } from "../torch/code.ts";

/** A timm scheduler is told what comes next: the epoch at the end of one, or the update after one. */
function timmCodeOf(target: string): CodeStyle {
  return {
    ...schedulerOf("optimizer"),
    program(call, run) {
      const { text, imports } = this.expression(call);
      const step =
        run.interval === "step"
          ? "scheduler.step_update(num_updates)"
          : `scheduler.step(epoch + 1${run.fed === undefined ? "" : ", metric"})`;
      return {
        imports: ["import torch", ...imports],
        lines: [...optimizerLines(run), { before: `${target} = `, text }, stepLine(step, run)],
      };
    },
  };
}

export const timmCode = timmCodeOf("scheduler");

/** The factory says how long the run is, too. */
export const timmFactoryCode = timmCodeOf("scheduler, num_epochs");
