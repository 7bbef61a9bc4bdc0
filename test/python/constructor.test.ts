import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { isProblem, type Problem } from "../../src/core/problem.ts";
import { placeOf } from "../../src/python/constructor.ts";
import { knows, Unknown, type Value } from "../../src/python/environment.ts";
import { constructorOfText } from "../../src/python/pasted.ts";
import { type Case, casesOf, config, distance, groups } from "../golden/cases.ts";
import { compute } from "../helpers/compute.ts";

const read = (text: string, known: Readonly<Record<string, Value>> = {}) =>
  constructorOfText(text, registry, knows(new Map(Object.entries(known))));

/** The Problem that reading the text ends in. */
function problem(text: string, known?: Readonly<Record<string, Value>>): Problem {
  try {
    read(text, known);
  } catch (error) {
    if (isProblem(error)) return error;
    throw error;
  }
  throw new Error(`${text} was not refused`);
}

/** The schedule of a call on an `optimizer`. */
const schedule = (call: string, known?: Readonly<Record<string, Value>>) => read(call, known).schedule;

describe("the calls that curves were recorded of give these curves", () => {
  const frameworks = [
    "torch",
    "katsura",
    "timm",
    "transformers",
    "keras",
    "optax",
    "deepspeed",
    "bolts",
    "megatron",
    "mmengine",
    "fastai",
  ];
  const cases = frameworks.flatMap((framework) => casesOf(framework)) as (Case & {
    call: string;
    params: object;
    increment?: number;
  })[];

  test.each(cases.map((recorded) => [recorded.id, recorded] as const))("%s", (_, recorded) => {
    const { call, framework, increment = 1 } = recorded;
    // a class of several frameworks is the one whose module is named
    const text = call.replace(/(?<![.\w])(?=[A-Z]\w+\(optimizer)/g, `${framework}.`);
    const own = read(framework === "mmengine" ? text : call).schedule;
    // Megatron is told this at each step
    const said = { ...own, ...(increment === 1 ? {} : { increment }) };
    const curves = compute({ ...config(recorded), schedule: said });
    groups(recorded.lr).forEach((want, group) => {
      expect(distance(recorded)(curves[group]?.lr as number[], want)).toBeLessThanOrEqual(1);
    });
  });
});
