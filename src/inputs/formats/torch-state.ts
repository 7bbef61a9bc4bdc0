import { type Path, Problem } from "../../core/problem.ts";
import type { Format, Translation, Values } from "./format.ts";
import { isObject, valueAt } from "./object.ts";
import { stateClassOf } from "./torch-state-classes.ts";
import { lastRateNotes } from "./torch-state-last.ts";

/** What `scheduler.state_dict()` of torch's is as JSON, alone or in a checkpoint with the optimizer's. */
export const torchState: Format = {
  name: "torch scheduler state_dict",
  looksFor: "last_epoch and base_lrs",
  isIt: (values) => stateIn(values) !== undefined,
  read(values, context) {
    const at = stateIn(values) as Path;
    const state = valueAt(values, at) as Values;
    const groups = groupsIn(values);
    const found = scheduleOf(state, at, groups);
    const rates = ratesOf(state, at, groups);
    const config = { schedule: found.config, optimizer: { ...rates.config, ...momentumOf(state, groups) } };
    return {
      config,
      origins: [
        ...found.origins.map(([ours, theirs]) => [["schedule", ...ours], theirs] as const),
        ...rates.origins.map(([ours, theirs]) => [["optimizer", ...ours], theirs] as const),
      ],
      notes: [
        ...lastNote(state),
        ...(rates.notes ?? []),
        ...(found.notes ?? []),
        ...lastRateNotes(state, config, context),
      ],
    };
  },
};

/** Where checkpoints keep a scheduler's state, and an optimizer's param groups. */
const statePlaces: readonly Path[] = [
  [],
  ["scheduler"],
  ["lr_scheduler"],
  ["scheduler_state_dict"],
  ["lr_scheduler_state_dict"],
  ["lr_schedulers", 0],
];
const groupPlaces: readonly Path[] = [
  ["param_groups"],
  ["optimizer", "param_groups"],
  ["optimizer_state_dict", "param_groups"],
  ["optimizer_states", 0, "param_groups"],
];

const stateIn = (values: Values): Path | undefined =>
  statePlaces.find((place) => isState(valueAt(values, place)));

function isState(value: unknown): boolean {
  if (!isObject(value)) return false;
  if (Array.isArray(value._schedulers)) return true;
  return typeof value.last_epoch === "number" && ("base_lrs" in value || "num_bad_epochs" in value);
}

/** The param groups of an optimizer's state; none where the file has none. */
function groupsIn(values: Values): readonly Values[] {
  const found = groupPlaces.map((place) => valueAt(values, place)).find(Array.isArray);
  return (found ?? []).filter(isObject);
}

/** A schedule of ours, with its origins counted from itself. */
function scheduleOf(state: Values, at: Path, groups: readonly Values[]): Translation {
  if (Array.isArray(state._schedulers)) return combined(state, state._schedulers, at, groups);
  const known = stateClassOf(state, at);
  const { params, copied = {}, notes } = known.read({ state, at, groups });
  return {
    config: { type: `${known.framework ?? "torch"}.${known.name}`, ...params },
    origins: Object.entries({ ...sameKeys(params, state), ...copied }).map(([ours, theirs]) => [
      [ours],
      [...at, theirs],
    ]),
    ...(notes && { notes }),
  };
}

/** Parameters that are kept as they were given. */
const sameKeys = (params: Values, state: Values) =>
  Object.fromEntries(
    Object.keys(params)
      .filter((key) => params[key] === state[key])
      .map((key) => [key, key]),
  );

/** SequentialLR, or ChainedScheduler where there are no milestones. */
function combined(
  { _milestones }: Values,
  schedulers: readonly unknown[],
  at: Path,
  groups: readonly Values[],
): Translation {
  const parts = schedulers.map((state, i) => {
    const place = [...at, "_schedulers", i];
    if (isObject(state)) return scheduleOf(state, place, groups);
    throw new Problem("is no state of a scheduler", {
      path: place,
      allowed: "an object, as state_dict() makes it",
    });
  });
  const isSequence = _milestones !== undefined;
  return {
    config: {
      type: isSequence ? "torch.SequentialLR" : "torch.ChainedScheduler",
      schedulers: parts.map(({ config }) => config),
      ...(isSequence && { milestones: _milestones }),
    },
    origins: [
      ...parts.flatMap(({ origins }, i) =>
        origins.map(([ours, theirs]) => [["schedulers", i, ...ours], theirs] as const),
      ),
      ...(isSequence ? [[["milestones"], [...at, "_milestones"]] as const] : []),
    ],
    notes: parts.flatMap(({ notes = [] }) => notes),
  };
}

/** The rate, or one of each param group, that the run began with. */
function ratesOf(state: Values, at: Path, groups: readonly Values[]): Translation {
  const { base_lrs, _schedulers, _last_lr } = state;
  if (base_lrs !== undefined) {
    const isOne = Array.isArray(base_lrs) && base_lrs.length === 1;
    return {
      config: { lr: isOne ? base_lrs[0] : base_lrs },
      origins: [[["lr"], isOne ? [...at, "base_lrs", 0] : [...at, "base_lrs"]]],
    };
  }
  const [first] = Array.isArray(_schedulers) ? _schedulers : [];
  if (isObject(first)) return ratesOf(first, [...at, "_schedulers", 0], groups);
  const initial = groups.map(({ initial_lr }) => initial_lr);
  if (initial.length > 0 && !initial.includes(undefined))
    return { config: { lr: oneOrAll(initial) }, origins: [] };
  if (Array.isArray(_last_lr)) {
    const lr = oneOrAll(_last_lr);
    const note = `the rate of the run's begin is not in the state: drawn from its last one, ${lr} (--lr says another)`;
    return { config: { lr }, origins: [], notes: [note] };
  }
  throw new Problem("the rate of the run's begin is not in the state", {
    path: at,
    hint: "Add --set base_lrs=[RATE]",
  });
}

const oneOrAll = (values: readonly unknown[]) => (values.length === 1 ? values[0] : values);

/** What schedulers that cycle momentum find in the optimizer; how high it is they say themselves. */
function momentumOf(state: Values, groups: readonly Values[]): Values {
  const [{ betas, momentum } = {}] = groups;
  if (Array.isArray(betas)) return { betas };
  if (momentum !== undefined) return { momentum };
  const all = [state, ...(Array.isArray(state._schedulers) ? state._schedulers.filter(isObject) : [])];
  const cycling = all.find(({ cycle_momentum }) => cycle_momentum === true);
  if (cycling === undefined) return {};
  return cycling.use_beta1 === true ? { betas: [0.9, 0.999] } : { momentum: 0.9 };
}

/** The state is of a run that is under way; what is drawn is the run. */
function lastNote({ last_epoch }: Values): string[] {
  return typeof last_epoch === "number" && last_epoch > 0
    ? [`drawn from the run's begin; the state is that after ${last_epoch} steps of the scheduler`]
    : [];
}
