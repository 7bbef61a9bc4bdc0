import fc from "fast-check";
import { expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import type { Definition, Part } from "../../src/core/definition.ts";
import { partOf } from "../../src/core/part.ts";
import { isProblem } from "../../src/core/problem.ts";

type Params = Readonly<Record<string, unknown>>;

const partWith = ({ name }: Definition, params: Params): Part => partOf({ type: name, ...params }, registry);

function horizonIn({ definition: { horizon }, params }: Part): string | undefined {
  return typeof horizon === "function" ? horizon(params) : horizon;
}

/** By how much `end` grows when a parameter does by `more`; undefined where it is refused, or has no end. */
function growth(definition: Definition, params: Params, name: string, more: number): number | undefined {
  try {
    const part = partWith(definition, params);
    const longer = partWith(definition, { ...params, [name]: part.params[name] + more });
    return part.end === undefined || longer.end === undefined ? undefined : longer.end - part.end;
  } catch (error) {
    if (isProblem(error)) return undefined;
    throw error;
  }
}

const examples = registry.flatMap((definition) =>
  definition.examples.map(({ title, params }) => ({ type: definition.name, title, definition, params })),
);

/** Parameters, and what says how long that schedule lasts. */
const others: readonly (readonly [type: string, params: Params, horizon: string | undefined])[] = [
  ["onecycle", { max_lr: 1, epochs: 9, steps_per_epoch: 1 }, "epochs"],
  ["onecycle", { max_lr: 1, epochs: 9, steps_per_epoch: 2 }, undefined],
  ["onecycle", { max_lr: 1, epochs: 9, steps_per_epoch: 2, total_steps: 20 }, "total_steps"],
  ["cosine", { T_max: 20.5 }, "T_max"],
  ["hf-wsd", { num_warmup_steps: 9, num_decay_steps: 9, num_stable_steps: 9 }, "num_stable_steps"],
  ["hf-get-scheduler", { name: "constant_with_warmup", num_warmup_steps: 9 }, "num_warmup_steps"],
  ["hf-get-scheduler", { name: "constant" }, undefined],
  ["timm-cosine", { t_initial: 20, warmup_t: 10 }, "t_initial"],
  ["timm-cosine", { t_initial: 20, warmup_t: 10, warmup_prefix: true }, "t_initial"],
  ["timm-cosine", { t_initial: 20, warmup_t: 30 }, undefined],
  ["timm-cosine", { t_initial: 20, cycle_limit: 2 }, undefined],
  ["timm-create-scheduler", { step_on_epochs: false, updates_per_epoch: 10 }, undefined],
  ["mmengine-cosine", { T_max: 20, begin: 5 }, "T_max"],
  ["mmengine-cosine", { T_max: 50, begin: 5, end: 40 }, undefined],
  ["mmengine-cosine", { T_max: 35, begin: 5, end: 40 }, undefined],
  ["mmengine-cosine", { begin: 5, end: 40 }, "end"],
  ["mmengine-cosine", {}, undefined],
  ["mmengine-onecycle", { eta_max: 1, end: 40 }, "end"],
  ["mmengine-onecycle", { eta_max: 1, total_steps: 30, begin: 2 }, "total_steps"],
  ["keras-cosine-decay", { initial_learning_rate: 1, decay_steps: 9 }, "decay_steps"],
  ["bolts-linear-warmup-decay", { warmup_steps: 10, total_steps: 100, cosine: false }, "warmup_steps"],
  ["megatron", { max_lr: 1, lr_warmup_steps: 0, lr_decay_steps: 90, increment: 3 }, undefined],
];

const of = (type: string) => registry.find(({ name }) => name === type) as Definition;

test.each(others)("%s of %j lasts for so long as its %s says", (type, params, horizon) => {
  expect(horizonIn(partWith(of(type), params))).toBe(horizon);
});

test.each([
  ...examples,
  ...others.map(([type, params]) => ({ type, title: JSON.stringify(params), definition: of(type), params })),
])("$type, $title: one more of its horizon is one more until its end", ({ definition, params }) => {
  const horizon = horizonIn(partWith(definition, params));
  if (horizon === undefined) return;
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1000 }), (more) => {
      expect(growth(definition, params, horizon, more)).toBe(more);
    }),
  );
});

/** What lets a schedule end later because it begins later. */
const beginnings = ["begin"];

test.each(examples)("$type, $title: what its end follows is its horizon", ({ definition, params }) => {
  const part = partWith(definition, params);
  const following = Object.entries(part.params)
    .filter(([name, value]) => typeof value === "number" && !beginnings.includes(name))
    .filter(([name]) => [1, 10].every((more) => growth(definition, params, name, more) === more))
    .map(([name]) => name);
  const horizon = horizonIn(part);
  expect(horizon === undefined ? [] : [horizon]).toEqual(
    following.includes(horizon ?? "") ? [horizon] : following,
  );
});
