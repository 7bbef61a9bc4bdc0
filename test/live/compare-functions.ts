import { spawnSync } from "node:child_process";
import { isProblem } from "../../src/core/problem.ts";
import { functionOf } from "../../src/python/function/index.ts";
import { functionProgram } from "./functions.ts";
import { Random } from "./random.ts";

/** A function's text, steps, and what Python made of it at each: a number, or a word where it is none. */
export interface FunctionCase {
  readonly text: string;
  readonly t: readonly number[];
  readonly want: readonly (number | string)[];
}

/** Which random functions, and at which steps. */
export interface Sample {
  readonly count: number;
  readonly seed: number;
  readonly t: readonly number[];
}

/** Random functions with what a Python makes of them; undefined where there is none. */
export function recordFunctions(
  { count, seed, t }: Sample,
  python: string,
  script: string,
): FunctionCase[] | undefined {
  const r = new Random(seed);
  const cases = r.list(count, () => ({ text: functionProgram(r), t }));
  const input = cases.map((each) => `${JSON.stringify(each)}\n`).join("");
  const { status, stdout, stderr } = spawnSync(python, [script], {
    input,
    encoding: "utf8",
    maxBuffer: 400_000_000,
  });
  if (status === null) return undefined;
  if (status !== 0) throw new Error(`${python} ended with ${status}: ${stderr}`);
  const lines = stdout.trimEnd().split("\n");
  return cases.map((each, i) => ({ ...each, want: JSON.parse(lines[i] as string) }));
}

/** What we make of a function at some steps: a number, or why there is none. */
export function outcomesOf(text: string, t: readonly number[]): (number | string)[] {
  const guarded = <T>(work: () => T): T | string => {
    try {
      return work();
    } catch (error) {
      if (isProblem(error)) return error.message;
      throw error;
    }
  };
  const f = guarded(() => functionOf(text));
  if (typeof f === "string") return t.map(() => f);
  return t.map((step) => guarded(() => f(step)));
}

/** Is it refused for a value on the way that is none of ours: an int beyond 2**53, a complex number? */
export const isBeyond = (got: number | string): boolean =>
  typeof got === "string" && /beyond 2\*\*53|is complex/.test(got);

/** Do both give the same number, or none? */
export function agrees(got: number | string, want: number | string): boolean {
  if (typeof got === "string" || typeof want === "string") return typeof got === typeof want;
  return Math.abs(got - want) <= 1e-11 * Math.abs(want) + 1e-13;
}

const STEPS = [0, 1, 2, 3, 5, 7, 10, 14, 29, 30, 31, 100, 999, 12345];

/** Compare random functions with a Python; undefined where there is none. */
export function compareFunctions(
  count: number,
  seed: number,
  python: string,
  script: string,
): { values: number; beyond: number; apart: string[] } | undefined {
  const cases = recordFunctions({ count, seed, t: STEPS }, python, script);
  if (!cases) return undefined;
  let beyond = 0;
  const apart: string[] = [];
  for (const { text, t, want } of cases) {
    outcomesOf(text, t).forEach((got, i) => {
      if (agrees(got, want[i] as number | string)) return;
      if (isBeyond(got)) beyond++;
      else apart.push(`${text}\n  at step ${t[i]}: lrplot ${got}, Python ${want[i]}`);
    });
  }
  return { values: count * STEPS.length, beyond, apart };
}
