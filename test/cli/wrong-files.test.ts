import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { describe, expect, test } from "vitest";
import { lrplot } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const step = '"schedule": {"type": "StepLR", "step_size": 30}';

/** The text of a config `lr.json`, and what standard error says of it; each exits with 2. */
const configs: readonly (readonly [text: string | Uint8Array, says: string])[] = [
  ["", 'lr.json: is empty; a config such as {"schedule": {…}}'],
  ["  \n", 'lr.json: is empty; a config such as {"schedule": {…}}'],
  [new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0xff]), "lr.json: is not text; UTF-8"],
  ['{"schedule": "\\0"}\0', "lr.json: is not text; a JSON config in UTF-8"],
  ["[]", 'lr.json: is not a config; an object such as {"schedule": {…}}'],
  ["null", 'lr.json: is not a config; an object such as {"schedule": {…}}'],
  [
    '{\n  "epochs": 10,\n  "schedule": {"type": "step",, }\n}',
    "lr.json:3:31: unexpected comma; a config is JSON, without comments or trailing commas",
  ],
  [
    '{"epochs": 10',
    "lr.json:1:14: unexpected end of input; a config is JSON, without comments or trailing commas",
  ],
  [
    "{'epochs': 10}",
    "lr.json:1:2: unexpected character '''; a config is JSON, without comments or trailing commas",
  ],
  [
    '{"epochs": NaN}',
    "lr.json:1:12: unexpected character 'N'; a config is JSON, without comments or trailing commas",
  ],
  [`{"epochs": 10, "epochs": 20, ${step}}`, "lr.json:1:16: epochs is given twice"],
  [`{"epoch": 10, ${step}}`, "lr.json: epoch: a config has no such key. Did you mean epochs?"],
  [`{"epochs": 1e999, ${step}}`, "lr.json: epochs: Infinity is not an integer from 1 to 1000000000"],
  [`{"epochs": "10", ${step}}`, 'lr.json: epochs: "10" is not an integer from 1 to 1000000000'],
  [
    `{"epochs": 10, "steps": 10, ${step}}`,
    "lr.json: steps: steps and epochs are both given; give one of the two",
  ],
  ['{"epochs": 10}', 'lr.json: schedule: missing; it is an object such as {"type": "torch.StepLR", …}'],
  [
    '{"schedule": "StepLR"}',
    'lr.json: schedule: "StepLR" is not a schedule; it is an object such as {"type": "torch.StepLR", …}',
  ],
  ['{"schedule": {"step_size": 3}}', 'lr.json: schedule.type: missing; it is a name such as "torch.StepLR"'],
  [
    '{"schedule": {"type": "StpLR"}}',
    'lr.json: schedule.type: there is no schedule "StpLR". Did you mean StepLR?',
  ],
  [
    '{"schedule": {"type": "step", "step_size": 0}}',
    "lr.json: schedule.step_size: 0 is not a positive integer",
  ],
  [
    '{"schedule": {"type": "step", "step_size": 3, "gama": 1}}',
    "lr.json: schedule.gama: StepLR has no such parameter. Did you mean gamma?",
  ],
  [
    '{"schedule": {"type": "step", "step_size": 3, "__proto__": 1}}',
    "lr.json: schedule.__proto__: StepLR has no such parameter; it has step_size, gamma, last_epoch",
  ],
  [`{"curves": [], ${step}}`, "lr.json: schedule and curves are both given; give one of the two"],
  ['{"curves": 3}', "lr.json: curves: 3 is not a list of curves"],
  ['{"curves": []}', "lr.json: curves: empty; it wants one at least"],
  [
    `{"curves": [{${step}}, {"label": "a\\u001b", ${step}}]}`,
    'lr.json: curves[1].label: "a\\u001b" holds characters that cannot be printed',
  ],
  [`{"chart": {"ylim": []}, ${step}}`, "lr.json: chart.ylim: [] is too short; 2 entries"],
  ['{"curves": [3]}', 'lr.json: curves[0]: is not a curve; an object such as {"label": …, "schedule": {…}}'],
  [
    `{"curves": [{"lable": "a", ${step}}]}`,
    "lr.json: curves[0].lable: curves[0] has no such key. Did you mean label?",
  ],
  [
    '{"schedule": {"type": "SequentialLR", "milestones": [3], "schedulers": [{"type": "step", "step_size": 3}]}}',
    "lr.json: schedule.milestones: 1 for 1 schedulers; torch wants one milestone less than schedulers (lrplot explain LR023)",
  ],
  [
    '{"epochs": 9, "schedule": {"type": "SequentialLR", "milestones": [3], "schedulers": [{"type": "linear"}, {"type": "constant", "factor": 0}]}}',
    "lr.json: schedule.schedulers[1].factor: division by zero (epoch 8); Python raises ZeroDivisionError here (lrplot explain LR025)",
  ],
  [
    '{"epochs": 9, "schedule": {"type": "ChainedScheduler", "schedulers": [{"type": "linear"}, {"type": "constant", "factor": 0}]}}',
    "lr.json: schedule.schedulers[1].factor: division by zero (epoch 5); Python raises ZeroDivisionError here (lrplot explain LR025)",
  ],
  [
    '{"steps": 9, "schedule": {"type": "fastai.combine_scheds", "pcts": [0.5, 0.5], "scheds": [{"type": "fastai.SchedNo", "start": 1, "end": 1}, {"type": "fastai.SchedExp", "start": 0, "end": 1}]}}',
    "lr.json: schedule.scheds[1].start: division by zero (step 5); Python raises ZeroDivisionError here",
  ],
  [
    '{"schedule": {"type": "SequentialLR", "milestones": [3]}}',
    "lr.json: schedule.schedulers: missing; it is a list of schedules",
  ],
  [
    '{"schedule": {"type": "ChainedScheduler", "schedulers": [{"type": "cosine", "T_max": -1}]}}',
    "lr.json: schedule.schedulers[0].T_max: -1 is not a positive number",
  ],
  [
    '{"schedule": {"type": "ChainedScheduler", "schedulers": [{"type": "plateau"}]}}',
    "lr.json: schedule.schedulers[0]: ChainedScheduler cannot hold a scheduler that is stepped with a metric; torch refuses this (lrplot explain LR023)",
  ],
  [
    '{"schedule": {"type": "step", "schedule": {"type": "step"}}}',
    "lr.json: schedule.schedule: StepLR has no such parameter; it has step_size, gamma, last_epoch",
  ],
  [
    `{"chart": {"them": "dark"}, ${step}}`,
    "lr.json: chart.them: the chart has no such parameter. Did you mean theme?",
  ],
  [
    '{"metrics": "val.csv:loss", "schedule": {"type": "plateau"}}',
    'val.csv: has no column "loss"; it has epoch, val_loss',
  ],
  ['{"metrics": "no.csv:loss", "schedule": {"type": "plateau"}}', "no.csv: no such file or folder"],
  [
    '{"metrics": "bad.csv:val_loss", "schedule": {"type": "plateau"}}',
    'bad.csv, row 3: val_loss: "x" is not a finite number',
  ],
];

