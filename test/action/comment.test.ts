import { expect, test } from "vitest";
import { repositoryWith } from "../helpers/git.ts";
import { type Comment, type Given, pullRequest, use } from "./composite.ts";

const { folder, commits } = repositoryWith({
  base: { files: { "lr.json": "one" } },
  head: { files: { "lr.json": "two" } },
  back: { files: { "lr.json": "one" } },
});
const bot = { login: "github-actions[bot]" };
const used = (given: Partial<Given> = {}, head = "head") =>
  use({ folder, inputs: { configs: "lr.json" }, event: pullRequest(commits, "base", head), ...given });
const texts = (comments: readonly Comment[]) => comments.map(({ body }) => body);

const [first] = used().comments as [Comment];
const [marker] = first.body.split("\n") as [string];

test("is the job summary's text, below a marker that nobody sees, with a link to the pictures", () => {
  const { summary, comments } = used();
  expect(marker).toMatch(/^<!-- lrplot-action:[0-9a-f]{12} -->$/);
  expect(texts(comments)).toEqual([`${marker}\n${summary}\n[Pictures](https://github.com/o/r/artifact)\n`]);
});

test("is created once, then updated: at last, to say that nothing changes any more", () => {
  const again = used({ comments: [{ ...first, body: `${marker}\nold` }] });
  expect(again.comments).toEqual([first]);
  const nothing = used({ comments: [first] }, "back");
  expect(texts(nothing.comments)).toEqual([
    `${marker}\n## Learning-rate schedules\n\nNo schedule changes any more.\n\n`,
  ]);
  expect(nothing.summary).toContain("No config changes.");
});

test("is not created where nothing changes", () => {
  const { failed, commands, comments } = used({}, "back");
  expect({ failed, commands, comments }).toEqual({ failed: false, commands: [], comments: [] });
});

test("of somebody else stays as it is, whatever it holds", () => {
  const others: Comment[] = [
    { id: 1, user: { login: "mallory" }, body: first.body },
    { id: 2, user: bot, body: `quoted: ${marker}` },
    { id: 3, user: bot, body: "<!-- lrplot-action:000000000000 -->" },
  ];
  expect(used({ comments: others }).comments).toEqual([...others, { ...first, id: 1003 }]);
});

test("is found behind hundreds of others", () => {
  const others: Comment[] = Array.from({ length: 250 }, (_, id) => ({
    id,
    user: { login: "u" },
    body: "+1",
  }));
  const old = { ...first, id: 900, body: `${marker}\nold` };
  const { comments } = used({ comments: [...others, old] });
  expect(comments).toEqual([...others, { ...first, id: 900 }]);
});

test.each<[string, Partial<Given>]>([
  ["other configs", { inputs: { configs: "*.json" } }],
  ["another job", { env: { GITHUB_JOB: "other" } }],
  ["another workflow", { env: { GITHUB_WORKFLOW: "Other" } }],
])("is another one for %s", (_, given) => {
  const { comments } = used({ comments: [first], ...given });
  expect(comments.length).toBe(2);
  expect(comments[0]).toEqual(first);
});

test.each(["GET", "POST"])("that cannot be written (%s) is a notice, and all the rest is there", (method) => {
  const { failed, commands, comments, summary, artifact } = used({ env: { FAKE_GH_REFUSES: method } });
  expect(failed).toBe(false);
  expect(comments).toEqual([]);
  expect(commands).toEqual([
    expect.stringMatching(
      /^notice title=lrplot: The comment was not written, .* \(HTTP 403\)\n::error::from gh$/s,
    ),
  ]);
  expect(summary).toContain("1 config changed");
  expect(artifact?.files).toEqual(["001-lr.json.png"]);
});

test.each<[string, Partial<Given>]>([
  ["comment: false", { inputs: { configs: "lr.json", comment: "false" } }],
  ["a push", { event: { before: commits.base } }],
])("is not written for %s", (_, given) => {
  const { comments, summary, failed } = used({ ...given, env: { FAKE_GH_REFUSES: "GET" } });
  expect({ comments, failed }).toEqual({ comments: [], failed: false });
  expect(summary).not.toBe("");
});

test("says as much as the job summary where there is no gh", () => {
  const { commands, failed } = used({ env: { GH: "no-such-gh" } });
  expect(failed).toBe(false);
  expect(commands).toEqual([expect.stringMatching(/^notice .*no-such-gh: command not found$/s)]);
});

/** What is kept of `sizes.length` configs whose charts have these sizes, `rest` bytes of text beside each. */
function keptOf(sizes: readonly number[], rest: number) {
  const files = sizes.map((size, i) => [`${i + 100}.json`, `long ${size} ${"x".repeat(rest)}`] as const);
  const many = repositoryWith({ base: {}, head: { files: Object.fromEntries(files) } });
  const given = { folder: many.folder, inputs: { configs: "*.json" }, event: pullRequest(many.commits) };
  const { comments, summary } = use(given);
  const [{ body }] = comments as [Comment];
  const kept = (text: string) => ({
    configs: text.match(/^### /gm)?.length ?? 0,
    charts: text.match(/```mermaid/g)?.length ?? 0,
    note: /^There was no room .*$/m.exec(text)?.[0],
  });
  expect(body.length).toBeLessThan(65_536);
  expect(summary.length).toBeLessThan(2 ** 20);
  return { comment: kept(body), summary: kept(summary) };
}

const inSummary = "the [job summary](https://github.com/o/r/actions/runs/42) has them.";
const whole = (count: number) => ({ configs: count, charts: count, note: undefined });

test("has no more than GitHub takes: every config comes before any chart", () => {
  expect(keptOf(Array(12).fill(6000), 100)).toEqual({
    comment: {
      configs: 12,
      charts: 9,
      note: `There was no room here for 3 charts and for 0 configs: ${inSummary}`,
    },
    summary: whole(12),
  });
  expect(keptOf(Array(12).fill(100), 6000)).toEqual({
    comment: {
      configs: 5,
      charts: 0,
      note: `There was no room here for 5 charts and for 7 configs: ${inSummary}`,
    },
    summary: whole(12),
  });
});

test("has the charts of the first configs where it has no room for all", () => {
  const files = Array.from({ length: 20 }, (_, i) => [`${i + 10}.json`, "long 6000"] as const);
  const { folder, commits } = repositoryWith({ base: {}, head: { files: Object.fromEntries(files) } });
  const { comments } = use({ folder, inputs: { configs: "*" }, event: pullRequest(commits) });
  const sections = comments[0]?.body.split(/^### /m).slice(1) ?? [];
  const drawn = sections.map((section) => section.includes("```mermaid"));
  expect(drawn).toEqual(Array.from({ length: 20 }, (_, i) => i < 10));
});

test("has less than the job summary, which has no more than GitHub takes either", () => {
  expect(keptOf(Array(3).fill(400_000), 100).summary).toEqual({
    configs: 3,
    charts: 2,
    note: "There was no room here for 1 chart and for 0 configs: the artifact has the pictures.",
  });
});
