import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { codeOf } from "../../src/core/code/code.ts";
import { draftOf } from "../../src/core/draft.ts";
import { configOfExample } from "../../src/core/example.ts";
import { plan } from "../../src/core/plan.ts";
import { casesOf, config } from "../golden/cases.ts";
import { compute } from "../helpers/compute.ts";
import { readCode } from "../helpers/read-code.ts";

const frameworks = [...new Set(registry.map(({ framework }) => framework))];

/** Configs of a framework: its examples, and what was recorded of it. */
const configsOf = (framework: string) => [
  ...registry
    .filter((definition) => definition.framework === framework)
    .flatMap((definition) =>
      definition.examples.map((example) => [example.title, configOfExample(definition, example)] as const),
    ),
  ...(framework === "generic"
    ? []
    : casesOf(framework).map((recorded) => [recorded.id, config(recorded)] as const)),
];

describe.each(frameworks)("--code of %s", (framework) => {
  test.each(configsOf(framework))("%s: the text builds the same schedule", (_, given) => {
    const code = codeOf(plan(draftOf(given), registry), registry);
    const read = { ...given, ...readCode(code) };
    const values = (from: Record<string, unknown>) =>
      compute(from).map(({ lr, momentumValues }) => ({ lr, momentumValues }));
    expect(values(read), code).toEqual(values(given));
  });
});
