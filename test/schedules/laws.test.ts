import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { frameworks } from "../../schedules/frameworks.ts";
import { registry } from "../../schedules/index.ts";
import { exampleCommand } from "../../src/cli/example-command.ts";
import type { Example } from "../../src/core/definition.ts";
import { draftOf } from "../../src/core/draft.ts";
import { configOfExample } from "../../src/core/example.ts";
import { plan } from "../../src/core/plan.ts";
import { isProblem, type Problem } from "../../src/core/problem.ts";
import { run } from "../../src/core/run.ts";
import { scheduleFlags } from "../../src/inputs/flag.ts";
import { words } from "../helpers/command-line.ts";
import { compute, curveOfLine, values } from "../helpers/compute.ts";

const factor = fc.double({ min: 0.01, max: 1, noNaN: true });
const rate = fc.double({ min: 0, max: 1, noNaN: true });
const count = fc.integer({ min: 1, max: 40 });

/** Schedules that torch can hold in a combinator, as a config has them. */
const torchLeaf = fc.oneof(
  fc.record({ type: fc.constant("StepLR"), step_size: count, gamma: factor }),
  fc.record({
    type: fc.constant("MultiStepLR"),
    milestones: fc.array(count, { maxLength: 4 }),
    gamma: factor,
  }),
  fc.record({ type: fc.constant("ConstantLR"), factor, total_iters: count }),
  fc.record({ type: fc.constant("LinearLR"), start_factor: factor, end_factor: factor, total_iters: count }),
  fc.record({ type: fc.constant("ExponentialLR"), gamma: factor }),
  fc.record({ type: fc.constant("PolynomialLR"), total_iters: count, power: factor }),
  fc.record({ type: fc.constant("CosineAnnealingLR"), T_max: count, eta_min: rate }),
  fc.record({
    type: fc.constant("CosineAnnealingWarmRestarts"),
    T_0: count,
    T_mult: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ type: fc.constant("LambdaLR"), lr_lambda: fc.constantFrom("0.9 ** epoch", "1 / (1 + epoch)") }),
  fc.record({ type: fc.constant("CyclicLR"), base_lr: rate, max_lr: rate, step_size_up: count }),
);

/** Their like, and one whose own count of steps torch's Sequential does not take back. */
const leaf = fc.oneof(
  torchLeaf,
  fc.record({
    type: fc.constant("katsura.CosineAnnealingWarmupRestarts"),
    first_cycle_steps: count,
    cycle_mult: factor,
  }),
);

const config = (schedule: object) => ({ epochs: 60, optimizer: { lr: 0.1, momentum: 0.9 }, schedule });

