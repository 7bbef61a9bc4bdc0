import { basename } from "node:path";
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
  "unknown.json": '{"ignore": ["LR999"], "epochs": 9, "schedule": {"type": "torch.StepLR", "step_size": 9}}',
  "rounded.json":
    '{"epochs": 30, "data": {"dataset_size": 50000, "batch_size": 128},\n"schedule": {"type": "torch.OneCycleLR", "max_lr": 0.1, "total_steps": 11700}}',
  "several.json":
    '{"epochs": 75, "curves": [\n{"schedule": {"type": "torch.StepLR", "step_size": 30}},\n{"schedule": {"type": "torch.CosineAnnealingLR", "T_max": 50}}]}',
  "inner.json":
    '{"epochs": 90, "schedule": {"type": "torch.SequentialLR", "milestones": [5],\n"schedulers": [{"type": "torch.LinearLR"},\n {"type": "torch.CosineAnnealingLR", "T_max": 50}]}}',
  "groups.json":
    '{"epochs": 40, "optimizer": {"lr": {"a": 0.1, "b": 0.2}},\n"schedule": {"type": "torch.CosineAnnealingLR", "T_max": 50}}',
  "frozen.json":
    '{"epochs": 50, "optimizer": {"lr": {"body": 0.1, "head": 0.2}},\n"schedule": {"type": "torch.LambdaLR", "lr_lambda": ["0 if epoch > 39 else 1 - epoch/50", "1 - epoch/50"]}}',
  "typo.json": cosine(',\n    "eta": 0'),
  "missing.json": '{\n  "schedule": {"type": "torch.StepLR"}}',
  "syntax.json": '{"epochs": 10,, }',
  "twice.json": '{"epochs": 10,\n "epochs": 11}',
  "plateau.json":
    '{"metrics": "none.csv:loss", "schedule": {"type": "torch.ReduceLROnPlateau", "patience": 2}}',
  "items.json": '{"epochs": 50, "schedule": {"type": "torch.MultiStepLR", "milestones": [\n  30,\n  80\n]}}',
  "halves.json":
    '{"epochs": 90, "schedule": {"type": "torch.MultiStepLR", "milestones": [\n  30,\n  60.5,\n 70]}}',
  "then.json":
    '{"epochs": 9, "schedule": {"type": "torch.SequentialLR", "milestones": [\n5,\n 10],\n"schedulers": [{"type": "torch.LinearLR"}, {"type": "torch.ConstantLR", "factor": 1}, {"type": "torch.ConstantLR"}]}}',
  "cycle.json":
    '{"steps": 75, "optimizer": {"lr": 0.1, "momentum": 0.9}, "schedule": {"type": "torch.OneCycleLR",\n"max_lr": 0.1,\n  "total_steps": 50}}',
  "phase.json":
    '{"steps": 10, "optimizer": {"lr": 0.1, "momentum": 0.9}, "schedule": {"type": "torch.OneCycleLR",\n"max_lr": 0.1, "total_steps": 10,\n"pct_start": 0.1}}',
  "start.json":
    '{"epochs": 9, "optimizer": {"lr": 0.1}, "schedule": {"type": "torch.StepLR", "step_size": 3,\n "last_epoch": 4}}',
  "still.json":
    '{"epochs": 9, "optimizer": {"lr": 0.1}, "schedule": {"type": "torch.OneCycleLR", "max_lr": 0.1, "total_steps": 9}}',
  "data.json":
    '{"epochs": 9,\n "data": {"dataset_size": 9}, "schedule": {"type": "torch.StepLR", "step_size": 3}}',
  "small.json":
    '{"epochs": 9, "data": {"dataset_size": 9, "batch_size": 99, "drop_last": true}, "schedule": {"type": "torch.StepLR", "step_size": 3}}',
  "units.json":
    '{"epochs": 100, "steps_per_epoch": 500, "schedule": {"type": "torch.CosineAnnealingLR", "T_max": 100}}',
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
  // what a file ignores stays so
  ["quiet.json --ignore LR004", 0, "1 file: no findings"],
  ["quiet.json --ignore LR004,LR005 long.json", 3, "2 files: 1 error", "long.json:6:5: error LR003"],
  ["unknown.json --ignore LR004", 2, "1 file: 1 error", "unknown.json:1:13: error: ignore[0]: there is no"],
  ["items.json", 3, "1 file: 1 warning", "items.json:3:3: warning LR016"],
  ["halves.json", 3, "1 file: 1 error", "halves.json:3:3: error LR016"],
  ["then.json", 3, "1 file: 1 warning", "then.json:3:2: warning LR016"],
  [
    "cycle.json",
    2,
    "1 file: 1 error",
    "cycle.json:3:3: error LR006 onecycle-overrun: schedule.total_steps: ",
  ],
  // LR030 would say the same once more
  [
    "rounded.json",
    2,
    "1 file: 1 error",
    "rounded.json:2:57: error LR006 onecycle-overrun: schedule.total_steps: ",
  ],
  ["long.json long.json", 3, "1 file: 1 error", "long.json:6:5: error LR003"],
  ["long.json ok.json --epochs 40", 3, "2 files: 1 warning", "long.json:6:5: warning LR004 never-anneals"],
  ["long.json --epochs 40 --strict=error", 0, "1 file: 1 warning", "long.json:6:5: warning LR004"],
  ["several.json", 3, "1 file: 1 error", "several.json:3:50: error LR003"],
  ["inner.json", 3, "1 file: 1 error", "inner.json:3:38: error LR003"],
  [
    "groups.json",
    3,
    "1 file: 1 warning",
    "groups.json:2:49: warning LR004 never-anneals: a: the run ends at 80 % of the schedule, with a rate of 0.01",
  ],
  [
    "frozen.json",
    3,
    "1 file: 1 warning",
    "frozen.json:2:1: warning LR014 zero-lr-tail: body: the last 10 epochs train",
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

test.each([
  ["lint data.json", 'Try "batch_size": 64 in "data"'],
  ["data.json --dataset-size 99", 'Try "batch_size": 64 in "data"'],
  ["lint small.json", 'Use smaller batches, or "drop_last": false in "data"'],
  ["still.json", 'Give "momentum": 0.9 in "optimizer" or "betas": [0.9, 0.999] in "optimizer", or set cycle'],
  ["lint units.json", 'step it once an epoch ("interval": "epoch"), or count it'],
  ["units.json", 'step it once an epoch ("interval": "epoch"), or count it'],
  ["units.json --interval step", "step it once an epoch (--interval epoch), or count it"],
  ["cosine --T-max 9 --dataset-size 9 --epochs 2", "Try --batch-size 64"],
])("%s: %s", async (line, text) => {
  const { out, err } = await run(line);
  expect(out + err).toContain(text);
});

test("one file by two names is one", async () => {
  const { out, err } = await lrplot(
    "lint",
    `${folder}/long.json`,
    `${folder}/../${basename(folder)}/long.json`,
  );
  expect([err, out.match(/LR003/g)?.length]).toEqual(["1 file: 1 error", 1]);
});

test("behind -- every word is a file", async () => {
  const printed = async (...argv: string[]) => {
    const { shell, out, err } = keeping({ read: async () => cosine("") });
    return [await main(argv, shell), out(), err()];
  };
  expect(await printed("lint", "--strict", "--", "-dash.json")).toEqual([
    3,
    expect.stringMatching(/^-dash\.json:6:5: error LR003 /),
    "1 file: 1 error",
  ]);
  expect((await printed("--format", "csv", "--", "-dash.json"))[0]).toBe(0);
  expect((await printed("lint", "-dash.json"))[0]).toBe(2);
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
  [
    "lint cycle.json",
    {
      rule: "LR006",
      name: "onecycle-overrun",
      curve: null,
      line: 3,
      column: 3,
      path: ["schedule", "total_steps"],
      message: expect.stringMatching(/^schedule\.total_steps: stepped 51 times, .* past the end$/),
      why: expect.stringContaining("after hours"),
      advice:
        'total_steps must be 75 or more, as often as the run steps it: "total_steps": 75 (in cycle.json: schedule)',
      changes: [{ path: ["schedule", "total_steps"], value: 75 }],
    },
  ],
  ["lint phase.json", { rule: "LR008", line: 3, why: expect.stringContaining("divides"), changes: [] }],
  ["lint start.json", { rule: "LR026", line: 2, advice: 'Give "initial_lr" in "optimizer"' }],
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

test("a file whose name has another line in it begins no line of what is printed", async () => {
  const files = {
    "x\n::error::found.json": cosine(""),
    "x\n::error::wrong.json": '{"epochs": "a"}',
    "x\r::error::column.json": '{"metrics": "y\\n::error::z.csv:loss", "schedule": {"type": "torch.StepLR"}}',
    "x\n::error::key.json": '{"epochs": 1, "schedule": {"type": "torch.StepLR", "a\\n::error::": 1}}',
  };
  const odd = folderWith(files);
  for (const file of Object.keys(files).map((name) => `${odd}/${name}`)) {
    const ways = [
      ["lint", file],
      [file, "--format", "csv"],
      ["diff", file, file],
      ["check", file, "--log", file],
      ["check", file, "--log", `${odd}/none\n::error::`],
      ["step", "--step-size", "1", "-o", `${odd}/none\n::error::/x.csv`],
    ];
    for (const argv of ways) {
      const { out, err } = await lrplot(...argv);
      expect(`${out}\n${err}`).not.toMatch(/^::/m);
      expect(`${out}\n${err}`).toContain("::error::");
    }
  }
});

test("GitHub and programs are told the name of the file itself", async () => {
  const file = `${folderWith({ "x\n,y.json": cosine("") })}/x\n,y.json`;
  const { out } = await lrplot("lint", file, "--findings", "github");
  expect(out).toContain("x%0A%2Cy.json,line=6,col=5,");
  expect(JSON.parse((await lrplot("lint", file, "--findings", "json")).out)).toMatchObject([{ file }]);
});

test("standard input is no file to point at", async () => {
  const printed = async (kind: string, text = cosine("")) => {
    const { shell, out } = keeping({ read: async () => text });
    await main(["lint", "-", "--findings", kind], shell);
    return out();
  };
  expect(await printed("github")).toMatch(/^::error title=LR003 cosine-rebound::/);
  expect(await printed("github", "{")).toMatch(/^::error title=lrplot::/);
  expect(JSON.parse(await printed("json"))).toMatchObject([{ file: "-", line: 6, column: 5 }]);
});
