import { show } from "../../core/check.ts";
import { type Path, Problem } from "../../core/problem.ts";
import type { Values } from "./format.ts";
import { isObject } from "./object.ts";
import { rounded } from "./rounded.ts";
import type { StateAt, StateParams } from "./torch-state-at.ts";
import { annealStrategy, oneCycleParams } from "./torch-state-one-cycle.ts";

/** A class, which its state does not name, by the keys that it has. */
interface StateClass {
  readonly name: string;
  readonly framework?: string;
  /** Attributes that every version has, but for those that all schedulers have. */
  readonly keys: readonly string[];
  /** Attributes that some versions have, or that `--set` adds. */
  readonly others?: readonly string[];
  read(state: StateAt): StateParams;
}

/** Parameters that are attributes of the same name. */
const kept =
  (...names: readonly string[]) =>
  ({ state }: StateAt): StateParams => ({
    params: Object.fromEntries(names.map((name) => [name, state[name]])),
  });

const simple = (name: string, ...keys: readonly string[]): StateClass => ({
  name,
  keys,
  read: kept(...keys),
});

const classes: readonly StateClass[] = [
  simple("CosineAnnealingLR", "T_max", "eta_min"),
  {
    name: "CosineAnnealingWarmRestarts",
    keys: ["T_0", "T_i", "T_mult", "eta_min", "T_cur"],
    read: kept("T_0", "T_mult", "eta_min"),
  },
  simple("StepLR", "step_size", "gamma"),
  { name: "MultiStepLR", keys: ["milestones", "gamma"], read: multiStepParams },
  simple("ExponentialLR", "gamma"),
  simple("LinearLR", "start_factor", "end_factor", "total_iters"),
  simple("ConstantLR", "factor", "total_iters"),
  simple("PolynomialLR", "total_iters", "power"),
  {
    name: "OneCycleLR",
    keys: ["total_steps", "cycle_momentum", "_schedule_phases"],
    others: ["use_beta1", "anneal_func", "max_lr", "final_div_factor"],
    read: oneCycleParams,
  },
  {
    name: "CyclicLR",
    keys: ["max_lrs", "total_size", "step_ratio", "mode", "gamma", "scale_mode", "cycle_momentum"],
    others: ["base_momentums", "max_momentums", "use_beta1"],
    read: cyclicParams,
  },
  {
    name: "ReduceLROnPlateau",
    keys: ["factor", "patience", "threshold", "mode", "threshold_mode", "cooldown", "min_lrs", "eps"],
    others: ["best", "num_bad_epochs", "cooldown_counter", "mode_worse", "default_min_lr"],
    read: plateauParams,
  },
  { name: "SWALR", keys: ["anneal_epochs"], others: ["anneal_func", "swa_lr"], read: swaParams },
  {
    name: "CosineAnnealingWarmupRestarts",
    framework: "katsura",
    keys: ["first_cycle_steps", "cycle_mult", "base_max_lr", "max_lr", "min_lr", "warmup_steps", "gamma"],
    others: ["cur_cycle_steps", "cycle", "step_in_cycle"],
    read({ state }) {
      const { params } = kept(
        "first_cycle_steps",
        "cycle_mult",
        "min_lr",
        "warmup_steps",
        "gamma",
      )({
        state,
        at: [],
        groups: [],
      });
      return { params: { ...params, max_lr: state.base_max_lr }, copied: { max_lr: "base_max_lr" } };
    },
  },
  {
    ...simple("LinearWarmupCosineAnnealingLR", "warmup_epochs", "max_epochs", "warmup_start_lr", "eta_min"),
    framework: "bolts",
  },
];

/** The class whose keys a state has. Throws a Problem where none has, or where what it computes is in code. */
export function stateClassOf(state: Values, at: Path): StateClass {
  if ("lr_lambdas" in state) {
    throw new Problem("what lr_lambdas compute is not in the state", {
      path: [...at, "lr_lambdas"],
      allowed: "torch saves no functions; every schedule of transformers' is one of them",
      hint: "Name the schedule with its parameters, such as lrplot hf-cosine --num-warmup-steps 500",
    });
  }
  const found = classes.find(({ keys, others = [] }) => {
    const isKnown = (key: string) => isOfAll(key) || keys.includes(key) || others.includes(key);
    return keys.every((key) => key in state) && Object.keys(state).every(isKnown);
  });
  if (found) return found;
  const own = Object.keys(state).filter((key) => !isOfAll(key));
  const what =
    own.length === 0 ? "no key says which scheduler it is of" : `no scheduler of torch's has ${listed(own)}`;
  throw new Problem(what, { path: at, allowed: "a state has no class in it: it is known by its keys" });
}

