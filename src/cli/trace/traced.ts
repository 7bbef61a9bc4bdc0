import { Problem } from "../../core/problem.ts";
import { type Asking, answersOf, type Request } from "./python.ts";
import { type Refusal, refused } from "./refused.ts";

/** What one param group of an optimizer had. */
export interface Series {
  /** Which optimizer, or function of the step, of those that were returned, from 0. */
  readonly subject: number;
  /** Classes of what is stepped behind it, or the function's name; none for an optimizer that nobody schedules. */
  readonly schedulers: readonly string[];
  /** Its class; null for a function. */
  readonly optimizer: string | null;
  /** The param group's name, or its index. */
  readonly group: string | number;
  /** Those of its schedulers that are stepped at every epoch, as Lightning does where nothing says when. */
  readonly by_epoch: readonly string[];
  /** The rate at each step. */
  readonly lr: readonly number[];
  /** The momentum beside each; null where the group has none. */
  readonly momentum: readonly (number | null)[];
}

type Answer =
  | { readonly series: readonly Omit<Series, "lr" | "momentum">[] }
  | { readonly lr: readonly number[][]; readonly momentum: readonly (number | null)[][] }
  | { readonly done: true }
  | { readonly error: Refusal };

/** Run what a word names, and all that its optimizers had. Throws a Problem where there is nothing, or it breaks. */
export async function traced(word: string, request: Request, asking: Asking): Promise<Series[]> {
  const all: (Omit<Series, "lr" | "momentum"> & { lr: number[]; momentum: (number | null)[] })[] = [];
  for await (const line of answersOf(request, asking)) {
    const answer = answerIn(line);
    if (answer === undefined || "done" in answer) continue;
    if ("error" in answer) throw refused(answer.error, word, request, asking);
    if ("series" in answer) all.push(...answer.series.map((one) => ({ ...one, lr: [], momentum: [] })));
    else {
      for (const [i, one] of all.entries()) {
        for (const rate of answer.lr[i] ?? []) one.lr.push(rate);
        for (const momentum of answer.momentum[i] ?? []) one.momentum.push(momentum);
      }
    }
  }
  if (all.length > 0 && all.every(({ lr }) => lr.length === request.steps)) return all;
  throw new Problem(`${asking.python} answered nothing that lrplot understands`, {
    allowed: "it is to be Python 3.8 or newer",
  });
}

function answerIn(line: string): Answer | undefined {
  try {
    return JSON.parse(line) as Answer;
  } catch {
    return undefined; // no Python
  }
}
