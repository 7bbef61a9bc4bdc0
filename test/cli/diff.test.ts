import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { withReport } from "../../src/cli/with-report.ts";
import { keeping, lrplot, words } from "../helpers/command-line.ts";
import { figureWith, listed, noWarning } from "../helpers/figure.ts";
import { folderWith } from "../helpers/folder.ts";

const folder = folderWith({
  "old.json":
    '{"title": "Old", "epochs": 3, "optimizer": {"lr": 1}, "schedule": {"type": "step", "step_size": 1, "gamma": 0.5}}',
  "new.json":
    '{"title": "New", "epochs": 4, "optimizer": {"lr": 1}, "schedule": {"type": "StepLR", "step_size": 2, "gamma": 0.5}}',
  "steps.json":
    '{"epochs": 3, "steps_per_epoch": 2, "interval": "epoch", "optimizer": {"lr": 1}, "schedule": {"type": "step", "step_size": 1, "gamma": 0.5}}',
  "plateau.json": '{"epochs": 4, "metrics": "val.csv:loss", "schedule": {"type": "plateau", "patience": 0}}',
  "val.csv": "loss\n1\n1\n1\n",
  "broken.json": '{"epochs": 3, "schedule": {"type": "exponential", "gamma": 1e200}}',
});

/** Run `diff` with these words, files of the folder by their names. */
async function diff(line: string) {
  const named = words(line).map((word) =>
    word.replace(/(?<![\w.])(?=(old|new|steps|plateau|broken)\.json|val\.csv)/g, `${folder}/`),
  );
  const { code, out, err } = await lrplot("diff", ...named);
  return { code, out, err: err.replaceAll(`${folder}/`, "") };
}

/** Two inputs, and the table of their rates. */
const tables: readonly (readonly [line: string, csv: string])[] = [
  ["old.json new.json", "epoch,before,after,difference\n0,1,1,0\n1,0.5,1,0.5\n2,0.25,0.5,0.25\n3,,0.5,\n"],
  ["old.json vs new.json", "epoch,before,after,difference\n0,1,1,0\n1,0.5,1,0.5\n2,0.25,0.5,0.25\n3,,0.5,\n"],
  ["new.json old.json --epochs 2", "epoch,before,after,difference\n0,1,1,0\n1,1,0.5,-0.5\n"],
  ["old.json --epochs 2 new.json", "epoch,before,after,difference\n0,1,1,0\n1,0.5,1,0.5\n"],
  ["--epochs 2 old.json new.json", "epoch,before,after,difference\n0,1,1,0\n1,0.5,1,0.5\n"],
  ["old.json --epochs 1 vs new.json --epochs 2", "epoch,before,after,difference\n0,1,1,0\n1,,1,\n"],
  ["old.json --epochs 1 vs new.json --steps 2", "step,before,after,difference\n0,1,1,0\n1,,1,\n"],
  // an epoch is not the same on both sides: there is no column for it
  [
    "old.json --steps-per-epoch 2 vs new.json --steps-per-epoch 3 --epochs 1",
    "step,before,after,difference\n0,1,1,0\n1,0.5,1,0.5\n2,,0.5,\n",
  ],
  [
    "old.json new.json --steps-per-epoch 2 --epochs 1",
    "step,epoch,before,after,difference\n0,0,1,1,0\n1,0,0.5,1,0.5\n",
  ],
  ["old.json new.json --lr 4 --epochs 1", "epoch,before,after,difference\n0,4,4,0\n"],
  ["old.json --lr 2 vs new.json --lr 4 --epochs 1", "epoch,before,after,difference\n0,2,4,2\n"],
  ["old.json vs old.json --step-size 2 --epochs 2", "epoch,before,after,difference\n0,1,1,0\n1,0.5,1,0.5\n"],
  [
    "old.json linear --start-factor 0.5 --total-iters 2 --epochs 2 --lr 1",
    "epoch,before,after,difference\n0,1,0.5,-0.5\n1,0.5,0.75,0.25\n",
  ],
  [
    "linear --start-factor 0.5 --total-iters 1 then@1 step --step-size 1 vs new.json --epochs 3",
    "epoch,before,after,difference\n0,0.0005,1,0.9995\n1,0.001,1,0.999\n2,0.0001,0.5,0.4999\n",
  ],
  [
    "linear --epochs 1 --momentum 0.9 vs linear --betas 0.9,0.9 --label x --lr 3",
    "epoch,before,after,difference\n0,1,1,0\n",
  ],
  [
    "step --step-size 1 --lr a=1,b=2 vs step --step-size 1 --lr b=3 --epochs 1",
    "epoch,b before,b after,b difference,a before,a after,a difference\n0,2,3,1,1,,\n",
  ],
  [
    "step --step-size 1 --lr 1,2 vs step --step-size 1 --lr 3 --epochs 1",
    "epoch,group 0 → StepLR before,group 0 → StepLR after,group 0 → StepLR difference,group 1 before,group 1 after,group 1 difference\n0,1,3,2,2,,\n",
  ],
  [
    "plateau --patience 0 --metrics 1,1 vs step --step-size 1 --epochs 1",
    "epoch,before,after,difference\n0,0.001,0.001,0\n",
  ],
  [
    "step --step-size 1 --betas 0.5,0.9 vs step --step-size 1 --betas 0.6,0.9 --epochs 1 --parameter momentum",
    "epoch,momentum before,momentum after,momentum difference\n0,0.5,0.6,0.09999999999999998\n",
  ],
  [
    "step --step-size 1 --lr a=1,b=2 vs step --step-size 1 --lr a=3,b=4 --epochs 1 --parameter lr,weight_decay",
    "epoch,a lr before,a lr after,a lr difference,b lr before,b lr after,b lr difference,".concat(
      "a weight_decay before,a weight_decay after,a weight_decay difference,",
      "b weight_decay before,b weight_decay after,b weight_decay difference\n0,1,3,2,2,4,2,0.01,0.01,0,0.01,0.01,0\n",
    ),
  ],
  [
    "plateau.json linear --total-iters 1 --start-factor 1 --epochs 3",
    "epoch,before,after,difference\n0,0.001,0.001,0\n1,0.001,0.001,0\n2,0.0001,0.001,0.0009\n",
  ],
];

