import { registry } from "../../schedules/index.ts";
import type { Curve } from "../../src/core/curve.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { run } from "../../src/core/run.ts";

/** Every curve of a config, whole. Throws a Problem where the config or the run is refused. */
export function compute(config: Record<string, unknown>) {
  return run(plan(draftOf(config), registry)).map((curve) => ({ ...curve, ...values(curve) }));
}

/** All values of a curve. */
export function values(curve: Curve, size?: number) {
  const lr: number[] = [];
  const momentum: number[] = [];
  for (const chunk of curve.chunks(size)) {
    lr.push(...chunk.lr.subarray(0, chunk.length));
    if (chunk.momentum) momentum.push(...chunk.momentum.subarray(0, chunk.length));
  }
  return { lr, momentumValues: momentum };
}
