import { show } from "../../core/check.ts";
import { Problem } from "../../core/problem.ts";
import type { Values } from "./format.ts";
import { isObject } from "./object.ts";
import type { Entry } from "./translated.ts";
import { cast, own } from "./value.ts";

/** The name of a schedule, as transformers' SchedulerType has it: one that Python printed is `SchedulerType.COSINE`. */
export function schedulerName(value: unknown): unknown {
  return typeof value === "string" && value.startsWith("SchedulerType.")
    ? value.slice("SchedulerType.".length).toLowerCase()
    : value;
}

/** A name that the Trainer knows and that cannot be drawn; a Problem says why. */
export function checkDrawable(name: unknown, key: string): void {
  if (name !== "greedy") return;
  throw new Problem("greedy follows a metric of the run up and down", {
    path: [key],
    allowed: "a schedule that is known before the run can be drawn",
    hint: "Try lrplot hf-greedy --metrics val.csv:loss for what it makes of recorded values",
  });
}

/** `lr_scheduler_kwargs`: an object, or one as JSON in a string, its numbers written as text cast. */
export function schedulerKwargs(values: Values, key = "lr_scheduler_kwargs"): Entry[] {
  const written = own(values, key);
  if (written === undefined || written === "") return [];
  const kwargs = typeof written === "string" ? parsed(written, key) : written;
  if (!isObject(kwargs)) {
    throw new Problem(`${show(written)} holds no parameters`, {
      path: [key],
      allowed: 'an object such as {"num_cycles": 4}, or that as text',
    });
  }
  return Object.entries(kwargs).map(([name, value]) => ({
    ours: ["schedule", "scheduler_specific_kwargs", name],
    value: cast(value),
    theirs: typeof written === "string" ? [key] : [key, name],
  }));
}

function parsed(text: string, key: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem(`${show(text)} is not JSON`, {
      path: [key],
      allowed: 'an object such as {"num_cycles": 4}',
    });
  }
}

/** The steps of the warm-up, and how they come about. */
export interface Warmup {
  /** A number, undefined where a share is of nobody knows what; or what is written there, for the schema to refuse. */
  readonly steps: unknown;
  /** The key that they were copied from; undefined for those that were computed. */
  readonly theirs: string | undefined;
  readonly notes: readonly string[];
}

/**
 * `get_warmup_steps` of TrainingArguments, old and new: `warmup_steps` of 1 or more are steps, below 1 a share of the
 * run; where they are 0, `warmup_ratio` is one. A share is rounded up.
 */
export function trainerWarmup(values: Values, total: number | undefined): Warmup {
  const steps = cast(own(values, "warmup_steps")) ?? 0;
  if (typeof steps !== "number" || steps < 0) return { steps, theirs: "warmup_steps", notes: [] };
  const ratio = warmupRatio(values);
  if (steps >= 1) {
    const whole = Math.trunc(steps);
    const notes = ratio > 0 ? ["warmup_steps goes before warmup_ratio"] : [];
    return { steps: whole, theirs: whole === steps ? "warmup_steps" : undefined, notes };
  }
  const [key, part] = steps > 0 ? ["warmup_steps", steps] : ["warmup_ratio", ratio];
  if (part === 0) return { steps: 0, theirs: undefined, notes: [] };
  if (total === undefined) return { steps: undefined, theirs: undefined, notes: [] };
  const share = Math.ceil(total * part);
  return {
    steps: share,
    theirs: undefined,
    notes: [`${key} ${part} of ${total} steps is a warm-up of ${share}`],
  };
}

/** A share of the run, 0 where nobody says one. Throws a Problem for what is none. */
export function warmupRatio(values: Values): number {
  const ratio = cast(own(values, "warmup_ratio")) ?? 0;
  if (typeof ratio === "number" && ratio >= 0 && ratio <= 1) return ratio;
  throw new Problem(`${show(ratio)} is no share of the run`, {
    path: ["warmup_ratio"],
    allowed: "a number from 0 to 1; warmup_steps are steps",
  });
}
