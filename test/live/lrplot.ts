import { registry } from "../../schedules/index.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { isProblem } from "../../src/core/problem.ts";
import { run } from "../../src/core/run.ts";
import type { Outcome } from "./agree.ts";
import type { Tree } from "./trees.ts";

/** What lrplot makes of a tree. Anything thrown that is no Problem is a bug, and goes on up. */
export function lrplotOutcome(tree: Tree): Outcome {
  try {
    const curves = run(plan(draftOf({ ...tree }), registry)).map((curve) => {
      const lr: number[] = [];
      const momentum: number[] = [];
      for (const chunk of curve.chunks()) {
        lr.push(...chunk.lr.subarray(0, chunk.length));
        if (chunk.momentum) momentum.push(...chunk.momentum.subarray(0, chunk.length));
      }
      return { lr, momentum: curve.momentum ? momentum : undefined };
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
