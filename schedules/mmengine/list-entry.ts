import * as z from "zod";
import { check, orIssue } from "../../src/core/check.ts";
import { className, type Part, type PartSchema, typeName } from "../../src/core/definition.ts";
import { once } from "../../src/core/once.ts";
import { Problem } from "../../src/core/problem.ts";
import { type Scheduler, type Training, writesOf } from "../../src/core/schedule.ts";
import { didYouMean } from "../../src/core/suggest.ts";
import { classes, type Listed } from "./classes.ts";
import type { ParamScheduler } from "./param-scheduler-machine.ts";
import { never } from "./window.ts";

/** A scheduler of a list, as the Runner makes it once it knows the run. */
export interface Entry {
  readonly writes: ReturnType<typeof writesOf>;
  /** Is it told a metric? */
  readonly fed: boolean;
  /** Is it stepped after an epoch, or after an iteration? */
  readonly by_epoch: boolean;
  /** Does it count epochs, those that are made iterations among them? */
  readonly countsEpochs: boolean;
  /** It alone, as its dict describes it. */
  part(): Part;
  made(training: Training): Scheduler<ParamScheduler>;
}

type Params = Readonly<Record<string, unknown>>;

/** mmengine's names come first: `LinearLR` in a list is never torch's. */
const namesOf = ({ definition }: Listed) => [className(definition), typeName(definition)];

/** The schema of a dict of `param_scheduler`. */
export const entry = (part: PartSchema) =>
  z
    .looseObject({
      type: z.string().meta({ enum: classes.flatMap(namesOf) }),
      convert_to_iter_based: z.boolean().default(false),
    })
    .transform((raw, context) => orIssue(context, () => entryOf(raw, part)));

function entryOf(
  {
    type,
    convert_to_iter_based: convert,
    ...given
  }: Params & { type: string; convert_to_iter_based: boolean },
  part: PartSchema,
): Entry {
  const listed = classes.find((known) => namesOf(known).includes(type));
  if (listed === undefined) {
    throw new Problem(`mmengine has no scheduler ${JSON.stringify(type)}`, {
      path: ["type"],
      hint:
        didYouMean(type, classes.flatMap(namesOf)) ??
        `It has ${classes.map((known) => namesOf(known)[0]).join(", ")}`,
    });
  }
  const { definition, multiplied } = listed;
  const built = (params: Params) =>
    definition.build(
      check(definition.params(part), params, className(definition)),
    ) as Scheduler<ParamScheduler>;
  const by_epoch = given.by_epoch !== false;
  if (convert) checkConversion(listed, by_epoch);
  // checked before the run is known too, so that a wrong parameter is the config's mistake; a missing end is no mistake
  const checked = built(given);
  const isFed = definition.fed !== undefined;
  return {
    writes: writesOf(checked),
    fed: isFed,
    by_epoch: by_epoch && !convert,
    // a metric comes with each epoch, and what counts nothing is converted to what it is stepped after
    countsEpochs: isFed || (by_epoch && !(convert && multiplied?.length === 0 && isUnbounded(given))),
    part: once(() => part.parse({ ...given, type: typeName(definition) })),
    made(training) {
      const end = by_epoch ? maxEpochs(training) : training.steps;
      if (given.end === undefined) checkBegin(given.begin, end);
      const filled = { end, ...given };
      if (!convert || multiplied === undefined) return built(filled);
      return built(inIterations(filled, multiplied, epochLength(training)));
    },
  };
}

const isUnbounded = ({ begin, end }: Params) => begin === undefined && end === undefined;

function checkBegin(begin: unknown, end: number): void {
  if (typeof begin !== "number" || begin < end) return;
  throw new Problem(`${begin} is not before the run's end, which is ${end}`, {
    path: ["begin"],
    allowed: "a scheduler without an end of its own ends with the run",
  });
}

function checkConversion({ definition, multiplied }: Listed, by_epoch: boolean): void {
  if (by_epoch && multiplied !== undefined) return;
  throw new Problem(`${className(definition)} cannot be converted`, {
    path: ["convert_to_iter_based"],
    allowed: by_epoch
      ? "mmengine has no conversion for it"
      : "only a scheduler by epoch can, and by_epoch is false",
  });
}

/** `max_epochs` of the run's loop; one that counts iterations says 1. */
const maxEpochs = ({ by_epoch, steps, steps_per_epoch }: Training) =>
  by_epoch ? Math.ceil(steps / steps_per_epoch) : 1;

function epochLength({ by_epoch, steps_per_epoch }: Training): number {
  if (by_epoch) return steps_per_epoch;
  throw new Problem("nobody said how many iterations an epoch has", {
    path: ["convert_to_iter_based"],
    allowed: "it needs steps_per_epoch",
    hint: "Give --steps-per-epoch",
  });
}

/** `build_iter_from_epoch`: what counts epochs, in iterations. */
function inIterations(params: Params, multiplied: readonly string[], epoch_length: number): Params {
  const { begin = 0, end } = params as { begin?: number; end: number };
  const times = (value: unknown) => (typeof value === "number" ? value * epoch_length : value);
  const others = Object.entries(params)
    .filter(([name]) => multiplied.includes(name))
    .map(([name, value]) => [name, Array.isArray(value) ? value.map(times) : times(value)]);
  return {
    ...params,
    ...Object.fromEntries(others),
    begin: Math.trunc(begin * epoch_length),
    end: end === never ? end : Math.trunc(end * epoch_length),
    by_epoch: false,
  };
}
