import type { Definition, Registry } from "../../core/definition.ts";
import { pathText } from "../../core/draft.ts";
import { type Path, Problem } from "../../core/problem.ts";
import { type Built, builtIn, type Notation, schedulersKept, schedulersNamed } from "./built-object.ts";
import { builtOptimizer, optimizerFor, optimizersIn } from "./built-optimizer.ts";
import { leftOut, scheduleOf } from "./built-schedule.ts";
import type { Context, Translation, Values } from "./format.ts";
import { interpolated, type Resolve } from "./interpolation.ts";
import { checkStepsOfEpoch, trainerData, trainerRun } from "./lightning-trainer.ts";
import { isObject, valueAt } from "./object.ts";
import { type PythonClass, scheduleAt } from "./python-class.ts";
import { intervalBeside } from "./step-interval.ts";

/** The schedules that a config builds, those inside of others left out. */
function schedulesIn(values: Values, notation: Notation, registry: Registry): Built[] {
  const isKnown = (built: Built) => scheduleAt(registry, built.class) !== undefined;
  return [...builtIn(values, notation, isKnown)].filter(isKnown);
}

/** What a program says of how its schedulers are stepped, where nothing in the file does. */
export type BuiltStepping = (
  definition: Definition,
  hasTrainer: boolean,
) => { readonly interval?: "epoch" | "step"; readonly note?: string };

/** A config that builds its schedules, optimizers and Lightning's Trainer, as one of ours. */
export function builtConfig(
  values: Values,
  notation: Notation,
  context: Context,
  stepping: BuiltStepping,
): Translation {
  const { registry } = context;
  const schedules = schedulesIn(values, notation, registry);
  const [first] = schedules;
  const named = schedulersNamed(values, notation);
  const meant = first === undefined && named.length === 0 ? schedulersKept(values, notation) : named;
  const unknown = meant.filter((built) => scheduleAt(registry, built.class) === undefined);
  const around = unknown.find(
    ({ path }) => first === undefined || schedules.some((inner) => isBelow(inner.path, path)),
  );
  if (around) throw unknownSchedule(around, notation);
  if (first === undefined) throw noSchedule();
  const resolve = interpolated(values, leftOut);
  const optimizers = optimizersIn(values, notation, registry);
  const curves = schedules.map((built) => curveOf(values, built, optimizers, notation, resolve, context));
  const trainer = trainerAt(values);
  // some have parameters that say it
  const steppingOf = (definition: Definition) =>
    definition.ownInterval || typeof definition.interval === "function"
      ? {}
      : stepping(definition, trainer !== undefined);
  const run = trainer ? trainerRun(valueAt(values, trainer) as Values, trainer, resolve, context) : nothing;
  const interval = intervalOf(schedules, values, context, (built) =>
    steppingOf((scheduleAt(registry, built.class) as PythonClass).definition),
  );
  checkStepsOfEpoch(run.config, interval.config.interval, trainer ?? first.path, context);
  const data = trainer ? trainerData(values, trainer, resolve, context) : nothing;
  const curve = curves.length === 1 ? curves[0] : undefined;
  const shown = curve ?? inList(curves, schedules);
  return {
    config: {
      ...run.config,
      ...interval.config,
      ...(Object.keys(data.config).length > 0 && { data: data.config }),
      ...shown.config,
    },
    origins: [...run.origins, ...interval.origins, ...below(["data"], data), ...shown.origins],
    notes: [
      ...new Set([run, interval, shown].flatMap(({ notes = [] }) => notes)),
      ...averagingNotes(values, notation),
      ...unknown.map(
        ({ class: python, path }) => `${python} of ${pathText(path)} is not known, and not drawn`,
      ),
    ],
  };
}

