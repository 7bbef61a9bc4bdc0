import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { problemText } from "../../src/cli/report.ts";
import { Problem } from "../../src/core/problem.ts";
import { keeping, lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const cosine = (more: string) => `{
  "epochs": 75,
  "optimizer": { "lr": 0.1 },
  "schedule": {
    "type": "torch.CosineAnnealingLR",
    "T_max": 50${more}
  }
}
`;

const folder = folderWith({
  "ok.json": '{"epochs": 10, "schedule": {"type": "torch.StepLR", "step_size": 9}}',
  "long.json": cosine(""),
  "quiet.json": `{"ignore": ["LR003"], ${cosine("").slice(1)}`,
  "several.json":
    '{"epochs": 75, "curves": [\n{"schedule": {"type": "torch.StepLR", "step_size": 30}},\n{"schedule": {"type": "torch.CosineAnnealingLR", "T_max": 50}}]}',
  "inner.json":
    '{"epochs": 90, "schedule": {"type": "torch.SequentialLR", "milestones": [5],\n"schedulers": [{"type": "torch.LinearLR"},\n {"type": "torch.CosineAnnealingLR", "T_max": 50}]}}',
  "groups.json":
    '{"epochs": 40, "optimizer": {"lr": {"a": 0.1, "b": 0.2}},\n"schedule": {"type": "torch.CosineAnnealingLR", "T_max": 50}}',
  "typo.json": cosine(',\n    "eta": 0'),
  "missing.json": '{\n  "schedule": {"type": "torch.StepLR"}}',
  "syntax.json": '{"epochs": 10,, }',
  "twice.json": '{"epochs": 10,\n "epochs": 11}',
  "plateau.json":
    '{"metrics": "none.csv:loss", "schedule": {"type": "torch.ReduceLROnPlateau", "patience": 2}}',
  "fails.json": '{"epochs": 9, "schedule": {"type": "torch.ExponentialLR", "gamma": 1e300}}',
});

/** Run these words, files of the folder by their names. */
async function run(line: string) {
  const named = words(line).map((word) => (/^[\w-]+\.\w+$/.test(word) ? `${folder}/${word}` : word));
  const { code, out, err } = await lrplot(...named);
  return { code, out: out.replaceAll(`${folder}/`, ""), err: err.replaceAll(`${folder}/`, "") };
}

/** Files and flags, the exit code, the closing line, and the first line of each finding, or how it begins. */
const lints: [line: string, code: number, end: string, ...lines: string[]][] = [
  ["ok.json", 0, "1 file: no findings"],
  [
    "long.json ok.json",
    3,
    "2 files: 1 error",
    "long.json:6:5: error LR003 cosine-rebound: the schedule ends",
  ],
  ["quiet.json", 0, "1 file: no findings"],
  ["long.json --ignore LR003", 0, "1 file: no findings"],
  ["--ignore cosine-rebound long.json", 0, "1 file: no findings"],
  ["long.json long.json", 3, "1 file: 1 error", "long.json:6:5: error LR003"],
  ["long.json ok.json --epochs 40", 3, "2 files: 1 warning", "long.json:6:5: warning LR004 never-anneals"],
  ["long.json --epochs 40 --strict=error", 0, "1 file: 1 warning", "long.json:6:5: warning LR004"],
  ["several.json", 3, "1 file: 1 error", "several.json:3:50: error LR003"],
  ["inner.json", 3, "1 file: 1 error", "inner.json:3:38: error LR003"],
  [
    "groups.json",
    3,
    "1 file: 2 warnings",
    "groups.json:2:49: warning LR004 never-anneals: a: the run ends",
    "groups.json:2:49: warning LR004 never-anneals: b: the run ends",
  ],
  ["typo.json", 2, "1 file: 1 error", "typo.json:7:5: error: schedule.eta: CosineAnnealingLR has no such"],
  ["missing.json", 2, "1 file: 1 error", "missing.json:2:3: error: schedule.step_size: missing"],
  ["syntax.json", 2, "1 file: 1 error", "syntax.json:1:15: error: unexpected comma"],
  ["twice.json", 2, "1 file: 1 error", "twice.json:2:2: error: epochs is given twice"],
  ["none.json", 2, "1 file: 1 error", "none.json: error: no such file"],
  ["plateau.json", 2, "1 file: 1 error", "plateau.json: error: none.csv: no such file"],
  ["plateau.json ok.json --metrics 3,2,1,1,1,1,1,1,1", 0, "2 files: no findings"],
  ["fails.json", 2, "1 file: 1 error", "fails.json:1:15: error: schedule: the rate becomes Infinity"],
  [
    "typo.json long.json syntax.json",
    2,
    "3 files: 3 errors",
    "typo.json:7:5: error: schedule.eta",
    "long.json:6:5: error LR003",
    "syntax.json:1:15: error: unexpected",
  ],
];

test.each(lints)("lint %s", async (line: string, code: number, end: string, ...lines: string[]) => {
  const printed = await run(`lint ${line}`);
  expect([printed.code, printed.err]).toEqual([code, end]);
  const first = printed.out.split("\n").filter((text) => text !== "" && !text.startsWith("  "));
  expect(first.map((text, i) => text.slice(0, lines[i]?.length))).toEqual(lines);
});

test.each([
  ["lint", "lrplot lint: no file is given"],
  ["lint ok.json vs long.json", "vs: joins what is drawn together"],
  ["lint ok.json --epoch 3", "--epoch: is no flag of lrplot lint's. Did you mean --epochs?"],
  ["lint ok.json --T-max 3", "--T-max: is no flag of lrplot lint's. See lrplot lint --help"],
  ["lint ok.json --ignore LR999", '--ignore: there is no rule "LR999"'],
  ["lint ok.json long.json --epochs 0", "--epochs: 0 is not"],
  ["lint ok.json --lr -1", "--lr: -1 is not"],
  ["lint ok.json --epochs 3 long.json --epochs 4", "--epochs: given twice, and not alike"],
  ["long.json --findings json --format csv", "--findings: says another format"],
  ["long.json --findings github --code", "--code: says another format"],
  ["long.json --findings json -o -", "-o: --findings has standard output already"],
])("%s is refused in one line", async (line, text) => {
  const { code, out, err } = await run(line);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(text);
  expect(err).not.toContain("\n");
});

test("what is wrong comes with its finding's whole text", async () => {
  const { out } = await run("lint long.json");
  expect(out).toBe(
    `long.json:6:5: error LR003 cosine-rebound: the schedule ends at epoch 50, the run does not: the rate climbs again, to 0.04686
  if that is not meant, let the schedule last for the run's 75 epochs: "T_max": 75 (in long.json: schedule)
`,
  );
});

test("a config of standard input", async () => {
  const { shell, out } = keeping({ read: async () => cosine("") });
  expect(await main(["lint", "-"], shell)).toBe(3);
  expect(out()).toMatch(/^standard input:6:5: error LR003 /);
});

const rebound = {
  rule: "LR003",
  name: "cosine-rebound",
  severity: "error",
  file: "long.json",
  line: 6,
  column: 5,
  path: ["schedule", "T_max"],
  changes: [{ path: ["schedule", "T_max"], value: 75 }],
};

/** Who says findings, and what stands in its JSON. */
const jsons: [line: string, ...rows: object[]][] = [
  ["long.json", { ...rebound, curve: "CosineAnnealingLR", at: 50 }],
  ["diff ok.json long.json", rebound],
  ["lint long.json ok.json", rebound],
  [
    "lint typo.json",
    {
      rule: null,
      file: "typo.json",
      line: 7,
      column: 5,
      curve: null,
      advice: null,
      path: ["schedule", "eta"],
    },
  ],
  ["cosine --T-max 50 --epochs 75", { rule: "LR003", file: null, line: null, column: null }],
  ["long.json --T-max 60", { rule: "LR003", file: null, path: ["schedule", "T_max"] }],
  ["lint long.json --epochs 80", { ...rebound, changes: [{ path: ["schedule", "T_max"], value: 80 }] }],
  ["ok.json"],
];

test.each(jsons)("%s --findings json", async (line: string, ...rows: object[]) => {
  const { out, err } = await run(`${line} --findings json`);
  expect(JSON.parse(out)).toEqual(rows.map((row) => expect.objectContaining(row)));
  expect(err).not.toContain("LR003");
});

test("annotations of GitHub, one line each", async () => {
  const { out } = await run("lint long.json typo.json --findings github");
  const [finding, refusal, end] = out.split("\n");
  expect(finding).toMatch(
    /^::error file=long\.json,line=6,col=5,title=LR003 cosine-rebound::CosineAnnealingLR: the schedule ends .*0\.04686%0AA cosine/,
  );
  expect(refusal).toMatch(/^::error file=typo\.json,line=7,col=5,title=lrplot::schedule\.eta: /);
  expect(end).toBe("");
});

test("drawing without a word of what may not be meant", async () => {
  const { out, err } = await run("long.json --findings none");
  expect(out.split("\n")).toHaveLength(77);
  expect(err).toBe("");
});

test("what a rule is about says where more is to be read", () => {
  const problem = new Problem("raises", { where: "--total-steps", hint: "Try 9", rule: "LR008" });
  expect(problemText(problem)).toBe("--total-steps: raises. Try 9 (lrplot explain LR008)");
});
