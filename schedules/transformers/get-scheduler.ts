import * as z from "zod";
import { check } from "../../src/core/check.ts";
import { className, define } from "../../src/core/definition.ts";
import type { Pitfall } from "../../src/core/pitfall.ts";
import { isProblem, Problem } from "../../src/core/problem.ts";
import { ruled } from "../../src/core/refused.ts";
import { lift, type Scheduler } from "../../src/core/schedule.ts";
import { getSchedulerCode } from "./code.ts";
import { transformersCounting } from "./counting.ts";
import { trainingSteps } from "./parameters.ts";
import { transformersReference } from "./reference.ts";
import { type Name, types } from "./scheduler-types.ts";

const names = Object.keys(types) as [Name, ...Name[]];

const someSteps = (text: string) => z.number().nullable().default(null).describe(text);

export const getScheduler = define(
  { source: "transformers.get_scheduler", name: "hf-get-scheduler" },
  () => ({
    summary: "Any schedule of transformers by its lr_scheduler_type, as the Trainer makes it.",
    formula: "that of the schedule named, with scheduler_specific_kwargs as its other parameters",
    shapes: ["named", "warmup"],
    code: getSchedulerCode,
    counting: transformersCounting,
    reference: transformersReference,
    interval: "step",
    fed: ({ name }) => (types[name].definition.fed === undefined ? undefined : "step"),
    params: () =>
      z.strictObject({
        name: z.enum(names).describe("the Trainer's lr_scheduler_type"),
        num_warmup_steps: someSteps("steps of the warm-up; most schedules want it"),
        num_training_steps: someSteps("steps of the whole training; most schedules want it"),
        scheduler_specific_kwargs: z
          .looseObject({})
          .nullable()
          .default(null)
          .describe(
            "other parameters of the schedule, the Trainer's lr_scheduler_kwargs; not read for constant ones",
          ),
      }),
    examples: [
      {
        title: "four cosines, as the Trainer makes them",
        lr: 5e-5,
        params: {
          name: "cosine_with_restarts",
          num_warmup_steps: 100,
          num_training_steps: 1000,
          scheduler_specific_kwargs: { num_cycles: 4 },
        },
      },
    ],
    horizon: (params) => resolve(params).horizon,
    floor(named) {
      const { floor } = resolve(named).definition;
      return typeof floor === "string" ? ["scheduler_specific_kwargs", floor] : undefined;
    },
    bounds(named) {
      const { definition, params } = resolve(named);
      const inside = definition.bounds?.(params) ?? [];
      return inside.map((bound) => ({ ...bound, path: ["scheduler_specific_kwargs", ...bound.path] }));
    },
    peak(named, groups, index) {
      const { definition, params } = resolve(named);
      return definition.peak?.(params, groups, index);
    },
    counts: (params) => resolve(params).counts,
    end: (params) => resolve(params).end,
    length: (params) => resolve(params).length,
    cycle(named, n) {
      const { definition, params } = resolve(named);
      return definition.cycle?.(params, n);
    },
    pitfalls(named, setting) {
      const { definition, params, given } = resolve(named);
      const inside = definition.pitfalls?.(params, setting, given) ?? [];
      return inside.map((pitfall) => outside(pitfall, named));
    },
    fromRun(given, run): Record<string, unknown> {
      const name = names.find((known) => known === given.name);
      return name && types[name].takes.includes("num_training_steps") ? trainingSteps(given, run) : {};
    },
    build(params): Scheduler {
      const { schedule, inside } = resolve(params);
      return { attach: (group, training) => inside(() => lift(schedule).attach(group, training)) };
    },
  }),
);

interface Named {
  readonly name: Name;
  readonly num_warmup_steps: number | null;
  readonly num_training_steps: number | null;
  readonly scheduler_specific_kwargs: Readonly<Record<string, unknown>> | null;
}

/** What is not meant of the schedule that is named, said of our own parameters. */
function outside({ path = [], changes, ...pitfall }: Pitfall, named: Named): Pitfall {
  const { takes } = types[named.name];
  const isOwn = (name: unknown) => takes.some((own) => own === name);
  const [names, kwargs] = [Object.entries(changes ?? {}), named.scheduler_specific_kwargs];
  const specific = names.filter(([name]) => !isOwn(name));
  return {
    ...pitfall,
    path: isOwn(path[0] ?? names[0]?.[0]) ? path : ["scheduler_specific_kwargs", ...path],
    ...(changes && {
      changes: {
        ...Object.fromEntries(names.filter(([name]) => isOwn(name))),
        ...(specific.length > 0 && {
          scheduler_specific_kwargs: { ...kwargs, ...Object.fromEntries(specific) },
        }),
      },
    }),
  };
}

/** The schedule that is meant, and how to say where in our own parameters a Problem of its own is. */
function resolve(named: Named) {
  const { definition, takes, specific } = types[named.name];
  const kwargs = specific ? (named.scheduler_specific_kwargs ?? {}) : {};
  const twice = takes.find((name) => name in kwargs);
  if (twice !== undefined) {
    throw new Problem("given twice", {
      path: ["scheduler_specific_kwargs", twice],
      allowed: `leave it out here, ${twice} is a parameter of its own`,
    });
  }
  // one that is null is left out, for the schedule to say whether it wants it
  const handed = takes.filter((name) => named[name] !== null).map((name) => [name, named[name]]);
  const inside = <T>(work: () => T): T => {
    try {
      return work();
    } catch (error) {
      const own =
        isProblem(error) && (error.path.length === 0 || takes.some((name) => name === error.path[0]));
      throw isProblem(error) && !own ? error.below("scheduler_specific_kwargs") : error;
    }
  };
  return inside(() => {
    const schema = definition.params(z.never());
    const given = { ...Object.fromEntries(handed), ...kwargs };
    const params = ruled(definition, given, () => check(schema, given, className(definition)));
    const end = definition.end?.(params, {});
    const { horizon } = definition;
    const lasting = typeof horizon === "function" ? horizon(params) : horizon;
    const counts = typeof definition.counts === "function" ? definition.counts(params) : definition.counts;
    const isOurs = (name: string) => takes.some((own) => own === name);
    return {
      definition,
      given,
      params,
      schedule: definition.build(params),
      end,
      horizon: takes.find((name) => name === lasting),
      // those that are among the kwargs cannot be said by a name of ours
      counts: counts?.every((name) => isOurs(name) || params[name] === null)
        ? counts.filter(isOurs)
        : undefined,
      length: definition.length?.(params, {}) ?? end,
      inside,
    };
  });
}
