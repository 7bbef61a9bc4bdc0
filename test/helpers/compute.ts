import { registry } from "../../schedules/index.ts";
import type { Curve } from "../../src/core/curve.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { run } from "../../src/core/run.ts";
import { flagsOf } from "../../src/inputs/all-flags.ts";
import { draftOfTerms } from "../../src/inputs/compose.ts";
import { termsOf } from "../../src/inputs/words.ts";

/** Every curve of a config, whole. Throws a Problem where the config or the run is refused. */
export function compute(config: Record<string, unknown>) {
  return run(plan(draftOf(config), registry)).map((curve) => ({ ...curve, ...values(curve) }));
}

/** The first curve of a command line that names no file. */
export async function curveOfLine(argv: readonly string[]): Promise<Curve> {
  const terms = await termsOf(argv, { registry, flagsOf, scheduleIn: async () => undefined });
  const [curve] = run(plan(draftOfTerms(terms.map((term) => ({ ...term, config: undefined }))), registry));
  if (curve === undefined) throw new Error(`no curve in ${argv.join(" ")}`);
  return curve;
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
