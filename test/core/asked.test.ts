import { describe, expect, test } from "vitest";
import * as z from "zod";
import { registry as torch } from "../../schedules/index.ts";
import { torchCode } from "../../schedules/torch/code.ts";
import { define } from "../../src/core/definition.ts";
import { draftOf } from "../../src/core/draft.ts";
import { plan } from "../../src/core/plan.ts";
import { isProblem } from "../../src/core/problem.ts";
import { run } from "../../src/core/run.ts";
import type { Group, ParameterName } from "../../src/core/schedule.ts";
import { valuesOf } from "../helpers/compute.ts";

/** A schedule that halves some parameters at every step. */
const halving = (name: string, writes: readonly ParameterName[]) =>
  define({ source: `test.${name}`, name: name.toLowerCase() }, () => ({
    summary: "Halves.",
    formula: "half",
    shapes: ["exponential"],
    reference: { version: "1", url: "https://example.org" },
    code: torchCode,
    params: () => z.strictObject({}),
    examples: [{ title: "it", params: {}, epochs: 9 }],
    build: () => ({
      writes,
      attach(group: Group) {
        return {
          step() {
            for (const key of writes) group[key] = (group[key] as number) / 2;
          },
        };
      },
    }),
  }));

const registry = [
  ...torch,
  halving("Decay", ["lr", "weight_decay"]),
  halving("Momentum", ["momentum"]),
  halving("Both", ["momentum", "weight_decay"]),
  halving("WeightDecay", ["weight_decay"]),
];

const sgd = { lr: 1, momentum: 0.5, weight_decay: 4 };
const planned = (config: object, optimizer: object = sgd) =>
  plan(draftOf({ epochs: 3, optimizer, ...config }), registry);
const one = (type: string, more: object = {}) => ({ schedule: { type: `test.${type}` }, ...more });
const step = { schedule: { type: "torch.StepLR", step_size: 1 } };
const several = (...types: string[]) => ({ curves: types.map((type) => one(type)) });

test.each<[what: string, config: object, asked: readonly ParameterName[]]>([
  ["the rate", step, ["lr"]],
  ["what is asked for", { ...step, parameter: "momentum" }, ["momentum"]],
  ["in the order of the words", { ...step, parameter: ["weight_decay", "lr"] }, ["weight_decay", "lr"]],
  ["the rate, where others are written too", one("Decay"), ["lr"]],
  ["what alone is written", one("Momentum"), ["momentum"]],
  ["the first of what is written", one("Both"), ["momentum"]],
  ["what all write", several("Both", "WeightDecay"), ["weight_decay"]],
  ["the rate, where there is nothing that all write", several("Momentum", "WeightDecay"), ["lr"]],
  ["the rate, where one writes it", { curves: [one("Momentum"), step] }, ["lr"]],
])("%s is shown", (_, config, asked) => {
  expect(planned(config).parameters).toEqual(asked);
});

test.each<[what: string, config: object, optimizer: object, says: string]>([
  ["one twice", { parameter: ["lr", "lr"] }, sgd, "parameter: lr is named twice; each makes one panel"],
  [
    "another",
    { parameter: "rate" },
    sgd,
    'parameter: "rate" is not one of lr, momentum, weight_decay, or a list of them',
  ],
  ["none", { parameter: [] }, sgd, "parameter: empty; it wants one at least"],
  [
    "what the optimizer lacks",
    { parameter: ["lr", "momentum"] },
    { lr: 1 },
    "parameter: the optimizer has no momentum; Try --momentum 0.9, or --betas 0.9,0.999",
  ],
])("%s is refused", (_, config, optimizer, says) => {
  try {
    planned({ ...step, ...config }, optimizer);
    expect.unreachable();
  } catch (error) {
    if (!isProblem(error)) throw error;
    const { path, message, allowed, hint } = error;
    const more = [allowed, hint].flatMap((text) => (text === undefined ? [] : `; ${text}`));
    expect(`${path.join(".")}: ${message}${more.join("")}`).toBe(says);
  }
});

describe("what is run", () => {
  /** Of each curve its label, parameter and values, and behind them what is told with it. */
  const seen = (config: object, optimizer?: object) =>
    run(planned(config, optimizer)).map(({ label, parameter, also, ...curve }) => [
      `${label} ${parameter}`,
      valuesOf({ label, parameter, also, ...curve }, 2),
      ...also.map((other) => [other.parameter, valuesOf(other)]),
    ]);

  test.each<[what: string, config: object, optimizer: object | undefined, curves: unknown]>([
    [
      "the rate, and what is written beside it",
      one("Decay"),
      undefined,
      [["Decay lr", [1, 0.5, 0.25], ["weight_decay", [4, 2, 1]]]],
    ],
    [
      "what is asked for has a curve of its own",
      one("Decay", { parameter: ["weight_decay", "lr"] }),
      undefined,
      [
        ["Decay weight_decay", [4, 2, 1]],
        ["Decay lr", [1, 0.5, 0.25]],
      ],
    ],
    [
      "what is not written stays",
      one("Decay", { parameter: "momentum" }),
      undefined,
      [["Decay momentum", [0.5, 0.5, 0.5], ["lr", [1, 0.5, 0.25]], ["weight_decay", [4, 2, 1]]]],
    ],
    [
      "param groups of one parameter after those of another",
      one("Momentum", { parameter: ["momentum", "lr"] }),
      { lr: { a: 1, b: 2 }, betas: [0.5, 0.9] },
      [
        ["a momentum", [0.5, 0.25, 0.125]],
        ["b momentum", [0.5, 0.25, 0.125]],
        ["a lr", [1, 1, 1]],
        ["b lr", [2, 2, 2]],
      ],
    ],
  ])("%s", (_, config, optimizer, curves) => {
    expect(seen(config, optimizer)).toEqual(curves);
  });
});
