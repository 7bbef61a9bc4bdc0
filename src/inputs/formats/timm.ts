import { Problem } from "../../core/problem.ts";
import type { Context, Format, Values } from "./format.ts";
import { knowsData, runLength } from "./run-length.ts";
import { baseRate } from "./timm-base-rate.ts";
import { type Entry, translated } from "./translated.ts";
import { unknownContext } from "./unknown-context.ts";
import { cast, has, numberAt, own } from "./value.ts";

const type = "timm.create_scheduler_v2";

/** The keys of train.py by the parameters of create_scheduler_v2 that they become; what has the same name is the same. */
const parameters = {
  sched: "sched",
  decay_epochs: "decay_epochs",
  decay_milestones: "decay_milestones",
  cooldown_epochs: "cooldown_epochs",
  patience_epochs: "patience_epochs",
  decay_rate: "decay_rate",
  min_lr: "min_lr",
  warmup_lr: "warmup_lr",
  warmup_epochs: "warmup_epochs",
  warmup_prefix: "warmup_prefix",
  noise: "lr_noise",
  noise_pct: "lr_noise_pct",
  noise_std: "lr_noise_std",
  noise_seed: "seed",
  cycle_mul: "lr_cycle_mul",
  cycle_decay: "lr_cycle_decay",
  cycle_limit: "lr_cycle_limit",
  k_decay: "lr_k_decay",
} as const;

/** What train.py's own defaults are, where they are not create_scheduler_v2's. */
const ofScript = { warmup_epochs: 5, lr_cycle_decay: 0.5 } as const;

/** What of its schedule is no argument of the factory's. */
const cyclic = ["cosine", "tanh", "poly"];

/** `args.yaml`, which timm's train.py writes beside its checkpoints, or what it is started with. Read from timm aa4b585. */
export const timm: Format = {
  name: "timm args.yaml",
  looksFor: "sched and warmup_lr or warmup_epochs",
  isIt: (values) => has(values, "sched") && (has(values, "warmup_lr") || has(values, "warmup_epochs")),
  read(values, context) {
    const sched = own(values, "sched") ?? "cosine";
    const updates = own(values, "sched_on_updates") === true && sched !== "none";
    const data = knowsData(context) ? dataEntries(values) : [];
    const { rate, notes, usedData } = rateOf(values, context);
    if (updates) checkUpdates(translated(data).config as { data?: Values }, context);
    const found = translated(
      [
        ...(sched === "none" ? constant(values, context) : scheduleOf(values, sched, context)),
        ...rate,
        ...momentumOf(values),
        ...data,
      ],
      [...notes, ...asides(values)],
    );
    return { ...found, usedData };
  },
};

const scheduleOf = (values: Values, sched: unknown, context: Context): Entry[] => [
  { ours: ["schedule", "type"], value: type },
  ...Object.entries(parameters).map(([ours, theirs]) => parameter(ours, theirs, values)),
  ...epochsOf(values, sched, context),
  ...plateauMode(values, sched),
  {
    ours: ["schedule", "step_on_epochs"],
    value: own(values, "sched_on_updates") === true ? false : undefined,
    theirs: ["sched_on_updates"],
  },
];

/** Without a scheduler nothing is stepped, and there is no warm-up either. */
const constant = (values: Values, context: Context): Entry[] => [
  { ours: ["schedule", "type"], value: "torch.ConstantLR", theirs: ["sched"] },
  { ours: ["schedule", "factor"], value: 1 },
  ...epochsOf(values, "none", context).filter(({ ours }) => ours[0] === "epochs"),
];

function parameter(ours: string, theirs: string, values: Values): Entry {
  const value = cast(own(values, theirs));
  const fallback = ofScript[theirs as keyof typeof ofScript];
  return {
    ours: ["schedule", ours],
    value: value ?? fallback,
    theirs: value === undefined ? undefined : [theirs],
  };
}

/**
 * The epochs of the first cycle. A run is as long as its cycles, warm-up and cooldown, which the schedule itself knows;
 * the other schedulers know no length. Flags say how much of it is drawn.
 */
