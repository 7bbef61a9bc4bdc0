import { describe, expect, test } from "vitest";
import { type Content, repositoryWith } from "../helpers/git.ts";
import { pullRequest, type Used, use } from "./composite.ts";

type Files = Readonly<Record<string, Content>>;

/** The action's use in a pull request that changes `before` into `after`, with these limits in seconds. */
function timed(before: Files, after: Files, failOn: string, all: string, each: string): Used {
  const { folder, commits } = repositoryWith({ base: { files: before }, head: { files: after } });
  return use({
    folder,
    inputs: { configs: "**", "fail-on": failOn },
    event: pullRequest(commits),
    env: { LRPLOT_SECONDS: all, LRPLOT_SECONDS_EACH: each },
  });
}

test("a config that takes too long is invalid, and the others are drawn", () => {
  const used = timed({ b: "slow" }, { a: "slow", b: "quick", c: "quick" }, "invalid", "100", "2");
  expect(used.outputs).toMatchObject({ changed: "3", invalid: "1", undrawn: "0" });
  expect(used.commands).toEqual([
    "error file=a,title=lrplot: lrplot took longer than 2 s",
    "error title=lrplot: 1 config cannot be drawn.",
  ]);
  expect(used.summary).toMatch(
    /### `b`\n\nThis is what it says now\..*\n\n```text\nlrplot took longer than 2 s\n```/,
  );
  expect(used.artifact?.files).toEqual(["002-b.png", "003-c.png"]);
}, 30_000);

test("what there is no time for is listed, not drawn", () => {
  const used = timed({}, { a: "quick", b: "slow", "c`": "quick", d: "invalid" }, "invalid", "4", "100");
  expect(used.failed).toBe(true);
  expect(used.commands).toEqual(["error title=lrplot: 3 configs not drawn: out of time after 4 s."]);
  expect(used.outputs).toMatchObject({ changed: "4", invalid: "0", undrawn: "3" });
  const said =
    /4 configs changed, \*\*3 not drawn\*\*\. Compared with \w+\.\n\nThere was no time, in 4 s, to draw `b`, `` c` ``, `d`\.\n/;
  expect(used.summary).toMatch(said);
  expect(used.comments[0]?.body).toMatch(said);
  expect(used.summary.match(/^### .*$/gm)).toEqual(["### `a`, added"]);
  expect(used.artifact?.files).toEqual(["001-a.png"]);
  expect(used.lrplot.length).toBe(2);
}, 30_000);

describe("out of time", () => {
  const late = "1 config not drawn: out of time after 1 s.";
  test.each<[Files, Files, string, boolean, string[]]>([
    // before, after, fail-on, does it fail?, what is annotated
    [{}, { a: "slow" }, "never", false, [`warning title=lrplot: ${late}`]],
    [{}, { a: "slow" }, "findings", true, [`error title=lrplot: ${late}`]],
    [{ a: "quick" }, { a: "slow" }, "changes", true, [`error title=lrplot: ${late}`]],
    [{ a: "slow" }, { a: null }, "invalid", false, []],
    [{ a: "slow" }, { a: null }, "changes", true, ["error title=lrplot: 1 schedule changed."]],
  ])("%j becomes %j, %s: %s", (before, after, failOn, failed, commands) => {
    const used = timed({ z: "", ...before }, after, failOn, "1", "100");
    expect({ failed: used.failed, commands: used.commands }).toEqual({ failed, commands });
    expect(used.summary).toContain("There was no time, in 1 s, to draw `a`.");
  });
});

test("thousands of configs cost no time behind the deadline, and little room", () => {
  const names = Array.from({ length: 3000 }, (_, i) => `configs/experiment-${i + 1000}.json`);
  const files = Object.fromEntries(names.map((name) => [name, "slow"]));
  const { summary, outputs, comments } = timed({}, files, "never", "1", "100");
  expect(outputs).toMatchObject({ changed: "3000", undrawn: "3000", invalid: "0" });
  const [, listed = "", more] = /to draw (.*) and (\d+) more\.$/m.exec(summary) ?? [];
  expect(listed.split(", ").length + Number(more)).toBe(3000);
  expect(listed).toMatch(/^`configs\/experiment-1000\.json`, `configs\/experiment-1001\.json`, /);
  expect(listed.length).toBeLessThan(4100);
  expect(comments[0]?.body).toContain(listed);
}, 30_000);

test.each([
  ["0", "60", "LRPLOT_SECONDS: 0 is no number of seconds"],
  ["600", "1m", "LRPLOT_SECONDS_EACH: 1m is no number of seconds"],
])("limits of %j and %j are refused", (all, each, message) => {
  const { failed, commands } = timed({}, { a: "" }, "never", all, each);
  expect({ failed, commands }).toEqual({ failed: true, commands: [`error title=lrplot: ${message}`] });
});
