import { cosineThenConstant, quadraticWarmup, reflected } from "./axolotl-lambdas.ts";
import type { Values } from "./format.ts";
import { schedulerKwargs } from "./trainer-schedule.ts";
import type { Entry } from "./translated.ts";
import { cast, has, numberAt, own } from "./value.ts";

/** What is known when a schedule is made. */
interface Known {
  readonly name: unknown;
  /** Steps of the run. */
  readonly total: number | undefined;
  /** Steps of the warm-up; may be anything. */
  readonly warmup: unknown;
}

interface Schedule {
  readonly entries: readonly Entry[];
  readonly notes: readonly string[];
}

/** The schedule that Axolotl's trainer makes of a name and the keys beside it, in the order in which it asks for them. */
export function axolotlSchedule(values: Values, known: Known): Schedule {
  const { name, total, warmup } = known;
  const lowest = numberAt(values, "cosine_min_lr_ratio") ?? 0;
  const constant = numberAt(values, "cosine_constant_lr_ratio") ?? 0;
  const isCosine = name === "cosine";
  if (typeof total === "number" && typeof warmup === "number") {
    if (name === "one_cycle") return { entries: oneCycle(values, total, warmup), notes: [] };
    // transformers is told cosine then, so that the ratio of the cosine's lowest rate is the rex's, too
    if (name === "rex") return lambda(reflected(total, warmup, lowest), "lr_scheduler", rexNotes(warmup));
    if (isCosine && own(values, "lr_quadratic_warmup") === true) {
      const notes = lowest > 0 ? ["cosine_min_lr_ratio is not read beside lr_quadratic_warmup"] : [];
      return lambda(quadraticWarmup(total, warmup), "lr_quadratic_warmup", notes);
    }
    if (isCosine && lowest > 0 && constant > 0) {
      return lambda(cosineThenConstant(total, warmup, lowest, constant), "cosine_constant_lr_ratio");
    }
  }
  return { entries: ofTransformers(values, known, isCosine && lowest > 0 ? lowest : undefined), notes: [] };
}

function lambda(text: string, key: string, notes: readonly string[] = []): Schedule {
  return {
    entries: [
      { ours: ["schedule", "type"], value: "torch.LambdaLR" },
      { ours: ["schedule", "lr_lambda"], value: text, theirs: [key] },
    ],
    notes,
  };
}

const rexNotes = (warmup: number) =>
  warmup > 0 ? ["the first step of Axolotl's rex is none of its warm-up, and not 0"] : [];

/** torch's OneCycleLR, which rises for as long as the warm-up. */
function oneCycle(values: Values, total: number, warmup: number): Entry[] {
  const kwargs = schedulerKwargs(values).map(({ ours, ...rest }) => ({
    ...rest,
    ours: ["schedule", String(ours.at(-1))],
  }));
  return [
    { ours: ["schedule", "type"], value: "torch.OneCycleLR" },
    { ours: ["schedule", "max_lr"], value: cast(own(values, "learning_rate")), theirs: ["learning_rate"] },
    { ours: ["schedule", "total_steps"], value: total },
    { ours: ["schedule", "pct_start"], value: warmup / total },
    { ours: ["schedule", "anneal_strategy"], value: "cos" },
    ...kwargs,
  ];
}

function ofTransformers(values: Values, { name, warmup }: Known, lowest: number | undefined): Entry[] {
  const type: Entry = { ours: ["schedule", "type"], value: "transformers.get_scheduler" };
  const theirs = has(values, "lr_scheduler") ? ["lr_scheduler"] : undefined;
  const isWarmedUp = name !== "constant" && name !== "reduce_lr_on_plateau";
  const steps: Entry = {
    ours: ["schedule", "num_warmup_steps"],
    value: isWarmedUp ? warmup : undefined,
    theirs: numberAt(values, "warmup_steps") === warmup ? ["warmup_steps"] : undefined,
  };
  if (lowest === undefined) {
    return [type, { ours: ["schedule", "name"], value: name, theirs }, steps, ...schedulerKwargs(values)];
  }
  return [
    type,
    { ours: ["schedule", "name"], value: "cosine_with_min_lr" },
    steps,
    {
      ours: ["schedule", "scheduler_specific_kwargs", "min_lr_rate"],
      value: lowest,
      theirs: ["cosine_min_lr_ratio"],
    },
  ];
}