function epochsOf(values: Values, sched: unknown, context: Context): Entry[] {
  const isSaid = context.epochs !== undefined || context.steps !== undefined;
  const epochs = cast(own(values, "epochs"));
  if (isSaid && epochs === undefined) return [];
  const theirs = epochs === undefined ? undefined : ["epochs"];
  const entry = (...ours: string[]): Entry => ({ ours, value: epochs ?? 300, theirs });
  return isSaid || cyclic.includes(String(sched))
    ? [entry("schedule", "num_epochs")]
    : [entry("schedule", "num_epochs"), entry("epochs")];
}

/** train.py tells the plateau whether the metric that it evaluates by falls. */
function plateauMode(values: Values, sched: unknown): Entry[] {
  if (sched !== "plateau") return [];
  const metric = String(own(values, "eval_metric") ?? "top1");
  return [{ ours: ["schedule", "plateau_mode"], value: metric.includes("loss") ? "min" : "max" }];
}

function checkUpdates(said: { readonly data?: Values }, context: Context): void {
  if (runLength(said, context, type).steps_per_epoch !== undefined || knowsData(context)) return;
  throw unknownContext(
    "the number of updates in an epoch",
    ["sched_on_updates"],
    "--dataset-size N or --steps-per-epoch N",
  );
}

const dataEntries = (values: Values): Entry[] => [
  { ours: ["data", "batch_size"], value: cast(own(values, "batch_size")) ?? 128, theirs: ["batch_size"] },
  {
    ours: ["data", "accumulate"],
    value: cast(own(values, "grad_accum_steps")),
    theirs: ["grad_accum_steps"],
  },
];

/** `lr`, or where it is left out (0 too) what follows from `lr_base` and the batch. */
function rateOf(values: Values, context: Context) {
  const lr = cast(own(values, "lr"));
  if (lr !== undefined && lr !== 0) {
    return { rate: [{ ours: ["optimizer", "lr"], value: lr, theirs: ["lr"] }], notes: [], usedData: [] };
  }
  if (context.optimizer?.lr !== undefined) return { rate: [], notes: [], usedData: [] };
  const { value, note } = baseRate(values, context.data ?? {});
  const usedData = ["gpus", "batch_size", "accumulate"];
  return { rate: [{ ours: ["optimizer", "lr"], value }], notes: [note], usedData };
}

/** What the optimizer has beside its rate: momentum for SGD, betas for Adam and its like. */
function momentumOf(values: Values): Entry[] {
  const isSGD = /^(sgd|nesterov|momentum|sgdp)$/.test(String(own(values, "opt") ?? "sgd"));
  const decay: Entry = {
    ours: ["optimizer", "weight_decay"],
    value: cast(own(values, "weight_decay")),
    theirs: ["weight_decay"],
  };
  const betas = own(values, "opt_betas");
  if (isSGD)
    return [
      { ours: ["optimizer", "momentum"], value: numberAt(values, "momentum"), theirs: ["momentum"] },
      decay,
    ];
  return [{ ours: ["optimizer", "betas"], value: betas, theirs: ["opt_betas"] }, decay];
}

/** What changes the run, and is not drawn. */
function asides(values: Values): string[] {
  const start = numberAt(values, "start_epoch") ?? 0;
  const repeats = numberAt(values, "epoch_repeats") ?? 0;
  const layers = numberAt(values, "layer_decay");
  if (start < 0) throw new Problem(`${start} is no epoch`, { path: ["start_epoch"], allowed: "0 or more" });
  return [
    ...(start > 0 ? [`start_epoch is ${start}: drawn are the epochs before it, too`] : []),
    ...(repeats > 0 ? ["epoch_repeats changes how many steps an epoch has: --steps-per-epoch says it"] : []),
    ...(layers !== undefined && layers !== 1
      ? ["layer_decay gives the lower layers lower rates: drawn is the highest"]
      : []),
  ];
}
