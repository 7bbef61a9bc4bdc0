import { pathText } from "../../core/draft.ts";
import { type Path, Problem } from "../../core/problem.ts";
import type { Origins } from "./copied.ts";
import { epochLengthUnknown, knowsEpochLength } from "./epoch-length.ts";
import type { Context, Format, Translation, Values } from "./format.ts";
import { entriesOf, type Place } from "./mmengine-entries.ts";
import { mmengineData, mmengineRun } from "./mmengine-run.ts";
import { isObject, valueAt } from "./object.ts";
import { optimizerOf } from "./optimizer-values.ts";

/** A config of OpenMMLab's: `param_scheduler`, with the optimizer and the loop beside it. */
export const mmengine: Format = {
  name: "OpenMMLab (mmengine) config",
  looksFor: "param_scheduler",
  isIt: (values) => "param_scheduler" in values || isObject(values.lr_config),
  read(values, context) {
    if (!("param_scheduler" in values)) throw beforeMMEngine(values);
    const run = mmengineRun(values, context);
    const data = mmengineData(values, context);
    const optimizers = optimizersOf(values);
    const lists = listsOf(values, optimizers);
    for (const { place } of lists) checkEpochLength(values, place, run, context);
    const curves = lists.map(({ name, place }) => ({
      name,
      ...curveOf(values, place, optimizers.get(name), context),
    }));
    const [only] = curves;
    const shown = curves.length === 1 && only ? only : inList(curves);
    return {
      config: {
        ...run.config,
        ...(Object.keys(data.config).length > 0 && { data: data.config }),
        ...shown.config,
      },
      origins: [...run.origins, ...below(["data"], data.origins), ...shown.origins],
      ...(scaleOf(values, context) && { usedData: ["gpus"] }),
      notes: [...new Set([run, data, shown].flatMap(({ notes = [] }) => notes)), ...restNotes(values)],
    };
  },
};

/** Where the optimizers stand, by their names; "" is the name of one that is alone. */
function optimizersOf({ optim_wrapper }: Values): ReadonlyMap<string, Path> {
  if (!isObject(optim_wrapper)) return new Map();
  if (isObject(optim_wrapper.optimizer)) return new Map([["", ["optim_wrapper", "optimizer"]]]);
  const named = Object.entries(optim_wrapper).filter(
    ([, each]) => isObject(each) && isObject(each.optimizer),
  );
  return new Map(named.map(([name]) => [name, ["optim_wrapper", name, "optimizer"]]));
}

/** Where the schedulers of each optimizer stand: a dict without a type has a list for each of them, any other is for all. */
function listsOf(
  { param_scheduler }: Values,
  optimizers: ReadonlyMap<string, Path>,
): { name: string; place: Place }[] {
  if (isObject(param_scheduler) && param_scheduler.type === undefined) {
    return Object.keys(param_scheduler).map((name) => ({ name, place: ["param_scheduler", name] }));
  }
  const names = optimizers.size > 0 ? [...optimizers.keys()] : [""];
  return names.map((name) => ({ name, place: ["param_scheduler"] }));
}

/** The schedulers of one optimizer, and it. */
function curveOf(values: Values, place: Place, optimizer: Path | undefined, context: Context): Translation {
  const entries = entriesOf(valueAt(values, place), place);
  const found = optimizer && optimizerAt(values, optimizer, context);
  return {
    config: {
      schedule: { type: "mmengine.param_scheduler", param_scheduler: entries.value },
      ...(found && { optimizer: found.config }),
    },
    origins: [
      ...below(["schedule", "param_scheduler"], entries.origins),
      ...(found ? below(["optimizer"], found.origins) : []),
    ],
    notes: found ? (found.notes ?? []) : ["no optim_wrapper in the file: the rate is that of --lr, or 0.001"],
  };
}

