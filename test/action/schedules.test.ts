import { describe, expect, test } from "vitest";
import { type Content, repositoryWith } from "../helpers/git.ts";
import { pullRequest, type Used, use } from "./composite.ts";

/** The action's use in a pull request that changes `before` into `after`. */
function compared(
  before: Readonly<Record<string, Content>>,
  after: Readonly<Record<string, Content>>,
  inputs: Readonly<Record<string, string>> = {},
): Used {
  const repository = repositoryWith({ base: { files: before }, head: { files: after } });
  return use({
    folder: repository.folder,
    inputs: { configs: "**/*.json", ...inputs },
    event: pullRequest(repository.commits),
  });
}

const headings = ({ summary }: Used) => summary.match(/^### .*$/gm) ?? [];

test("what was done to a config is what is drawn", () => {
  const long = "a text that is long enough to be known again";
  const used = compared(
    {
      "a.json": "one",
      "deep/b.json": "two",
      "c.json": long,
      "d.json": "three",
      "e.txt": "four",
      "same.json": "",
    },
    {
      "a.json": "ONE",
      "deep/b.json": null,
      "c.json": null,
      "n/c.json": long,
      "f.json": "five",
      "e.txt": "FOUR",
    },
  );

  expect(headings(used)).toEqual([
    "### `a.json`",
    "### `deep/b.json`, removed",
    "### `f.json`, added",
    "### `n/c.json`, renamed from `c.json`",
  ]);
  expect(
    used.lrplot.map((line) =>
      line
        .replace(/\b[0-9a-f]{12}\b/g, "#")
        .replace(/\S+\//g, "")
        .trim(),
    ),
  ).toEqual([
    "diff git:#:a.json git:#:a.json --strict --findings github -o 0001.md -o 001-a.json.png",
    "b.json -o 0002.md -o 002-deep-b.json.png",
    "git:#:f.json --strict --findings github -o 0003.md -o 003-f.json.png",
    "diff git:#:c.json c.json --strict --findings github -o 0004.md -o 004-n-c.json.png",
  ]);
  expect(used.summary).toContain("4 configs changed. Compared with ");
  expect(used.summary).toContain(
    "### `a.json`\n\n#### Fake\n\nwas: one\nis: ONE\n\n```mermaid\nxychart-beta\n```\n\nafter the chart\n",
  );
  expect(used.summary).not.toContain("lrplot:fake");
  expect(used.artifact).toMatchObject({
    name: "lrplot",
    files: ["001-a.json.png", "002-deep-b.json.png", "003-f.json.png", "004-n-c.json.png"],
  });
  expect(used.outputs).toMatchObject({ changed: "4", invalid: "0", findings: "0" });
  expect(used.commands).toEqual([]);
  expect(used.failed).toBe(false);
});

test("links are not followed: what becomes one is removed, what stops to be one is added", () => {
  const used = compared(
    { "was.json": "text", "is.json": { link: "/etc/passwd" }, "stays.json": { link: "a" } },
    {
      "was.json": { link: "/etc/passwd" },
      "is.json": "text",
      "stays.json": { link: "b" },
      "new.json": { link: "a" },
    },
  );
  expect(headings(used)).toEqual(["### `is.json`, added", "### `was.json`, removed"]);
});

test.each<[string, readonly string[]]>([
  ["*.json", ["a.json"]],
  ["**/*.json", ["a.json", "x/b.json", "x/y/c.json"]],
  ["x/*.json", ["x/b.json"]],
  ["x/**\n\n  a.* ", ["a.json", "x/b.json", "x/y/c.json"]],
  ["**\n!x/**", ["a.json"]],
  ["a.json\nx/y", ["a.json", "x/y/c.json"]],
  ["none", []],
])("configs: %j", (configs, paths) => {
  const files = { "a.json": "1", "x/b.json": "2", "x/y/c.json": "3" };
  expect(headings(compared({}, files, { configs }))).toEqual(paths.map((path) => `### \`${path}\`, added`));
});

test.each<[string, readonly string[]]>([
  ["lr.jsn", ["warning title=lrplot: configs: lr.jsn matches no file, neither before nor after"]],
  [
    " none/**\n!*.json\n*.yaml\n",
    ["warning title=lrplot: configs: none/**, !*.json, *.yaml matches no file, neither before nor after"],
  ],
  ["*.json\n!*", ["warning title=lrplot: configs: *.json, !* matches no file, neither before nor after"]],
  ["none\nstays.json", []],
  ["goes.json", []],
  ["comes.json", []],
  ["deep", []],
])("configs that match no file, before or after, are a warning: %j", (configs, commands) => {
  const before = { "stays.json": "1", "goes.json": "2", "deep/a.json": "3" };
  const used = compared(before, { "goes.json": null, "comes.json": "another" }, { configs });
  expect({ failed: used.failed, commands: used.commands }).toEqual({ failed: false, commands });
});

describe("what fails the check", () => {
  const error = "### `lr.json`\n\nlrplot cannot draw it:\n\n```text\ninvalid\n```\n";
  test.each<[string | null, string | null, string, boolean, readonly string[]]>([
    // before, after, fail-on, does it fail?, what is annotated
    ["one", "one \n", "changes", true, ["error title=lrplot: 1 schedule changed."]],
    ["one", "two", "findings", false, []],
    [
      "one",
      "findings",
      "invalid",
      false,
      ["warning file=lr.json,line=1,col=2,title=LR003 rule: a: findings\nmend it"],
    ],
    [
      "one",
      "findings",
      "findings",
      true,
      [
        "error file=lr.json,line=1,col=2,title=LR003 rule: a: findings\nmend it",
        "error title=lrplot: 1 config with findings.",
      ],
    ],
    ["one", "invalid", "never", false, ["warning file=lr.json,title=lrplot: invalid"]],
    [
      "one",
      "invalid",
      "invalid",
      true,
      ["error file=lr.json,title=lrplot: invalid", "error title=lrplot: 1 config cannot be drawn."],
    ],
    ["one", "named", "never", false, ["warning file=lr.json,title=lrplot: lr.json: no"]],
    ["invalid", "one", "invalid", false, []],
    ["invalid", null, "invalid", false, []],
    [null, "one", "changes", true, ["error title=lrplot: 1 schedule changed."]],
    ["one", null, "changes", true, ["error title=lrplot: 1 schedule changed."]],
    [null, "unpaintable", "invalid", false, ["warning title=lrplot: Without pictures: canvas is not there"]],
  ])("%j becomes %j, %s: %s", (before, after, failOn, failed, annotated) => {
    const files = (text: string | null) => (text === null ? {} : { "lr.json": text });
    const used = compared(
      { other: "", ...files(before) },
      after === null ? { "lr.json": null } : files(after),
      { "fail-on": failOn },
    );
    expect({ failed: used.failed, commands: used.commands }).toEqual({ failed, commands: annotated });
    if (after === "invalid") expect(used.summary).toContain(error);
    if (before === "invalid")
      expect(used.summary).toMatch(
        after === null ? /What it said cannot be drawn/ : /before:\n\n```text\ninvalid\n```/,
      );
  });
});

test.each<[Record<string, string>, string]>([
  [{ configs: " \n" }, "configs: names no file; give it a glob a line, like configs/**/*.json"],
  [{ configs: "!a.json" }, "configs: names no file; give it a glob a line, like configs/**/*.json"],
  [{ "fail-on": "errors" }, "fail-on: errors is none of never, invalid, findings, changes"],
  [{ "fail-on": "Never" }, "fail-on: Never is none of never, invalid, findings, changes"],
  [{ comment: "yes" }, "comment: yes is neither true nor false"],
  [{ base: "--upload-pack=touch x" }, "base: --upload-pack=touch x names no commit."],
  [{ base: "head:refs/heads/main" }, "base: head:refs/heads/main names no commit."],
  [{ base: "no-such\n##[error]branch" }, "base: no-such\n##[error]branch is not here and cannot be fetched."],
])("%j is refused", (inputs, message) => {
  const used = compared({}, { "a.json": "" }, inputs);
  expect(used.failed).toBe(true);
  expect(used.commands).toEqual([`error title=lrplot: ${message}`]);
});
