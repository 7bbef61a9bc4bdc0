import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import type { Example } from "../../src/core/definition.ts";
import { configOfExample } from "../../src/core/example.ts";
import { configJsonSchema } from "../../src/core/json-schema.ts";
import { findDefinition, namesOf } from "../../src/core/registry.ts";
import { casesOf, config, isElsewhere } from "../golden/cases.ts";

const validate = new Ajv2020({ strict: true, strictRequired: false, strictTypes: false }).compile(
  configJsonSchema(registry),
);

describe("the JSON Schema", () => {
  const frameworks = new Set(registry.map(({ framework }) => framework).filter(isElsewhere));
  test.each([...frameworks])("accepts every recorded config of %s", (framework) => {
    const refused = casesOf(framework).filter((recorded) => !validate(config(recorded)));
    expect(refused.map(({ id }) => id)).toEqual([]);
  });

  test.each(registry.map((definition) => [definition.name, definition] as const))(
    "accepts %s by every name that means it",
    (_, definition) => {
      const { schedule, ...rest } = configOfExample(definition, definition.examples[0] as Example);
      const names = namesOf(definition).filter((name) => findDefinition(registry, name) === definition);
      const refused = names.filter(
        (type) => !validate({ ...rest, schedule: { ...(schedule as object), type } }),
      );
      expect(refused).toEqual([]);
    },
  );

  const schedule = { type: "step", step_size: 3 };
  const wrong: readonly object[] = [
    { schedule: { type: "stpe" } },
    { schedule: { type: "step" } },
    { schedule: { step_size: 3 } },
    { schedule: { ...schedule, gama: 1 } },
    { schedule: { ...schedule, step_size: 0 } },
    { schedule: { type: "ChainedScheduler", schedulers: [{ type: "step" }] } },
    { epochs: 0, schedule },
    { epoch: 3, schedule },
    { title: "a\u001b", schedule },
    { curves: [{ label: "a\u202e", schedule }] },
    { chart: { theme: "blue" }, schedule },
    { optimizer: { lr: -1 }, schedule },
  ];
  test.each(wrong.map((raw) => [JSON.stringify(raw), raw]))("refuses %s", (_, raw) => {
    expect(validate(raw)).toBe(false);
  });
});
