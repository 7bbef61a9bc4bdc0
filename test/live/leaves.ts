import { expression } from "./expressions.ts";
import type { Random } from "./random.ts";

/** A schedule as a config spells it. */
export type Node = { type: string; [parameter: string]: unknown };

/** What the schedules of one tree have in common. */
export interface Setting {
  readonly r: Random;
  /** Values in the run. */
  readonly values: number;
  /** Param groups. */
  readonly groups: number;
  /** Has the optimizer a momentum or betas? */
  readonly momentum: boolean;
  /** Does every step of the run reach this node? Only there a run meets what torch refuses late. */
  readonly always: boolean;
}

type Leaf = (s: Setting) => Record<string, unknown>;

/** `given` most of the time, so that defaults are met too. */
const maybe = <T>(r: Random, name: string, make: () => T): Record<string, T> =>
  r.chance(0.7) ? { [name]: make() } : {};

/** One value, or one a group; rarely a list of the wrong length. */
function perGroup<T>({ r, groups }: Setting, make: () => T): T | T[] {
  if (r.chance(0.01)) return r.list(groups + 1, make);
  return r.chance(groups > 1 ? 0.5 : 0.1) ? r.list(groups, make) : make();
}

/** A length in steps: short, or about the run's, with the edges. */
function span({ r, values }: Setting, lowest: number): number {
  return r.chance(0.15) ? r.pick([lowest, 1, 2, values, values + 1, 1000]) : r.int(1, values + 5);
}

const factor = ({ r }: Setting): number => (r.chance(0.15) ? r.pick([0, 1, 1e-8]) : r.between(0, 1));
const gamma = ({ r }: Setting): number =>
  r.chance(0.1) ? r.pick([0, 1, 2, 1.1, -0.5]) : r.chance(0.5) ? r.between(0.7, 1.02) : r.between(0, 1);
const rate = ({ r }: Setting): number =>
  r.chance(0.05) ? r.pick([0, 1, -0.1, 1e-300, 1e300]) : r.magnitude(1e-6, 2);
const floor = ({ r }: Setting): number =>
  r.chance(0.3) ? r.pick([0, -0.05, -1, 1e-12, 0.5]) : r.magnitude(1e-8, 0.1);

/** Never zero where torch would divide by it only at a step that may not come. */
const divisor = (s: Setting): number => span(s, s.always && s.values > 1 && s.r.chance(0.2) ? 0 : 1);

function cycledMomentum(s: Setting): Record<string, unknown> {
  const { r, momentum } = s;
  // Without momentum in the optimizer, to ask for its cycling is refused: seldom worth a tree.
  if (r.chance(momentum ? 0.2 : 0.93)) return { cycle_momentum: false };
  return {
    ...(r.chance(0.2) ? { cycle_momentum: true } : {}),
    ...maybe(r, "base_momentum", () => perGroup(s, () => r.between(0.5, 0.9))),
    ...maybe(r, "max_momentum", () => perGroup(s, () => r.between(0.8, 0.99))),
  };
}

