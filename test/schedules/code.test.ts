import { describe, expect, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { codeOf } from "../../src/core/code/code.ts";
import { draftOf } from "../../src/core/draft.ts";
import { configOfExample } from "../../src/core/example.ts";
import { plan } from "../../src/core/plan.ts";
import { casesOf, config, isRecorded } from "../golden/cases.ts";
import { compute } from "../helpers/compute.ts";
import { readCode, readOnto } from "../helpers/read-code.ts";

const frameworks = [...new Set(registry.map(({ framework }) => framework))];

/** Configs of a framework: its examples, and what was recorded of it. */
const configsOf = (framework: string) => [
  ...registry
    .filter((definition) => definition.framework === framework)
    .flatMap((definition) =>
      definition.examples.map((example) => [example.title, configOfExample(definition, example)] as const),
    ),
  ...(isRecorded(framework)
    ? casesOf(framework).map((recorded) => [recorded.id, config(recorded)] as const)
    : []),
];

/** Frameworks whose text has an optimizer or its flags, and what of it there is no word for in them. */
const unsaid: Readonly<Record<string, readonly string[]>> = {
  fastai: ["momentum", "betas"], // the fits' own
  nanogpt: ["momentum"], // AdamW alone
  recorded: ["momentum", "betas", "weight_decay"],
};

const optimizers = [
  { momentum: 0.7, weight_decay: 0.125 },
  { betas: [0.8, 0.97], weight_decay: 0.125 },
  { momentum: 0.7 },
  { weight_decay: 0.125 },
];

describe.each(frameworks)("--code of %s", (framework) => {
  test.each(optimizers)("says of the optimizer what the config says: %j", (optimizer) => {
    for (const definition of registry.filter((each) => each.framework === framework)) {
      const [example] = definition.examples;
      if (example === undefined) continue;
      const run = configOfExample(definition, example);
      const given = { ...run, parameter: "lr", optimizer: { lr: 0.5, ...optimizer } };
      const code = codeOf(plan(draftOf(given), registry), registry);
      const said = Object.entries(optimizer).filter(([name]) => !unsaid[framework]?.includes(name));
      expect(readCode(code).optimizer ?? {}, code).toMatchObject(Object.fromEntries(said));
    }
  });
});

describe.each(frameworks)("--code of %s", (framework) => {
  test.each(configsOf(framework))("%s: the text builds the same schedule", (_, given) => {
    const code = codeOf(plan(draftOf(given), registry), registry);
    const read = readOnto(given, code);
    const values = (from: Record<string, unknown>) =>
      compute(from).map(({ lr, momentumValues }) => ({ lr, momentumValues }));
    expect(values(read), code).toEqual(values(given));
  });
});
