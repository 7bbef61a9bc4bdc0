import { registry } from "../../schedules/index.ts";
import type { Curve } from "../../src/core/curve.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { run } from "../../src/core/run.ts";
import { flagsOf } from "../../src/inputs/all-flags.ts";
import { draftOfTerms } from "../../src/inputs/compose.ts";
import { termsOf } from "../../src/inputs/words.ts";

/** Every curve of rates of a config, whole. Throws a Problem where the config or the run is refused. */
export function compute(config: Record<string, unknown>) {
  return run(plan(draftOf(config), registry), ["lr"]).map((curve) => ({
    ...curve,
    ...values(curve),
  }));
}

/** The first curve of rates of a command line that names no file. */
export async function curveOfLine(argv: readonly string[]): Promise<Curve> {
  const terms = await termsOf(argv, { registry, flagsOf, scheduleIn: async () => undefined });
  const draft = draftOfTerms(terms.map((term) => ({ ...term, config: undefined })));
  const [curve] = run(plan(draft, registry), ["lr"]);
  if (curve === undefined) throw new Error(`no curve in ${argv.join(" ")}`);
  return curve;
}

/** All values of a curve of rates, and of the momentum that its schedule writes; none where it does not. */
export function values(curve: Curve, size?: number) {
  const momentum = curve.also.find(({ parameter }) => parameter === "momentum");
  return { lr: valuesOf(curve, size), momentumValues: momentum ? valuesOf(momentum, size) : [] };
}

/** All values of a curve. */
export function valuesOf(curve: Curve, size?: number): number[] {
  return Array.from(curve.chunks(size), ({ values, length }) => [...values.subarray(0, length)]).flat();
}