const listed = (keys: readonly string[]) =>
  keys.length > 10 ? `${keys.slice(0, 10).join(", ")} …` : keys.join(", ");

/** Attributes of every LRScheduler, and those that are private: versions differ in them. */
const isOfAll = (key: string) => key.startsWith("_") || ["base_lrs", "last_epoch", "verbose"].includes(key);

/** More were not written by hand. */
const mostMilestones = 1e5;

/** `milestones` are a Counter, which JSON writes as `{"30": 1, "80": 2}`. */
function multiStepParams({ state: { milestones, gamma }, at }: StateAt): StateParams {
  if (!isObject(milestones)) return { params: { milestones, gamma } };
  const counts = Object.values(milestones).map(Number);
  if (counts.reduce((sum, count) => sum + count, 0) > mostMilestones) {
    throw new Problem("there are too many milestones", { path: [...at, "milestones"] });
  }
  const all = Object.entries(milestones).flatMap(([milestone, times]) => {
    if (Number.isInteger(times) && (times as number) >= 1 && (times as number) <= mostMilestones) {
      return Array<number>(times as number).fill(Number(milestone));
    }
    throw new Problem(`${show(times)} is not how often a milestone was given`, {
      path: [...at, "milestones", milestone],
      allowed: "a whole number from 1 on",
    });
  });
  return { params: { milestones: all.sort((a, b) => a - b), gamma }, copied: { milestones: "milestones" } };
}

function cyclicParams({ state, at }: StateAt): StateParams {
  const { base_lrs, max_lrs, total_size, step_ratio, mode, gamma, cycle_momentum } = state;
  if (state._scale_fn_custom != null) {
    throw new Problem("what scale_fn computes is not in the state", {
      path: [...at, "_scale_fn_custom"],
      allowed: "torch saves no functions",
    });
  }
  const up = rounded(Number(total_size) * Number(step_ratio));
  return {
    params: {
      base_lr: alike(base_lrs),
      max_lr: alike(max_lrs),
      step_size_up: up,
      step_size_down: rounded(Number(total_size) - up),
      mode,
      gamma,
      cycle_momentum,
      ...(cycle_momentum === true && {
        base_momentum: alike(state.base_momentums),
        max_momentum: alike(state.max_momentums),
      }),
    },
    copied: { base_lr: "base_lrs", max_lr: "max_lrs" },
  };
}

/** A list that says the same of all param groups is what its object was made with. */
function alike(values: unknown): unknown {
  return Array.isArray(values) && values.length > 0 && values.every((value) => value === values[0])
    ? values[0]
    : values;
}

function plateauParams(given: StateAt): StateParams {
  const names = ["mode", "factor", "patience", "threshold", "threshold_mode", "cooldown", "eps"];
  const { params } = kept(...names)(given);
  return { params: { ...params, min_lr: alike(given.state.min_lrs) }, copied: { min_lr: "min_lrs" } };
}

/** The rate that SWALR anneals to is the optimizer's. */
function swaParams({ state, at, groups }: StateAt): StateParams {
  const ofGroups = groups.map(({ swa_lr }) => swa_lr).filter((rate) => rate !== undefined);
  const swa_lr = state.swa_lr ?? alike(ofGroups.length > 0 ? ofGroups : undefined);
  if (swa_lr === undefined) {
    throw new Problem("swa_lr is not in the state of SWALR", { path: at, hint: "Add --set swa_lr=RATE" });
  }
  const anneal_strategy = annealStrategy(state);
  return {
    params: { swa_lr, anneal_epochs: state.anneal_epochs, ...(anneal_strategy && { anneal_strategy }) },
  };
}
