// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are interpolations of OmegaConf
import { expect, it } from "vitest";
import { registry } from "../../../schedules/index.ts";
import { draftOf } from "../../../src/core/draft.ts";
import { plan } from "../../../src/core/plan.ts";
import { isProblem } from "../../../src/core/problem.ts";
import { formats } from "../../../src/inputs/formats/index.ts";

/** What becomes of values that came from any parser: refused, not known, or a plan. */
function outcome(values: Record<string, unknown>): string {
  const format = formats.find((each) => each.isIt(values));
  if (format === undefined) return "not known";
  try {
    plan(
      draftOf({ epochs: 3, ...format.read(values, { epochs: 3, steps_per_epoch: 1, registry }).config }),
      registry,
    );
    return "planned";
  } catch (error) {
    if (isProblem(error)) return error.message;
    throw error;
  }
}

const cosine = (T_max: unknown, more: object = {}) => ({
  scheduler: { _target_: "torch.optim.lr_scheduler.CosineAnnealingLR", T_max },
  ...more,
});
const chain = Object.fromEntries(Array.from({ length: 50_000 }, (_, i) => [`a${i}`, `\${a${i + 1}}`]));
const shared = Array.from({ length: 60 }).reduce<unknown>((inner) => [inner, inner], 1);
const state = { gamma: 0.5, base_lrs: [0.1], last_epoch: 3 };

it.each([
  ["the longest class", { s: { _target_: `lr_scheduler.${"get_schedule".repeat(1e6)}!` } }, "not known"],
  ["nested interpolations", cosine("${".repeat(1e6)), "it is too long for a text with interpolations"],
  ["a text of brackets", cosine(`${"${".repeat(240)}a${"}".repeat(240)}`, { a: 3 }), "${3} is not known"],
  ["a chain", cosine("${a0}", chain), "it has too many interpolations one behind the other"],
  ["a list that is 2⁶⁰ times in itself", cosine(shared), "it has too many values"],
  ["the same beside a schedule", cosine(10, { data: shared }), "planned"],
  [
    "a digit after the other",
    { lr_scheduler: { class_path: "StepLR", init_args: { step_size: `${"1".repeat(1e6)}x` } } },
    undefined,
  ],
  ["a milestone too often", { ...state, milestones: { 1: 1e9 } }, "there are too many milestones"],
  [
    "milestones that cancel out",
    { ...state, milestones: { 1: 1e9, 2: -1e9 } },
    "1000000000 is not how often a milestone was given",
  ],
  [
    "properties of JavaScript's",
    JSON.parse('{"s": {"_target_": "constructor.StepLR", "step_size": 3, "constructor": 1}}'),
    undefined,
  ],
  [
    "a prototype",
    JSON.parse('{"s": {"_target_": "torch.optim.lr_scheduler.StepLR", "__proto__": {"step_size": 3}}}'),
    undefined,
  ],
  [
    "a prototype of a scheduler",
    JSON.parse('{"param_scheduler": {"type": "StepLR", "__proto__": {"step_size": 3}}}'),
    undefined,
  ],
  [
    "keys of a state",
    { ...state, ...Object.fromEntries(Array.from({ length: 1e5 }, (_, i) => [`k${i}`, 1])) },
    undefined,
  ],
])("bears %s", (_, values, message) => {
  const began = performance.now();
  const said = outcome(values as Record<string, unknown>);
  expect(performance.now() - began).toBeLessThan(2000);
  if (message === undefined) expect(["planned", "not known"]).not.toContain(said);
  else expect(said).toBe(message);
  expect(said.length).toBeLessThan(500);
  expect(({} as { step_size?: unknown }).step_size).toBeUndefined();
});
