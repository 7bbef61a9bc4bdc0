import { spawnSync } from "node:child_process";
import { mkdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { lrplot } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const config = (gamma: number, more = "") =>
  `{"epochs": 2, "optimizer": {"lr": 1}, "schedule": {"type": "exponential", "gamma": ${gamma}}${more}}`;
const plateau =
  '{"epochs": 3, "optimizer": {"lr": 1}, "metrics": "val.csv:loss", "schedule": {"type": "plateau", "patience": 0}}';

const folder = folderWith({
  "lr.json": config(0.5),
  "latin1.json": new Uint8Array([0x7b, 0xe9, 0x7d]),
  plain: config(0.5),
});
const start = process.cwd();

function git(...words: string[]) {
  const who = ["-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false"];
  const { status, stderr } = spawnSync("git", [...who, ...words], { cwd: folder, encoding: "utf8" });
  if (status !== 0) throw new Error(stderr);
}

beforeAll(() => {
  mkdirSync(join(folder, "sub/deep"), { recursive: true });
  writeFileSync(join(folder, "sub/lr.json"), plateau);
  writeFileSync(join(folder, "sub/val.csv"), "loss\n1\n1\n1\n");
  writeFileSync(join(folder, "sub/deep/up.json"), plateau.replace("val.csv", "../val.csv"));
  writeFileSync(join(folder, "sub/deep/out.json"), plateau.replace("val.csv", "../../../val.csv"));
  writeFileSync(join(folder, "sub/absolute.json"), plateau.replace("val.csv", "/etc/passwd"));
  writeFileSync(join(folder, "sub/other.json"), plateau.replace("val.csv", "git:HEAD:val.csv"));
  symlinkSync("sub/lr.json", join(folder, "link.json"));
  symlinkSync("../lr.json", join(folder, "sub/link.json"));
  symlinkSync("/etc/passwd", join(folder, "sub/away.json"));
  git("init", "--quiet");
  git("add", ".");
  git("commit", "--quiet", "--message", "fix: half it");
  git("tag", "v1.0");
  writeFileSync(join(folder, "lr.json"), config(0.25));
  git("add", ".");
  git("commit", "--quiet", "--message", "quarter it");
  writeFileSync(join(folder, "lr.json"), config(0.125));
  git("add", ".");
  writeFileSync(join(folder, "lr.json"), config(0.1));
  rmSync(join(folder, "sub/val.csv"));
  mkdirSync(join(folder, "new"));
});
afterAll(() => process.chdir(start));

/** A folder of the repository, words, and the rates of the last epoch. */
const read: readonly (readonly [from: string, words: string[], rates: string])[] = [
  [".", ["git:HEAD:lr.json"], "0.25"],
  [".", ["git:HEAD~1:lr.json", "vs", "git:v1.0:lr.json", "vs", "lr.json"], "0.5,0.5,0.1"],
  [".", ["git::lr.json"], "0.125"],
  [".", ["git:HEAD^{/fix: half}:lr.json"], "0.5"],
  [".", ["git:HEAD:plain"], "0.5"],
  ["sub", ["git:HEAD:lr.json"], "0.25"],
  ["sub", ["git:HEAD:../lr.json"], "0.25"],
  ["new", ["git:HEAD:./../lr.json"], "0.25"],
  // the metrics are read where the config is: they are not there any more
  [".", ["git:HEAD:sub/lr.json"], "0.1"],
  ["sub", ["git:HEAD:./lr.json"], "0.1"],
  [".", ["git:HEAD:sub/deep/up.json"], "0.1"],
  ["sub/deep", ["git:HEAD:./up.json"], "0.1"],
  [
    ".",
    ["plateau", "--patience", "0", "--lr", "1", "--epochs", "3", "--metrics", "git:v1.0:sub/val.csv:loss"],
    "0.1",
  ],
];

test.each(read)("in %s: %j", async (from, words, rates) => {
  process.chdir(join(folder, from));
  const { code, out, err } = await lrplot(...words);
  expect([err, code, out.trimEnd().split("\n").at(-1)?.replace(/^\d+,/, "")]).toEqual(["", 0, rates]);
});

test("what changed since a commit", async () => {
  process.chdir(folder);
  const { code, out } = await lrplot("diff", "git:HEAD:lr.json", "lr.json", "--exit-code");
  expect(code).toBe(3);
  expect(out).toMatch(
    /^before {2}git:HEAD:lr.json\nafter {3}lr.json\n\nConfiguration\n {2}schedule.gamma {2}0.25 → 0.1\n/,
  );
});

/** Words, and what standard error says. */
const wrong: readonly (readonly [words: string[], says: string])[] = [
  [["git:lr.json"], "git:lr.json: names no revision and path; git:REV:path, such as git:HEAD~1:lr.json"],
  [["git:HEAD:"], "git:HEAD:: names no revision and path; git:REV:path, such as git:HEAD~1:lr.json"],
  [
    ["git:nope:lr.json"],
    "git:nope:lr.json: git knows no such revision; git says: invalid object name 'nope'.",
  ],
  [
    ["git:HEAD:nope.json"],
    "git:HEAD:nope.json: there is no such file in that revision; git says: path 'nope.json' does not exist in 'HEAD'",
  ],
  [
    ["git:HEAD:deep/up.json"],
    "git:HEAD:deep/up.json: there is no such file in that revision; git says: path 'deep/up.json' does not exist in 'HEAD'. Did you mean git:HEAD:./deep/up.json, from this folder?",
  ],
  [
    ["git::nope.json"],
    "git::nope.json: no such file is staged; git says: path 'nope.json' does not exist (neither on disk nor in the index)",
  ],
  [
    ["git:HEAD:link.json"],
    "git:HEAD:link.json: is a symbolic link to sub/lr.json; git holds no file there. Try git:HEAD:sub/lr.json",
  ],
  [
    ["git:HEAD:./link.json"],
    "git:HEAD:./link.json: is a symbolic link to ../lr.json; git holds no file there. Try git:HEAD:../lr.json",
  ],
  [
    ["git::sub/link.json"],
    "git::sub/link.json: is a symbolic link to ../lr.json; git holds no file there. Try git::lr.json",
  ],
  [
    ["git::../link.json"],
    "git::../link.json: is a symbolic link to sub/lr.json; git holds no file there. Try git::../sub/lr.json",
  ],
  [
    ["git:HEAD:./away.json"],
    "git:HEAD:./away.json: is a symbolic link to /etc/passwd; git holds no file there",
  ],
  [["git:HEAD:sub"], "git:HEAD:sub: is no file there; git says: git cat-file HEAD:sub: bad file"],
  [["git:-n:lr.json"], 'git:-n:lr.json: "-n" is no revision'],
  [["git:--help:lr.json"], 'git:--help:lr.json: "--help" is no revision'],
  [["git:a\0b:lr.json"], 'git:a\\u0000b:lr.json: "a\\u0000b" is no revision'],
  [
    ["git:HEAD:/lr.json"],
    'git:HEAD:/lr.json: "/lr.json" is no path in a repository; it counts from the top of the repository, or with ./ from here',
  ],
  [["git:HEAD:../latin1.json"], "git:HEAD:../latin1.json: is not text; UTF-8"],
  [
    ["git:HEAD:sub/deep/out.json"],
    "git:HEAD:sub/deep/out.json: ../../../val.csv is outside of the repository",
  ],
  [
    ["git:HEAD:sub/absolute.json"],
    "git:HEAD:sub/absolute.json: metrics: /etc/passwd is not beside it in git",
  ],
  [["git:HEAD:sub/other.json"], "git:HEAD:sub/other.json: metrics: git:HEAD:val.csv is not beside it in git"],
  [["git:HEAD:lr.json", "--gama", "1"], "--gama: ExponentialLR has no such parameter. Did you mean --gamma?"],
  [
    ["git:HEAD:sub/lr.json", "--epochs", "9"],
    "git:HEAD:sub/lr.json: metrics: 3 values, but the run needs 8; one for every step of the scheduler",
  ],
];

test.each(wrong)("wrong: %j", async (words, says) => {
  process.chdir(join(folder, "sub"));
  expect(await lrplot(...words)).toEqual({ code: 2, out: "", err: says });
});

describe("without", () => {
  test("a repository", async () => {
    process.chdir(folderWith({}));
    const { code, err } = await lrplot("git:HEAD:lr.json");
    expect(code).toBe(2);
    expect(err).toMatch(
      /^git:HEAD:lr.json: this folder is not in a git repository; git says: not a git repository/,
    );
  });

  test("git", async () => {
    process.chdir(folder);
    const { PATH } = process.env;
    process.env.PATH = "";
    try {
      expect(await lrplot("git:HEAD:lr.json")).toEqual({
        code: 2,
        out: "",
        err: "git:HEAD:lr.json: git is not installed",
      });
    } finally {
      process.env.PATH = PATH;
    }
  });
});

test("a file of such a name", async () => {
  process.chdir(folderWith({ "git:HEAD:lr.json": config(0.75) }));
  expect((await lrplot("./git:HEAD:lr.json")).out).toBe("epoch,lr\n0,1\n1,0.75\n");
});
