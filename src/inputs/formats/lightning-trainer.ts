import { type Path, Problem } from "../../core/problem.ts";
import { epochLengthUnknown, knowsEpochLength } from "./epoch-length.ts";
import type { Context, Translation, Values } from "./format.ts";
import type { Resolve } from "./interpolation.ts";
import { valueAt } from "./object.ts";

/** Epochs for which Lightning's Trainer trains where nobody says how long. */
const defaultEpochs = 1000;

/** How long Lightning's Trainer, which stands at `at` in the file, trains. What flags say wins. */
export function trainerRun(trainer: Values, at: Path, resolve: Resolve, context: Context): Translation {
  if (context.epochs !== undefined || context.steps !== undefined) return nothing;
  const number = (key: string) => {
    const value = trainer[key] === undefined ? undefined : resolve([...at, key]);
    // -1 is without end
    return value === null || Number(value) === -1 ? undefined : value;
  };
  const [max_epochs, max_steps] = [number("max_epochs"), number("max_steps")];
  if (max_steps === undefined) {
    if (max_epochs !== undefined) return copied("epochs", max_epochs, [...at, "max_epochs"]);
    if (Number(trainer.max_epochs) === -1) return nothing;
    return {
      config: { epochs: defaultEpochs },
      origins: [],
      notes: [`the trainer has no max_epochs: ${defaultEpochs} epochs, as Lightning has it then`],
    };
  }
  const steps = copied("steps", max_steps, [...at, "max_steps"]);
  if (max_epochs === undefined) return steps;
  // it ends with what comes first
  const { steps_per_epoch } = context;
  if (steps_per_epoch === undefined) {
    throw new Problem("the number of steps in an epoch is not known", {
      path: [...at, "max_steps"],
      allowed: "the run ends with max_epochs or max_steps, whichever comes first",
      hint: "Add --steps-per-epoch N",
    });
  }
  return Number(max_steps) <= Number(max_epochs) * steps_per_epoch
    ? steps
    : copied("epochs", max_epochs, [...at, "max_epochs"]);
}

const nothing: Translation = { config: {}, origins: [] };

const copied = (key: string, value: unknown, theirs: Path): Translation => ({
  config: { [key]: value },
  origins: [[[key], theirs]],
});

/** Samples of a batch, batches of an optimizer step, and processes, where flags say how large the dataset is. */
export function trainerData(values: Values, at: Path, resolve: Resolve, { data }: Context): Translation {
  const trainer = valueAt(values, at) as Values;
  const root = at.slice(0, -1);
  if (data?.dataset_size === undefined) return nothing;
  const given = (key: string) => (trainer[key] === undefined ? undefined : resolve([...at, key]));
  const accumulate = given("accumulate_grad_batches");
  const [devices, nodes] = [given("devices"), given("num_nodes") ?? 1];
  const gpus = typeof devices === "number" && devices > 0 ? devices * Number(nodes) : undefined;
  // a DataModule's own argument, by the name that most of them give it
  const batchAt = [[...root, "data", "init_args", "batch_size"]].find(
    (place) => data.batch_size === undefined && typeof valueAt(values, place) === "number",
  );
  return {
    config: {
      ...(batchAt && { batch_size: valueAt(values, batchAt) }),
      ...(accumulate != null && data.accumulate === undefined && { accumulate }),
      ...(gpus !== undefined && data.gpus === undefined && { gpus }),
    },
    origins: [
      ...(batchAt ? [[["batch_size"], batchAt] as const] : []),
      ...(accumulate != null && data.accumulate === undefined
        ? [[["accumulate"], [...at, "accumulate_grad_batches"]] as const]
        : []),
    ],
  };
}

/** Does a run that counts steps need to know how many an epoch has, for a scheduler that is stepped at epochs? */
export function checkStepsOfEpoch(run: Values, interval: unknown, at: Path, context: Context): void {
  if (knowsEpochLength(context)) return;
  const isInSteps = run.steps !== undefined || context.steps !== undefined;
  const isInEpochs = run.epochs !== undefined || context.epochs !== undefined;
  if (interval === "epoch" && isInSteps)
    throw epochLengthUnknown("the run is counted in steps, and its scheduler stepped at epochs", at);
  if (interval === "step" && isInEpochs)
    throw epochLengthUnknown("the run is counted in epochs, and its scheduler stepped at steps", at);
}