describe("two inputs", () => {
  test.each(tables)("%s", async (line, csv) => {
    const { code, out } = await diff(`${line} --format csv`);
    expect([code, out]).toEqual([0, csv]);
  });

  test("standard input is one of them", async () => {
    const { shell, out } = keeping({
      read: async (file) => readFileSync(join(folder, file === "-" ? "new.json" : "old.json"), "utf8"),
    });
    expect(await main(["diff", "old.json", "-", "--format", "csv", "--epochs", "1"], shell)).toBe(0);
    expect(out()).toBe("epoch,before,after,difference\n0,1,1,0\n");
  });

  test("a schedule does not differ from itself, whatever it is", async () => {
    const lines = [
      "cosine --T-max 9",
      "onecycle --max-lr 1 --total-steps 9",
      "linear then@3 cosine --T-max 5",
      "cyclic --base-lr 0 --max-lr 1 --step-size-up 3",
      "constant --total-iters 4 --lr 1,2",
    ];
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...lines),
        fc.constantFrom("", " --epochs 5", " --initial-lr 0.3"),
        async (line, flags) => {
          const { code, out } = await diff(`${line} vs ${line}${flags} --exit-code --tolerance 0`);
          expect(code).toBe(0);
          expect(out).toMatch(/The configuration says the same.\n\nThe curves? (is|are) the same.\n$/);
        },
      ),
      { numRuns: 15 },
    );
  });
});

/** Words, and what standard error says of them; the comparison is made all the same. */
const notes: readonly (readonly [line: string, says: string])[] = [
  ["old.json new.json", ""],
  [
    "cosine --T-max 3 vs old.json --lr 1",
    "cosine --T_max 3: 3 epochs, the length of CosineAnnealingLR itself; --epochs N says another",
  ],
  [
    "cosine --T-max 3 cosine --T-max 3",
    "3 epochs, the length of CosineAnnealingLR itself; --epochs N says another",
  ],
  [
    "cosine --T-max 3 cosine --T-max 4",
    "cosine --T_max 3: 3 epochs, the length of CosineAnnealingLR itself; --epochs N says another\n" +
      "cosine --T_max 4: 4 epochs, the length of CosineAnnealingLR itself; --epochs N says another",
  ],
  [
    "old.json steps.json",
    "old.json counts epochs and steps.json steps: each epoch is taken for 2 steps of the same rate",
  ],
];

test.each(notes)("%s: what is said of how they were compared", async (line, says) => {
  const { code, err } = await diff(line);
  expect([code, err]).toEqual([0, says]);
});

