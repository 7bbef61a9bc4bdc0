import { readdirSync, readFileSync } from "node:fs";
import { validateAction, validateWorkflow } from "@action-validator/core";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { action, actionText, ROOT } from "./composite.ts";

const textOf = (file: string) => readFileSync(`${ROOT}${file}`, "utf8");
const [document, readme] = ["docs/pull-requests.md", "README.md"].map(textOf) as [string, string];
const workflows = readdirSync(`${ROOT}.github/workflows`).map((file) => `.github/workflows/${file}`);
const firstYaml = (text: string) => /```yaml\n([\s\S]*?)```/.exec(text)?.[1] ?? "";
const example = firstYaml(document);

describe("action.yml", () => {
  const { steps } = action.runs;

  test("is an action", () => {
    expect(validateAction(actionText)).toEqual({ actionType: "action", errors: [] });
    expect(validateAction(actionText.replace("using: composite", "using: compost")).errors).not.toEqual([]);
  });

  test("puts no text into a script: values come as environment variables", () => {
    const scripts = steps.flatMap(({ run }) => run ?? []);
    expect(scripts.length).toBe(3);
    for (const script of scripts) expect(script).toMatch(/^"\$GITHUB_ACTION_PATH\/[a-z/.]+"$/);
  });

  test("gives the token to the step that comments, and to no other", () => {
    const having = steps.filter((step) => JSON.stringify(step).includes("token"));
    expect(having.map(({ name }) => name)).toEqual(["Comment"]);
  });

  test("takes actions of others at a commit", () => {
    for (const { uses } of steps) if (uses) expect(uses).toMatch(/^actions\/[\w-]+@[0-9a-f]{40}$/);
  });

  test("names inputs and outputs that there are", () => {
    const named = (kind: string) =>
      [...actionText.matchAll(new RegExp(`\\b${kind}\\.([\\w-]+)`, "g"))].map(([, name]) => name);
    expect(new Set(named("inputs"))).toEqual(new Set(Object.keys(action.inputs)));
    const written = textOf("action/run.sh").match(/^[\w-]+(?==\$)/gm) ?? [];
    const read = [...actionText.matchAll(/steps\.schedules\.outputs\.([\w-]+)/g)].map(([, name]) => name);
    for (const name of read) expect(written).toContain(name);
  });
});

test.each(workflows)("%s is a workflow", (file) => {
  const text = textOf(file);
  expect(validateWorkflow(text)).toEqual({ actionType: "workflow", errors: [] });
  expect(validateWorkflow(text.replace("steps:", "stepps:")).errors).not.toEqual([]);
});

describe("the example", () => {
  test("is a workflow of ten lines with no more permissions than it needs", () => {
    expect(validateWorkflow(example)).toEqual({ actionType: "workflow", errors: [] });
    expect(example.trimEnd().split("\n").length).toBe(10);
    expect(parse(example).permissions).toEqual({ contents: "read", "pull-requests": "write" });
  });

  test("is the same in README.md and in the project's own workflow", () => {
    expect(firstYaml(readme)).toBe(example);
    const own = textOf(".github/workflows/schedules.yml").replace("uses: ./", "uses: OWNER/lrplot@main");
    expect(parse(own)).toEqual(parse(example));
  });

  test("says only inputs that there are, and all that are required", () => {
    const { with: given } = parse(example).jobs.lrplot.steps[1];
    const required = Object.entries(action.inputs).flatMap(([name, input]) => (input.required ? [name] : []));
    expect(Object.keys(given)).toEqual(required);
  });
});

test("docs/pull-requests.md has the inputs and outputs as action.yml says them", () => {
  const table = (name: string) =>
    new RegExp(`<!-- ${name} -->\n([\\s\\S]*?)<!-- end -->`).exec(document)?.[1];
  const inputs = Object.entries(action.inputs).map(
    ([name, { description, required, default: fallback }]) =>
      `| \`${name}\` | ${required ? "required" : fallback === "" ? "" : `\`${fallback}\``} | ${description} |\n`,
  );
  expect(table("inputs")).toBe(`| input | default | what it is |\n| --- | --- | --- |\n${inputs.join("")}`);
  const outputs = Object.entries(action.outputs).map(
    ([name, { description }]) => `| \`${name}\` | ${description} |\n`,
  );
  expect(table("outputs")).toBe(`| output | what it is |\n| --- | --- |\n${outputs.join("")}`);
});