export const leaves: Readonly<Record<string, Leaf>> = {
  LambdaLR: (s) => ({ lr_lambda: perGroup(s, () => expression(s.r)) }),
  MultiplicativeLR: (s) => ({ lr_lambda: perGroup(s, () => expression(s.r)) }),
  StepLR: (s) => ({ step_size: divisor(s), ...maybe(s.r, "gamma", () => gamma(s)) }),
  MultiStepLR: (s) => ({
    // Zero, twice the same and any order: all of them mean something.
    milestones: s.r.list(s.r.int(0, 5), () =>
      s.r.chance(0.1) ? s.r.pick([0, 0, 1, 2.5]) : s.r.int(0, s.values),
    ),
    ...maybe(s.r, "gamma", () => gamma(s)),
  }),
  ConstantLR: (s) => ({
    ...maybe(s.r, "factor", () => (s.r.chance(0.02) ? s.r.pick([1.5, -0.1]) : factor(s))),
    ...maybe(s.r, "total_iters", () => span(s, 0)),
  }),
  LinearLR: (s) => ({
    ...maybe(s.r, "start_factor", () =>
      s.r.chance(0.02) ? s.r.pick([0, 1.5, -0.1]) : s.r.between(0.001, 1),
    ),
    ...maybe(s.r, "end_factor", () => (s.r.chance(0.02) ? s.r.pick([2, -0.1]) : factor(s))),
    ...maybe(s.r, "total_iters", () => span(s, 0)),
  }),
  ExponentialLR: (s) => ({ gamma: gamma(s) }),
  PolynomialLR: (s) => ({
    ...maybe(s.r, "total_iters", () => (s.always ? span(s, 0) : span(s, 1))),
    ...maybe(s.r, "power", () => (s.r.chance(0.1) ? s.r.pick([0, 1, -1, -0.5, 0.5]) : s.r.between(0.1, 3))),
  }),
  CosineAnnealingLR: (s) => ({
    T_max: s.r.chance(0.15) ? s.r.pick([12.5, 7.25, 1.5, 0.5, 33.3, 2.2]) : divisor(s),
    ...maybe(s.r, "eta_min", () => floor(s)),
  }),
  CosineAnnealingWarmRestarts: (s) => ({
    T_0: s.r.chance(0.02) ? s.r.pick([0, -3, 2.5]) : span(s, 1),
    ...maybe(s.r, "T_mult", () => (s.r.chance(0.03) ? s.r.pick([0, 1.5]) : s.r.int(1, 3))),
    ...maybe(s.r, "eta_min", () => floor(s)),
  }),
  CyclicLR: (s) => ({
    base_lr: perGroup(s, () => rate(s)),
    max_lr: perGroup(s, () => rate(s)),
    ...maybe(s.r, "step_size_up", () => (s.r.chance(0.01) ? 0 : s.r.chance(0.1) ? 4.5 : span(s, 1))),
    ...(s.r.chance(0.5) ? { step_size_down: s.r.chance(0.1) ? s.r.pick([0, 2.5, null]) : span(s, 1) } : {}),
    ...maybe(s.r, "mode", () => s.r.pick(["triangular", "triangular2", "exp_range"])),
    ...maybe(s.r, "gamma", () => gamma(s)),
    // torch does not look at mode where there is a scale_fn; lrplot refuses an unknown one in any case.
    ...(s.r.chance(0.15) ? { scale_fn: s.r.pick(scales)(s.r) } : s.r.chance(0.01) ? { mode: "saw" } : {}),
    ...(s.r.chance(0.3) ? { scale_mode: s.r.pick(["cycle", "iterations"]) } : {}),
    ...cycledMomentum(s),
  }),
  OneCycleLR: (s) => ({
    max_lr: perGroup(s, () => rate(s)),
    ...oneCycleLength(s),
    // 0 and 1 are floats to torch only when written 0.0 and 1.0, which JSON does not keep.
    ...maybe(s.r, "pct_start", () => (s.r.chance(0.02) ? s.r.pick([1.5, -0.5]) : s.r.between(0.01, 0.94))),
    ...maybe(s.r, "anneal_strategy", () => (s.r.chance(0.01) ? "exp" : s.r.pick(["cos", "linear"]))),
    ...maybe(s.r, "div_factor", () => (s.r.chance(0.02) ? s.r.pick([0, -5]) : s.r.magnitude(0.5, 100))),
    ...maybe(s.r, "final_div_factor", () => (s.r.chance(0.02) ? 0 : s.r.magnitude(0.5, 1e5))),
    ...maybe(s.r, "three_phase", () => s.r.chance(0.5)),
    ...cycledMomentum(s),
  }),
  SWALR: (s) => ({
    swa_lr: perGroup(s, () => rate(s)),
    ...maybe(s.r, "anneal_epochs", () => (s.r.chance(0.01) ? s.r.pick([-1, 2.5]) : span(s, 0))),
    ...maybe(s.r, "anneal_strategy", () => (s.r.chance(0.01) ? "exp" : s.r.pick(["cos", "linear"]))),
  }),
};

const scales: readonly ((r: Random) => string)[] = [
  (r) => `lambda x: 1 / (${r.int(2, 9)} ** (x * 0.1))`,
  (r) => `lambda x: ${r.between(0.5, 1)} ** x`,
  () => "lambda x: 1.0",
  () => "lambda x: 0.5 * (1 + math.sin(x * math.pi / 2.))",
];

/** `total_steps` or its two factors; mostly long enough, for one step too many is an error. */
function oneCycleLength(s: Setting): Record<string, unknown> {
  const { r, values } = s;
  if (r.chance(0.01)) return r.pick([{}, { epochs: 5 }, { total_steps: 0 }, { total_steps: 2.5 }]);
  const total = r.chance(0.1) ? r.int(1, values) : r.int(Math.max(1, values - 1), values + 30);
  const steps_per_epoch = r.int(1, 7);
  if (r.chance(0.75)) return { total_steps: total };
  if (r.chance(0.2)) return { total_steps: total, epochs: 3, steps_per_epoch }; // the total counts
  return { epochs: Math.ceil(total / steps_per_epoch), steps_per_epoch };
}

/** ReduceLROnPlateau: only at the root, and with metrics. */
export function plateau(s: Setting): Node {
  const { r } = s;
  return {
    type: "torch.ReduceLROnPlateau",
    ...maybe(r, "mode", () => (r.chance(0.01) ? "avg" : r.pick(["min", "max"]))),
    ...maybe(r, "factor", () => (r.chance(0.02) ? 1 : r.chance(0.05) ? 0 : r.between(0.01, 0.99))),
    ...maybe(r, "patience", () => r.int(0, 6)),
    ...maybe(r, "threshold", () => (r.chance(0.1) ? 0 : r.magnitude(1e-5, 0.3))),
    ...maybe(r, "threshold_mode", () => r.pick(["rel", "abs"])),
    ...(r.chance(0.5) ? { cooldown: r.int(0, 8) } : {}),
    ...(r.chance(0.5) ? { min_lr: perGroup(s, () => r.magnitude(1e-6, 0.05)) } : {}),
    ...(r.chance(0.3) ? { eps: r.chance(0.1) ? 0 : r.magnitude(1e-9, 0.01) } : {}),
  };
}