function problemOf(raw: Record<string, unknown>): Problem | undefined {
  try {
    compute(raw);
    return undefined;
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
}

/** The values of a schedule, or the word that it is refused. */
function outcome(schedule: object): number[] | string {
  try {
    return compute(config(schedule))[0]?.lr as number[];
  } catch (error) {
    if (!isProblem(error)) throw error;
    return "refused";
  }
}

describe("laws", () => {
  test("a Sequential of one is the schedule", () => {
    fc.assert(
      fc.property(torchLeaf, (schedule) => {
        expect(outcome({ type: "SequentialLR", schedulers: [schedule], milestones: [] })).toEqual(
          outcome(schedule),
        );
      }),
    );
  });

  test("a Chained of one is the schedule", () => {
    fc.assert(
      fc.property(leaf, (schedule) => {
        expect(outcome({ type: "ChainedScheduler", schedulers: [schedule] })).toEqual(outcome(schedule));
      }),
    );
  });

  test("a curve reads the same twice, in chunks of any size", () => {
    fc.assert(
      fc.property(leaf, fc.integer({ min: 1, max: 70 }), (schedule, size) => {
        fc.pre(outcome(schedule) !== "refused");
        const [curve] = run(plan(draftOf(config(schedule)), registry));
        if (!curve) throw new Error("no curve");
        expect(values(curve, size)).toEqual(values(curve));
      }),
    );
  });

  test("stepping once per epoch repeats the values of a run by epochs", () => {
    fc.assert(
      fc.property(leaf, fc.integer({ min: 2, max: 5 }), (schedule, steps_per_epoch) => {
        fc.pre(outcome(schedule) !== "refused");
        const run = { ...config(schedule), steps_per_epoch, interval: "epoch" };
        const repeated = (outcome(schedule) as number[]).flatMap((lr) => Array(steps_per_epoch).fill(lr));
        expect(compute(run)[0]?.lr).toEqual(repeated);
      }),
    );
  });

  test("any config gives finite numbers or a Problem", () => {
    const anything = fc.anything({ maxDepth: 2 });
    const anySchedule = fc.oneof(
      leaf,
      fc
        .tuple(fc.constantFrom(...registry), fc.dictionary(fc.string(), anything))
        .chain(([definition, extra]) =>
          fc
            .record(
              Object.fromEntries(
                Object.keys(definition.examples[0]?.params ?? {}).map((name) => [name, anything]),
              ),
            )
            .map((params) => ({ type: definition.name, ...params, ...extra })),
        ),
    );
    const anyConfig = fc.oneof(
      fc.dictionary(
        fc.constantFrom("epochs", "steps", "optimizer", "schedule", "curves", "metrics", "chart"),
        anything,
      ),
      anySchedule.map(config),
      fc.record(
        { schedule: anySchedule, optimizer: anything, epochs: anything },
        { requiredKeys: ["schedule"] },
      ),
    );
    fc.assert(
      fc.property(anyConfig, (raw) => {
        try {
          const planned = plan(draftOf(raw), registry);
          fc.pre(planned.values < 10_000);
          for (const curve of run(planned)) expect(values(curve).lr.every(Number.isFinite)).toBe(true);
        } catch (error) {
          if (!isProblem(error)) throw error;
          expect(error.message).not.toBe("");
        }
      }),
      { numRuns: 1000 },
    );
  });
});

test("a part of SequentialLR never has a turn exactly where another one in its place changes nothing", () => {
  const half = { type: "ConstantLR", factor: 0.5, total_iters: 99 };
  const quarter = { type: "LinearLR", start_factor: 0.25, end_factor: 0.25, total_iters: 99 };
  const milestones = fc.array(fc.integer({ min: -2, max: 9 }), { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(milestones, fc.nat({ max: 4 }), (at, which) => {
      const parts: unknown[] = [0, ...at].map(() => half);
      const curveOf = (schedulers: unknown[]) =>
        compute({ epochs: 12, schedule: { type: "SequentialLR", schedulers, milestones: at } })[0];
      const [one, other] = [curveOf(parts), curveOf(parts.with(which % parts.length, quarter))];
      const isIdle = other?.idle?.some(({ name }) => name === "LinearLR");
      expect(isDeepStrictEqual(one?.lr, other?.lr)).toBe(isIdle);
    }),
    { numRuns: 1000 },
  );
});

describe("definitions", () => {
  test.each(registry.map((definition) => [definition.source, definition] as const))(
    "%s has examples that run",
    (_, definition) => {
      expect(definition.examples.length).toBeGreaterThan(0);
      for (const example of definition.examples) {
        const [curve] = compute(configOfExample(definition, example));
        const seen = new Set([...(curve?.lr ?? []), ...(curve?.momentumValues ?? [])]);
        expect(curve?.lr.length).toBeGreaterThan(1);
        if (!definition.shapes.includes("constant")) expect(seen.size).toBeGreaterThan(1);
      }
    },
  );

  test.each(
    registry.flatMap((definition) =>
      definition.examples.map(
        (example) => [exampleCommand(definition, example), definition, example] as const,
      ),
    ),
  )("%s draws what its config does", async (line, definition, example) => {
    const curves = compute(configOfExample(definition, example));
    const said = await curveOfLine(words(line).slice(1));
    expect(values(said)).toEqual({ lr: curves[0]?.lr, momentumValues: curves[0]?.momentumValues });
  });

  test.each(registry)("$source names the parameter that Python cannot calculate with", (definition) => {
    const names: (string | number)[] = scheduleFlags(definition).map(({ name }) => name);
    for (const { name, base, list } of scheduleFlags(definition)) {
      if ((base !== "number" && base !== "integer") || list === "always") continue;
      for (const value of [0, -1, -0.5]) {
        const config = configOfExample(definition, definition.examples[0] as Example);
        const schedule = { ...(config.schedule as object), [name]: value };
        const problem = problemOf({ ...config, schedule });
        if (!/division|power|logarithm/.test(problem?.message ?? "")) continue;
        expect([name, value, names.includes(problem?.path[1] ?? "")]).toEqual([name, value, true]);
      }
    }
  });

  test.each(registry)("$source says what it and every parameter is, in lines that fit", (definition) => {
    expect(definition.summary).toMatch(/^.{1,99}\.$/);
    for (const line of definition.formula.split("\n")) expect(line).toMatch(/^.{1,100}$/);
    const undescribed = scheduleFlags(definition).filter(({ description }) => description === "");
    expect(undescribed.map(({ name }) => name)).toEqual([]);
  });

  test("every framework has a title, and no other has one", () => {
    expect(Object.keys(frameworks).sort()).toEqual(
      [...new Set(registry.map(({ framework }) => framework))].sort(),
    );
  });

  test("every name is one schedule's alone", () => {
    const names = registry.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });
});
