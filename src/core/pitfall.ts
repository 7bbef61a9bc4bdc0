import type { Severity } from "./finding.ts";
import type { Path } from "./problem.ts";

/** What the parameters of a schedule may be judged by. */
export interface Setting {
  /** How often it is stepped in the run, its construction among them: it has the steps 0 … steps − 1. */
  readonly steps: number;
  /** The step of the run at which it has its step 0: where its turn comes, among several. */
  readonly origin: number;
  /** What it is stepped at. */
  readonly interval: "step" | "epoch";
  /** Optimizer steps in an epoch; undefined where nobody told. */
  readonly steps_per_epoch: number | undefined;
  /** The rate of its param group, as the optimizer begins with it. */
  readonly lr: number;
  /** Did the user say the rate? */
  readonly saysRate: boolean;
  /** How many values of a metric it is told in the run. */
  readonly metrics: number | undefined;
}

/** What of a schedule's own parameters is likely not meant. */
export interface Pitfall {
  /** The rule that it breaks: `LR020`. */
  readonly rule: string;
  /** Where that of the rule is not right. */
  readonly severity?: Severity;
  /** What was seen, with the numbers: a sentence without its full stop. */
  readonly message: string;
  /** What to do if it was not meant; the rule's own where left out. */
  readonly advice?: string;
  /** The parameter that it is about. */
  readonly path?: Path;
  /** Parameters to write instead. */
  readonly changes?: Readonly<Record<string, unknown>>;
  /** The step at which it is seen. */
  readonly at?: number;
  /** Rules that see but a consequence of it. */
  readonly covers?: readonly string[];
}
