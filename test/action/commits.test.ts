import { describe, expect, test } from "vitest";
import { newFolder } from "../helpers/folder.ts";
import { git, repositoryWith } from "../helpers/git.ts";
import { pullRequest, use } from "./composite.ts";

/**
 * start ─ main-1 ─ main-2 ─ merge    main has gone on since the pull request began;
 *     └── pull-1 ─ pull-2 ──┘        merge is what GitHub makes of both
 */
const origin = repositoryWith({
  start: { files: { "lr.json": "start", "main.json": "start" } },
  "main-1": { files: { "main.json": "main-1" } },
  "main-2": { files: { "main.json": "main-2" } },
  "pull-1": { parents: ["start"], files: { "lr.json": "pull-1" } },
  "pull-2": { files: { "lr.json": "pull-2" } },
  merge: { parents: ["main-2", "pull-2"], files: { "lr.json": "pull-2", "main.json": "main-2" } },
});
origin.git("config", "uploadpack.allowAnySHA1InWant", "true"); // as GitHub's
const event = pullRequest(origin.commits, "main-1", "pull-2");

/** A clone of one commit and what came before it, as deep as actions/checkout makes it; nothing is checked out. */
function clone(commit: string, depth?: number): string {
  const folder = newFolder();
  const deep = depth === undefined ? [] : [`--depth=${depth}`];
  const url = `file://${origin.folder}`;
  git(
    folder,
    "clone",
    "-q",
    "--no-checkout",
    "--no-tags",
    "--single-branch",
    ...deep,
    `--branch=${commit}`,
    url,
    ".",
  );
  return folder;
}

/** The configs that change, each with what it was and is, and the commit that they are compared with. */
function changesIn(folder: string, inputs: Record<string, string> = {}, event?: object) {
  const { summary, commands } = use({
    folder,
    inputs: { configs: "*.json", ...inputs },
    ...(event && { event }),
  });
  const name = /Compared with (\w+)/.exec(summary)?.[1];
  const [base] = Object.entries(origin.commits).find(([, commit]) => name && commit.startsWith(name)) ?? [
    name,
  ];
  const changes = [...summary.matchAll(/^### `(.*?)\.json`.*\n\n#### Fake\n\nwas: (.*)\nis: (.*)$/gm)].map(
    ([, file, was, is]) => `${file}: ${was} → ${is}`,
  );
  return { base, changes, commands };
}

const pulled = ["lr: start → pull-2"];

describe.each([1, undefined])("in a clone of depth %s", (depth) => {
  test.each<[string, string, object | undefined, Record<string, string>, string, string[]]>([
    // what, checked out, event, inputs, compared with, changes
    ["the merge of a pull request", "merge", event, {}, "main-2", pulled],
    ["its head", "pull-2", event, {}, "start", pulled],
    ["pull_request_target: the base", "main-2", event, {}, "start", pulled],
    ["a push", "pull-2", undefined, {}, "pull-1", ["lr: pull-1 → pull-2"]],
    ["a push of a merge", "merge", undefined, {}, "main-2", pulled],
    [
      "a commit that is given",
      "pull-2",
      undefined,
      { base: origin.commits.start as string },
      "start",
      pulled,
    ],
    ["a branch that is given", "pull-2", undefined, { base: "main-2" }, "start", pulled],
    [
      "a base that a pull request is given",
      "pull-2",
      event,
      { base: "pull-1" },
      "pull-1",
      ["lr: pull-1 → pull-2"],
    ],
    ["a new branch's push", "pull-2", undefined, { base: "0".repeat(40) }, "pull-1", ["lr: pull-1 → pull-2"]],
  ])("%s", (_, commit, given, inputs, base, changes) => {
    expect(changesIn(clone(commit, depth), inputs, given)).toEqual({ base, changes, commands: [] });
  });
});

test("at the first commit of all, every config is new", () => {
  expect(changesIn(clone("start"))).toEqual({
    base: "4b825dc",
    changes: ["lr: start → start", "main: start → start"],
    commands: [],
  });
});

test("without a common history, with the base itself", () => {
  const { folder, commits } = repositoryWith({
    base: { files: { "lr.json": "one" } },
    head: { parents: [], files: { "lr.json": "two" } },
  });
  expect(changesIn(folder, {}, pullRequest(commits)).changes).toEqual(["lr: one → two"]);
});

test("a commit that is nowhere, and a folder without commits, are errors in a line", () => {
  const gone = pullRequest({ base: "1".repeat(40), head: "2".repeat(40) });
  expect(changesIn(clone("start"), {}, gone).commands).toEqual([
    `error title=lrplot: The commit ${"2".repeat(40)} is not here and cannot be fetched: give actions/checkout fetch-depth: 0.`,
  ]);
  expect(changesIn(newFolder()).commands).toEqual([
    "error title=lrplot: There is no commit here: run actions/checkout first.",
  ]);
});