/** What Lightning does to the rate beside its schedulers. */
const averagingNotes = (values: Values, notation: Notation): string[] =>
  [...builtIn(values, notation)]
    .filter((built) => /(^|\.)StochasticWeightAveraging$/.test(built.class))
    .map(
      ({ path }) => `the StochasticWeightAveraging of ${pathText(path)} takes over the rate: it is not drawn`,
    );

const nothing: Translation = { config: {}, origins: [] };

const below = (keys: Path, { origins }: Translation) =>
  origins.map(([ours, theirs]) => [[...keys, ...ours], theirs] as const);

/** A schedule and the optimizer that it is on. */
function curveOf(
  values: Values,
  built: Built,
  optimizers: readonly Built[],
  notation: Notation,
  resolve: Resolve,
  { registry, optimizer: flags }: Context,
): Translation {
  const node = resolve(built.path) as Values;
  const schedule = scheduleOf({ ...built, node }, notation, registry);
  const found = optimizerFor(built.path, optimizers);
  const optimizer = found && builtOptimizer(values, found, notation, resolve);
  return {
    config: { schedule: schedule.config, ...(optimizer && { optimizer: optimizer.config }) },
    origins: [...below(["schedule"], schedule), ...(optimizer ? below(["optimizer"], optimizer) : [])],
    notes: [
      ...(schedule.notes ?? []),
      ...(optimizer?.notes ?? []),
      ...(optimizer === undefined && flags?.lr === undefined ? [noOptimizer] : []),
    ],
  };
}

const noOptimizer = "no optimizer in the file: the rate is that of --lr, or 0.001";

/** Several, each by the name of its place in the file. */
const inList = (curves: readonly Translation[], schedules: readonly Built[]): Translation => ({
  config: {
    curves: curves.map(({ config }, i) => ({ label: pathText(schedules[i]?.path ?? []), ...config })),
  },
  origins: curves.flatMap((curve, i) => below(["curves", i], curve)),
  notes: curves.flatMap(({ notes = [] }) => notes),
});

/** What the schedulers are stepped at, all of them: flags, what stands beside them, or what the program does by default. */
function intervalOf(
  schedules: readonly Built[],
  values: Values,
  context: Context,
  byDefault: (built: Built) => ReturnType<BuiltStepping>,
): Translation {
  if (context.interval !== undefined) return { config: { interval: context.interval }, origins: [] };
  const all = schedules.map((built) => {
    const beside = intervalBeside(values, built.path);
    return beside ? { interval: beside.value, path: beside.path } : { ...byDefault(built), path: undefined };
  });
  const [first] = all;
  const other = all.find(({ interval }) => interval !== first?.interval);
  if (other) {
    throw new Problem("some schedulers are stepped at epochs, and some at steps", {
      path: other.path ?? first?.path ?? [],
      allowed: "one chart has one way of stepping",
      hint: "Add --interval epoch or --interval step",
    });
  }
  const notes = all.flatMap((each) => ("note" in each && each.note !== undefined ? [each.note] : []));
  return {
    config: first?.interval === undefined ? {} : { interval: first.interval },
    origins: first?.path === undefined ? [] : [[["interval"], first.path]],
    notes,
  };
}

const trainerPlaces: readonly Path[] = [
  ["trainer"],
  ["fit", "trainer"],
  ["pl_trainer"],
  ["training", "trainer"],
];

const trainerAt = (values: Values): Path | undefined =>
  trainerPlaces.find((place) => isObject(valueAt(values, place)));

const isBelow = (path: Path, other: Path) => other.every((key, i) => path[i] === key);

const unknownSchedule = ({ path, class: python }: Built, { key }: Notation) =>
  new Problem(`${python} is no schedule that lrplot knows`, {
    path: [...path, key],
    allowed: "`lrplot list` shows all there are",
    hint: tracing,
  });

const noSchedule = () =>
  new Problem("builds no scheduler", {
    path: [],
    allowed: "the rate is then constant, or the model makes its own scheduler",
    hint: tracing,
  });

const tracing = "Try lrplot trace train.py, which runs the script and records its rates";