describe("wrong configs", () => {
  test.each(configs)("%s", async (text, says) => {
    const folder = folderWith({
      "lr.json": text,
      "val.csv": "epoch,val_loss\n0,1\n",
      "bad.csv": "epoch,val_loss\n0,1\n1,x\n",
    });
    const printed = await lrplot(join(folder, "lr.json"), "-o", join(folder, "out.csv"));
    expect({ ...printed, err: printed.err.replaceAll(`${folder}/`, "") }).toEqual({
      code: 2,
      out: "",
      err: says,
    });
    expect(existsSync(join(folder, "out.csv"))).toBe(false);
  });

  test("two files that do not agree", async () => {
    const folder = folderWith({ "a.json": `{"epochs": 5, ${step}}`, "b.json": `{"epochs": 6, ${step}}` });
    const [a, b] = [join(folder, "a.json"), join(folder, "b.json")];
    expect((await lrplot(a, "vs", b)).err).toBe(
      `lrplot: ${a} and ${b} do not agree on epochs. Say it once for both: --epochs; lrplot diff draws each as it is`,
    );
    expect((await lrplot(a, "vs", b, "--epochs", "4")).code).toBe(0);
  });
});

describe("metrics", () => {
  const plateau = '"schedule": {"type": "plateau", "patience": 0}';

  test("are looked for beside the config that names them", async () => {
    const folder = folderWith({ "a.json": `{"epochs": 3, ${step}}` });
    mkdirSync(join(folder, "sub"));
    writeFileSync(join(folder, "sub/b.json"), `{"metrics": "v.csv:a:b", ${plateau}}`);
    writeFileSync(join(folder, "sub/v.csv"), 'x,"a:b"\n0,1\n1,1\n');
    const { code, out } = await lrplot(join(folder, "a.json"), "vs", join(folder, "sub/b.json"));
    expect([code, out.split("\n").length]).toEqual([0, 5]);
  });

  const wrong: readonly (readonly [csv: string, says: string])[] = [
    ["loss\n", "v.csv: loss holds no number"],
    ["loss,loss\n1,2\n", "v.csv: has two columns loss"],
    ['loss\n"1\n', "v.csv, row 2: a quote is not closed"],
    ["loss\n1\nnan\n", 'v.csv, row 3: loss: "nan" is not a finite number'],
  ];
  test.each(wrong)("%j", async (csv, says) => {
    const folder = folderWith({ "v.csv": csv });
    const { code, err } = await lrplot("plateau", "--metrics", `${folder}/v.csv:loss`);
    expect([code, err.replaceAll(`${folder}/`, "")]).toEqual([2, says]);
  });
});

