import { leaves, type Node, plateau, type Setting } from "./leaves.ts";
import type { Random } from "./random.ts";

/** A config as design and schema have it, as far as the trees here use it. */
export interface Tree {
  epochs?: number;
  steps?: number;
  steps_per_epoch?: number;
  interval?: "epoch" | "step";
  optimizer?: Record<string, unknown>;
  metrics?: number[];
  /** The text that builds optimizer and scheduler. */
  code?: string;
  schedule: Node;
}

/** How deep schedules nest. */
const DEPTH = 4;

/** How a tree resumes: the epoch that its leaves go on from, or undefined. */
type Resumed = number | undefined;

function leaf(s: Setting, resumed: Resumed): Node {
  const name = s.r.pick(Object.keys(leaves));
  const resume = resumed !== undefined && s.r.chance(0.8) ? { last_epoch: resumed } : {};
  return { type: `torch.${name}`, ...leaves[name]?.(s), ...resume };
}

function sequential(s: Setting, depth: number, resumed: Resumed): Node {
  const { r, values } = s;
  const parts = r.chance(0.01) ? 0 : r.pick([1, 2, 2, 2, 3, 3, 4]);
  const milestones = r
    .list(Math.max(0, parts - 1), () =>
      r.chance(0.1) ? r.pick([0, 0, 1, values, 2.5]) : r.int(1, Math.max(1, values)),
    )
    .sort((a, b) => a - b);
  if (milestones.length > 1 && r.chance(0.1)) milestones[1] = milestones[0] as number;
  if (milestones.length > 1 && r.chance(0.08)) milestones.reverse();
  if (r.chance(0.01)) milestones.push(values);
  const within = { ...s, always: false };
  return {
    type: "torch.SequentialLR",
    schedulers: r.list(parts, (i) => {
      // torch cannot begin a combined schedule at a milestone: seldom worth a tree.
      if (i > 0 && r.chance(0.95)) return r.chance(0.005) ? plateau(s) : leaf(within, resumed);
      return node(within, depth - 1, resumed);
    }),
    milestones,
    ...(resumed !== undefined && r.chance(0.3) ? { last_epoch: resumed } : {}),
  };
}

function chained(s: Setting, depth: number, resumed: Resumed): Node {
  const parts = s.r.chance(0.01) ? 0 : s.r.pick([1, 2, 2, 3, 4]);
  return {
    type: "torch.ChainedScheduler",
    schedulers: s.r.list(parts, () => (s.r.chance(0.005) ? plateau(s) : node(s, depth - 1, resumed))),
  };
}

function node(s: Setting, depth: number, resumed: Resumed): Node {
  if (depth === 0 || s.r.chance(0.4)) return leaf(s, resumed);
  return s.r.chance(0.6) ? sequential(s, depth, resumed) : chained(s, depth, resumed);
}

/** A walk that improves, rests and gets worse. */
function metrics(r: Random, length: number): number[] {
  let value = r.between(-2, 5);
  const drift = r.between(-0.1, 0.05);
  return r.list(length, () => {
    if (r.chance(0.6)) value += drift + (r.next() - 0.5) * 0.2;
    return Number(value.toPrecision(5));
  });
}

function optimizer(r: Random, groups: number, resumed: Resumed): Record<string, unknown> {
  const rate = () => (r.chance(0.03) ? r.pick([0, 1, 1e-300, 1e300]) : r.magnitude(1e-6, 5));
  const rates = r.list(groups, rate);
  const resuming = resumed === undefined ? r.chance(0.02) : r.chance(0.93);
  const lists = groups > 1;
  const named = lists && !resuming && r.chance(0.2);
  return {
    ...(lists || r.chance(0.97)
      ? { lr: named ? Object.fromEntries(rates.map((lr, i) => [`g${i}`, lr])) : lists ? rates : rates[0] }
      : {}),
    ...(resuming ? { initial_lr: lists ? r.list(groups, rate) : rate() } : {}),
  };
}

/** One random config. */
export function tree(r: Random): Tree {
  const groups = r.pick([1, 1, 1, 1, 2, 3]);
  const values = r.chance(0.05) ? r.pick([1, 2, 300]) : r.int(3, 90);
  const kind = r.pick(["", "momentum", "momentum", "betas"]);
  const resumed = r.chance(0.12) ? r.pick([0, 4, r.int(0, values), r.int(0, values)]) : undefined;
  const none = groups === 1 && r.chance(0.03);
  const settings: Setting = { r, values, groups, momentum: none || kind !== "", always: true };
  const cycled = {
    ...(kind === "momentum" ? { momentum: r.pick([0, 0.9, 0.95]) } : {}),
    ...(kind === "betas" ? { betas: [r.pick([0.9, 0.8]), 0.999] } : {}),
  };
  const common = none ? {} : { optimizer: { ...optimizer(r, groups, resumed), ...cycled } };
  if (r.chance(0.06)) {
    return { epochs: values, ...common, metrics: metrics(r, values), schedule: plateau(settings) };
  }
  const schedule = node(settings, DEPTH, resumed);
  if (r.chance(0.05)) {
    // Few epochs of several steps; torch's step() then comes once a step or once an epoch.
    const steps_per_epoch = r.int(2, 6);
    const interval = r.pick(["epoch", "step"] as const);
    return { epochs: Math.ceil(values / steps_per_epoch), steps_per_epoch, interval, ...common, schedule };
  }
  return { [r.chance(0.9) ? "epochs" : "steps"]: values, ...common, schedule };
}
