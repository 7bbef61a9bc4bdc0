import { spawnSync } from "node:child_process";
import type { Outcome } from "./agree.ts";
import type { Tree } from "./trees.ts";

/** A Python that has torch. */
export interface Torch {
  readonly python: string;
  readonly version: string;
  /** What torch makes of these trees; with `nudge`, a seed, when every last bit may be another. */
  outcomes(trees: readonly Tree[], nudge?: number): Outcome[];
}

/** More than the answers to 20,000 trees. */
const MOST_OUTPUT = 400_000_000;

type Answer =
  | { lr: number[][]; momentum: number[][] | null }
  | { error: string; message: string; at: number | "construct" };

function record(python: string, recorder: string, input: string, nudge?: number): string[] | undefined {
  const args = [recorder, ...(nudge === undefined ? [] : ["--nudge", String(nudge)])];
  const { status, stdout, stderr } = spawnSync(python, args, {
    input,
    encoding: "utf8",
    maxBuffer: MOST_OUTPUT,
  });
  if (status !== 0) {
    if (input !== "") throw new Error(`${python} ended with ${status}: ${stderr}`);
    return undefined;
  }
  return stdout.trimEnd().split("\n");
}

/** The first of these Pythons that imports torch. */
export function findTorch(pythons: readonly string[], recorder: string): Torch | undefined {
  for (const python of pythons) {
    const [hello] = record(python, recorder, "") ?? [];
    if (hello === undefined) continue;
    const { torch: version } = JSON.parse(hello) as { torch: string };
    const outcomes = (trees: readonly Tree[], nudge?: number) => {
      if (trees.length === 0) return [];
      const input = trees.map((tree) => `${JSON.stringify(tree)}\n`).join("");
      return (record(python, recorder, input, nudge) ?? []).slice(1).map(outcomeOf);
    };
    return { python, version, outcomes };
  }
  return undefined;
}

function outcomeOf(line: string): Outcome {
  const answer = JSON.parse(line) as Answer;
  if (!("error" in answer)) return answer;
  const at = answer.at === "construct" ? "at construction" : `at step ${answer.at}`;
  return { refused: `${answer.error} ${at}: ${answer.message}` };
}