describe("targets that cannot be written", () => {
  const line = ["cosine", "--T-max", "9", "--epochs", "3"];

  test("the old file stays as it was", async () => {
    const folder = folderWith({ "lr.csv": "precious" });
    const file = join(folder, "lr.csv");
    expect((await lrplot("exponential", "--gamma", "1e200", "--epochs", "9", "-o", file)).code).toBe(2);
    expect(readFileSync(file, "utf8")).toBe("precious");
    expect(readdirSync(folder)).toEqual(["lr.csv"]);
  });

  test("a missing folder", async () => {
    const file = join(folderWith({}), "no", "lr.csv");
    expect(await lrplot(...line, "-o", file)).toEqual({
      code: 1,
      out: "",
      err: `${file}: no such file or folder`,
    });
  });

  test("one of several: none is written", async () => {
    const folder = folderWith({});
    const [first, second] = [join(folder, "first.csv"), join(folder, "no", "second.csv")];
    const { code, err } = await lrplot(...line, "-o", first, "-o", "-", "-o", second);
    expect([code, err]).toEqual([1, `${second}: no such file or folder`]);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a folder", async () => {
    const folder = join(folderWith({}), "lr.csv");
    mkdirSync(folder);
    expect(await lrplot(...line, "-o", folder)).toEqual({ code: 1, out: "", err: `${folder}: is a folder` });
  });

  test("a full device", async () => {
    expect(await lrplot(...line, "--format", "csv", "-o", "/dev/full")).toEqual({
      code: 1,
      out: "",
      err: "/dev/full: no space left on the device",
    });
  });

  test("the metrics that are read", async () => {
    const folder = folderWith({ "val.csv": "loss\n1\n2\n" });
    const file = join(folder, "val.csv");
    const { code, err } = await lrplot(
      "plateau",
      "--metrics",
      `${file}:loss`,
      "-o",
      `${folder}/../${basename(folder)}/val.csv`,
    );
    expect([code, err]).toEqual([
      2,
      `-o: ${folder}/../${basename(folder)}/val.csv would be written over what is read from it`,
    ]);
    expect(readFileSync(file, "utf8")).toBe("loss\n1\n2\n");
  });

  test("the config that is read", async () => {
    const folder = folderWith({});
    const file = join(folder, "lr.json");
    writeFileSync(file, `{"epochs": 5, ${step}}`);
    const { code, err } = await lrplot(file, "-o", file);
    expect([code, err]).toEqual([2, `-o: ${file} would be written over what is read from it`]);
  });
});