/** Words, and the exit code. */
const codes: readonly (readonly [line: string, code: number])[] = [
  ["old.json new.json", 0],
  ["old.json new.json --exit-code", 3],
  ["old.json old.json --exit-code", 0],
  ["old.json old.json --title X --exit-code", 0],
  ["old.json steps.json --exit-code", 0],
  ["old.json new.json --epochs 1 --exit-code", 0],
  ["old.json new.json --epochs 3 --exit-code --tolerance 0.4", 3],
  ["old.json new.json --epochs 3 --exit-code --tolerance 0.5", 0],
  ["old.json new.json --exit-code --tolerance 0.5", 3],
  ["linear --lr 1 vs linear --lr a=1,b=2 --epochs 2 --exit-code", 3],
  [
    "onecycle --max-lr 1 --total-steps 9 vs onecycle --max-lr 1 --total-steps 9 --base-momentum 0.8 --exit-code",
    3,
  ],
];

test.each(codes)("%s exits with %i", async (line, code) => {
  expect((await diff(line)).code).toBe(code);
});

/** Words that are wrong, and what standard error says. */
const wrong: readonly (readonly [line: string, says: string])[] = [
  [
    "",
    "lrplot diff: no input is given; it compares two: config files, - for standard input, git:REV:path, or schedules. Try lrplot diff old.json new.json",
  ],
  [
    "--epochs 3",
    "lrplot diff: no input is given; it compares two: config files, - for standard input, git:REV:path, or schedules. Try lrplot diff old.json new.json",
  ],
  [
    "cosine --T-max 3",
    "lrplot diff: only one input is given; it compares two: config files, - for standard input, git:REV:path, or schedules. Try lrplot diff old.json new.json",
  ],
  [
    "old.json new.json old.json",
    "lrplot diff: compares two inputs, and 3 are given. To draw them all in one chart, join them with vs and leave diff out",
  ],
  ["old.json vs", "lrplot: nothing stands after vs"],
  ["vs old.json", "lrplot: nothing stands before vs; a schedule or a config belongs there"],
  ["old.json qqqqqq", 'lrplot: there is no schedule "qqqqqq". `lrplot list` shows all there are'],
  ["old.json new.json --tolerance -1", "--tolerance: -1 is not a number, 0 or more"],
  ["old.json new.json --tolerence 1", "--tolerence: StepLR has no such parameter. Did you mean --tolerance?"],
  [
    "old.json --title a vs new.json --title b",
    "--title: given twice, and not alike; it counts for all curves",
  ],
  [
    "old.json --width 300 vs new.json --width 400",
    "--width: given twice, and not alike; it counts for all curves",
  ],
  ["old.json vs new.json --gamma x", '--gamma: "x" is not a number'],
  [
    "old.json exponential --gamma 0.5",
    "--epochs: missing; ExponentialLR has no length of its own. Try --epochs 100",
  ],
  [
    "old.json broken.json",
    "broken.json: schedule: the rate becomes Infinity at epoch 2; a rate that stays finite",
  ],
  [
    "broken.json old.json",
    "broken.json: schedule: the rate becomes Infinity at epoch 2; a rate that stays finite",
  ],
  [
    "linear --lr 1,2 vs broken.json --epochs 9",
    "broken.json: schedule: the rate becomes Infinity at epoch 2; a rate that stays finite",
  ],
  ["old.json new.json -o old.json", "-o: old.json would be written over what is read from it"],
  ["old.json new.json --code", "--code: a comparison is no code. Give one of its sides alone"],
  ["old.json new.json --format code", "--format: a comparison is no code. Give one of its sides alone"],
  ["old.json new.json -o lr.csv -o lr.py", "-o: a comparison is no code. Give one of its sides alone"],
  ["plateau.json old.json --format csv -o val.csv", "-o: val.csv would be written over what is read from it"],
  ["- -", "standard input: can be read only once"],
];

test.each(wrong)("wrong: %s", async (line, says) => {
  const { shell, out, err } = keeping({
    read: async (file) =>
      file === "-" ? '{"schedule": {"type": "linear"}}' : readFileSync(join(folder, file), "utf8"),
  });
  const place = process.cwd();
  process.chdir(folder);
  try {
    expect(await main(["diff", ...words(line)], shell)).toBe(2);
  } finally {
    process.chdir(place);
  }
  expect([out(), err()]).toEqual(["", says]);
});

test("-h and --help", async () => {
  for (const argv of [["--help"], ["-h"], ["old.json", "new.json", "--help"]]) {
    const { code, out } = await diff(argv.join(" "));
    expect(code).toBe(0);
    expect(out).toMatch(/^Usage: lrplot diff OLD NEW \[flags\]\n/);
    for (const flag of [
      "--exit-code",
      "--tolerance <number>",
      "--epochs <integer>",
      "--lr <number,…>",
      "-o, --output",
    ])
      expect(out).toContain(`  ${flag} `);
  }
  // wrapped, its lines would be shorter than they are written
  expect((await diff("--help")).out).toContain(
    "both curves in one chart, what the\nconfigs say otherwise, and where the rates part. Changes are relative to OLD:\n",
  );
  expect((await lrplot("--help")).out).toMatch(/\n {2}diff OLD NEW \[flags\] +what differs/);
});