function optimizerAt(values: Values, path: Path, context: Context): Translation {
  const given = valueAt(values, path) as Values;
  const name = String(given.type ?? "the optimizer")
    .split(".")
    .at(-1) as string;
  const found = optimizerOf(name, given, path);
  const scale = scaleOf(values, context);
  if (scale === undefined || typeof found.config.lr !== "number") return found;
  const lr = found.config.lr * scale.factor;
  return {
    config: { ...found.config, lr },
    origins: found.origins.filter(([ours]) => ours[0] !== "lr"),
    notes: [...(found.notes ?? []), scale.note(found.config.lr, lr)],
  };
}

/** `auto_scale_lr`, which is off where nobody says `enable`. */
function scaleOf(values: Values, { data }: Context) {
  const { auto_scale_lr } = values;
  if (!isObject(auto_scale_lr) || auto_scale_lr.enable !== true) return undefined;
  const batch = valueAt(values, ["train_dataloader", "batch_size"]);
  const base = auto_scale_lr.base_batch_size;
  if (typeof batch !== "number" || typeof base !== "number") {
    throw new Problem("auto_scale_lr needs base_batch_size, and batch_size of train_dataloader", {
      path: ["auto_scale_lr"],
      hint: "Add --set auto_scale_lr.enable=false and --lr RATE",
    });
  }
  const gpus = typeof data?.gpus === "number" ? data.gpus : 1;
  const factor = (gpus * batch) / base;
  return { factor, note: (from: number, to: number) => scaleNote(from, to, gpus * batch, base) };
}

const scaleNote = (from: number, to: number, batch: number, base: number) =>
  `auto_scale_lr makes ${from} of lr ${to}, for ${batch} samples in a batch of all processes (--gpus says how many), where base_batch_size is ${base}`;

/** Epochs whose number of iterations nobody said, with schedulers that count these. */
function checkEpochLength(values: Values, place: Place, run: Translation, context: Context): void {
  const isInEpochs = run.config.epochs !== undefined || context.epochs !== undefined;
  if (!isInEpochs || knowsEpochLength(context)) return;
  const given = valueAt(values, place);
  const list = Array.isArray(given) ? given : [given];
  const at = list.findIndex(
    (entry) => isObject(entry) && (entry.by_epoch === false || entry.convert_to_iter_based === true),
  );
  if (at < 0) return;
  const key = list[at].by_epoch === false ? "by_epoch" : "convert_to_iter_based";
  throw epochLengthUnknown("the run is counted in epochs, and this scheduler in iterations", [
    ...place,
    ...(Array.isArray(given) ? [at] : []),
    key,
  ]);
}

const inList = (curves: readonly (Translation & { name: string })[]): Translation => ({
  config: { curves: curves.map(({ name, config }) => ({ label: name, ...config })) },
  origins: curves.flatMap(({ origins }, i) => below(["curves", i], origins)),
  notes: curves.flatMap(({ notes = [] }) => notes),
});

const below = (keys: Path, origins: Origins) =>
  origins.map(([ours, theirs]) => [[...keys, ...ours], theirs] as const);

/** What gives some parameters rates of their own. */
function restNotes({ optim_wrapper }: Values): string[] {
  if (!isObject(optim_wrapper)) return [];
  const places: Path[] = [[], ...Object.keys(optim_wrapper).map((name) => [name])];
  return places
    .filter((place) => isObject(valueAt(optim_wrapper, [...place, "paramwise_cfg"])))
    .map((place) => pathText(["optim_wrapper", ...place, "paramwise_cfg"]))
    .map((text) => `${text} may give some parameters other rates: drawn is the optimizer's own`);
}

/** Configs from before mmengine have `lr_config`. */
function beforeMMEngine({ runner }: Values): Problem {
  return new Problem(`lr_config${runner === undefined ? "" : " and runner"} are from before mmengine`, {
    path: ["lr_config"],
    allowed: "param_scheduler, as OpenMMLab's configs have it since 2022",
    hint: "Write it as param_scheduler: mmengine's documentation has a guide to the migration of the runner",
  });
}
