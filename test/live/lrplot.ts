import { registry } from "../../schedules/index.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { isProblem } from "../../src/core/problem.ts";
import { run } from "../../src/core/run.ts";
import { valuesOf } from "../helpers/compute.ts";
import type { Outcome } from "./agree.ts";
import type { Tree } from "./trees.ts";

/** What lrplot makes of a tree. Anything thrown that is no Problem is a bug, and goes on up. */
export function lrplotOutcome(tree: Tree): Outcome {
  try {
    const curves = run(plan(draftOf({ ...tree }), registry)).map((curve) => {
      const momentum = curve.also.find(({ parameter }) => parameter === "momentum");
      return { lr: valuesOf(curve), momentum: momentum && valuesOf(momentum) };
    });
    return {
      lr: curves.map(({ lr }) => lr),
      momentum: curves.every(({ momentum }) => momentum)
        ? curves.map(({ momentum }) => momentum as number[])
        : null,
    };
  } catch (error) {
    if (isProblem(error)) return { refused: error.message };
    throw error;
  }
}
