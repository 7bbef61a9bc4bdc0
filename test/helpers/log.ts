import { registry } from "../../schedules/index.ts";
import type { Curve } from "../../src/core/curve.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plannedOf as ofPlan, type Planned } from "../../src/core/log/course.ts";
import type { Log, LogRow } from "../../src/core/log/log.ts";
import { LogRows } from "../../src/core/log/log-rows.ts";
import { plan } from "../../src/core/plan.ts";
import { run } from "../../src/core/run.ts";

/** A plan of `steps` steps, and its curve, which may be run for longer. */
export function plannedOf(schedule: object, steps: number, steps_per_epoch = 1): Planned {
  const length =
    steps_per_epoch > 1 ? { epochs: Math.ceil(steps / steps_per_epoch), steps_per_epoch } : { steps };
  return plannedBy({ ...length, optimizer: { lr: 0.1 }, schedule });
}

/** What a log is held against of a config's only curve. */
export function plannedBy(config: Readonly<Record<string, unknown>>): Planned {
  const made = plan(draftOf(config), registry);
  return ofPlan(made, run(made, ["lr"])[0] as Curve, 0, registry);
}

/** All values of a curve, in chunks of a size. */
export function valuesIn(curve: Pick<Curve, "chunks">, size?: number): number[] {
  const values: number[] = [];
  for (const chunk of curve.chunks(size)) values.push(...chunk.values.subarray(0, chunk.length));
  return values;
}

/** The first `length` values that a plan has when it is run for so long. */
export function valuesOf({ longer }: Planned, length: number): number[] {
  return valuesIn(longer(length) as Curve);
}

export const logOf = (rows: readonly LogRow[], given: Partial<Log> = {}): Log => ({
  name: "log.csv",
  column: "lr",
  stepColumn: "step",
  countsEpochs: false,
  firstSteps: [0],
  read: rows.length,
  skips: [],
  rows: LogRows.of(rows),
  ...given,
});

export const rowsOf = (steps: readonly number[], at: (step: number) => number): LogRow[] =>
  steps.map((step, i) => ({ step, value: at(step), line: i + 2 }));

export const everyStep = (length: number) => Array.from({ length }, (_, i) => i);