describe("outputs", () => {
  test("in a pipe it is the report, and files are what their endings say", async () => {
    const [svg, csv] = [join(folder, "out.svg"), join(folder, "out.csv")];
    const { out } = await diff("old.json new.json");
    expect(out).toMatch(/schedule.step_size +1 → 2\n/);
    expect(out).toMatch(/Appearance\n +title +Old → New\n/);
    const written = await diff(`old.json new.json -o ${svg} -o ${csv} -o -`);
    expect(written).toEqual({ code: 0, out, err: "" });
    expect(readFileSync(svg, "utf8")).toMatch(/^<svg/);
    expect(readFileSync(csv, "utf8")).toMatch(/^epoch,before,after,difference\n/);
  });

  test("of several parameters each is told of in its own words", async () => {
    const one = "onecycle --max-lr 0.1 --total-steps 20";
    const line = `${one} vs ${one} --base-momentum 0.8`;
    const markdown = (await diff(`${line} --parameter lr,momentum --format markdown`)).out;
    expect(markdown).toContain("| lowest | 0.85 at step 5 | 0.8 at step 5 | −5.88 % |");
    const terminal = (await diff(`${line} --parameter momentum,lr,weight_decay --format terminal`)).out;
    expect(terminal).toContain("\nlearning rate: the rates are the same\n");
    expect(terminal).toContain("\nweight decay: the values are the same\n");
  });

  test("nothing is left of what fails", async () => {
    const file = join(folder, "half.csv");
    expect((await diff(`old.json broken.json -o ${file}`)).code).toBe(2);
    expect(existsSync(file)).toBe(false);
  });

  /** Words, and title, subtitle and names of both sides. */
  const headings: readonly (readonly [
    line: string,
    title: string,
    subtitle: string,
    before: string,
    after: string,
  ])[] = [
    ["old.json new.json", "New", "epochs: 3 → 4, step_size: 1 → 2", "old.json", "new.json"],
    ["old.json new.json --title T", "T", "epochs: 3 → 4, step_size: 1 → 2", "old.json", "new.json"],
    [
      "old.json vs steps.json --gamma 0.5",
      "StepLR",
      "steps_per_epoch: 1 (default) → 2",
      "old.json",
      "steps.json --gamma 0.5",
    ],
    ["old.json old.json", "Old", "", "old.json (before)", "old.json (after)"],
    [
      "cosine --T-max 9 vs linear --lr 1",
      "CosineAnnealingLR → LinearLR",
      "type: torch.CosineAnnealingLR → torch.LinearLR, T_max: 9 → –",
      "cosine --T_max 9",
      "linear",
    ],
    [
      "linear --lr 1 --epochs 2 vs linear --lr 2 --epochs 2",
      "LinearLR",
      "lr: 1 → 2",
      "linear --lr 1",
      "linear --lr 2",
    ],
    [
      "linear --label a vs linear then@2 linear --total-iters 3 --epochs 2",
      "LinearLR → SequentialLR",
      "type: torch.LinearLR → torch.SequentialLR, schedulers: – → [LinearLR(), LinearLR(total_iters=3)], milestones: – → [2]",
      "a",
      "linear then@2 linear --total_iters 3",
    ],
  ];
  test.each(headings)("%s: title, subtitle and names", async (line, title, subtitle, before, after) => {
    const json = JSON.parse((await diff(`${line} --format json`)).out);
    const spec = JSON.parse((await diff(`${line} --format vl.json`)).out);
    const shown = [spec.title.text, spec.title.subtitle].map((text) => [text ?? ""].flat().join(" "));
    expect([...shown, json.before.replace(`${folder}/`, ""), json.after.replace(`${folder}/`, "")]).toEqual([
      title,
      subtitle,
      before,
      after,
    ]);
  });

  test("below a chart in the terminal comes the report", async () => {
    const chart = {
      name: "terminal",
      extensions: [],
      summary: "",
      binary: false,
      load: () => () => ["chart\n"],
    };
    const figure = figureWith([listed([1])]);
    const screen = { columns: 80, rows: 24, colors: 1 } as const;
    const written = async (name: string) => {
      const { format } = withReport({ file: undefined, format: { ...chart, name } });
      return [...(await (await format.load())(figure, noWarning, screen))].join("");
    };
    expect(await written("terminal")).toMatch(/^chart\n\nCosineAnnealingWarmRestarts\n[\s\S]* peak /);
    expect(await written("svg")).toBe("chart\n");
  });
});
