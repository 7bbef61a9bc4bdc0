import { readFileSync, truncateSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { readText } from "../../src/cli/read.ts";
import { keeping, lrplot, words } from "../helpers/command-line.ts";
import { folderWith } from "../helpers/folder.ts";

const rate = (step: number) => 0.1 * 0.5 ** Math.floor(step / 10);
const csv = (at: (step: number) => number, steps = 40) =>
  ["step,lr", ...Array.from({ length: steps }, (_, step) => `${step},${at(step)}`), ""].join("\n");

/** The steps that a log has, of those of the plan. */
const gapsAt = [3, 4, 10, 30];

const folder = folderWith({
  "plan.json":
    '{"steps": 40, "optimizer": {"lr": 0.1}, "schedule": {"type": "torch.StepLR", "step_size": 10, "gamma": 0.5}}',
  "groups.json":
    '{"steps": 40, "optimizer": {"lr": {"head": 0.1, "body": 0.01}}, "schedule": {"type": "torch.StepLR", "step_size": 10, "gamma": 0.5}}',
  "good.csv": csv(rate),
  "tenth.csv": csv((step) => rate(step) / 10),
  "often.csv": csv((step) => rate(2 * step)),
  "later.csv": csv((step) => (step < 15 ? rate(step) : rate(step - 15))),
  "flat.csv": csv(() => 0.01),
  "gaps.csv": ["step,lr", ...gapsAt.map((step) => `${step},${rate(step)}`), ""].join("\n"),
  "cosine.json":
    '{"steps": 40, "optimizer": {"lr": 0.1}, "schedule": {"type": "torch.CosineAnnealingLR", "T_max": 40}}',
  "longer.csv": csv((step) => 0.05 * (1 + Math.cos((Math.PI * step) / 70))),
  "rounded.csv": csv((step) => Number((0.05 * (1 + Math.cos((Math.PI * step) / 40))).toFixed(4))),
  "coarse.csv": csv((step) => Number((0.05 * (1 + Math.cos((Math.PI * step) / 40))).toFixed(2))),
  "one.csv": csv((step) => (step === 7 ? 0.3 : rate(step))),
  "utf16.csv": Buffer.from(`\uFEFF${csv(rate)}`, "utf16le"),
  "packed.csv": gzipSync(csv(rate)),
  "unpackable.csv": gzipSync(csv(rate)).subarray(0, 60),
  "zero.csv": csv((step) => (step === 0 ? 0 : rate(step))),
  "cut.csv": csv(rate).slice(0, -4),
  "beyond.csv": csv((step) => rate(Math.min(step, 39)), 60),
  "begun.csv": csv(rate, 15),
  "again.csv": `${csv(rate, 25)}${csv(rate, 15).replace("step,lr\n", "")}`,
  "twice.csv": `${csv(rate)}${csv(rate).replace("step,lr\n", "")}`,
  "thousands.csv": csv(rate).replaceAll(/^(\d+),/gm, '"$1 k",'),
  "epochs.json":
    '{"epochs": 40, "optimizer": {"lr": 0.1}, "schedule": {"type": "torch.StepLR", "step_size": 20, "gamma": 0.5}}',
});

/** Run `check` with these words, files of the folder by their names. */
async function check(line: string) {
  const named = words(line).map((word) => (/^\w+\.(json|csv|svg)$/.test(word) ? join(folder, word) : word));
  const { code, out, err } = await lrplot("check", ...named);
  return { code, out: out.replaceAll(`${folder}/`, ""), err: err.replaceAll(`${folder}/`, "") };
}

/** A command line, its exit code, and what stands in the text. */
const verdicts: [line: string, code: number, ...texts: string[]][] = [
  ["plan.json --log good.csv", 0, "agrees: 40 rows of the log, no difference", "read 40 of 40 rows"],
  ["step --step-size 10 --gamma 0.5 --lr 0.1 --steps 40 --log good.csv", 0, "planned  step"],
  ["groups.json --curve head --log good.csv", 0, "agrees"],
  [
    "groups.json --curve body --log good.csv",
    3,
    "parts at step 0: planned 0.01, logged 0.1",
    'looks like: another param group\n  every value is the one planned for head\n  say --curve "head"',
  ],
  ["plan.json --log tenth.csv", 3, "every value is 0.1 times the planned one"],
  ["plan.json --log tenth.csv --tolerance 0.95", 0, "agrees"],
  ["plan.json --log often.csv", 3, "looks like: stepped too often\n  the schedule runs 2 times as fast"],
  ["plan.json --log later.csv", 3, "looks like: resumed from the start\n  from step 15 on"],
  ["plan.json --log flat.csv", 3, "looks like: never stepped\n  every value is 0.01, which is not what"],
  [
    "cosine.json --log longer.csv",
    3,
    "looks like: other horizon\n  the schedule is the planned one made for 70 steps rather than 40: T_max = 70,\n  the plan has 40",
  ],
  [
    "cosine.json --log rounded.csv",
    0,
    "agrees: 40 rows of the log, the largest difference is 4.967e-5",
    "\nvalues are rounded to 4 decimals: what that may hide is no difference",
  ],
  [
    "cosine.json --log rounded.csv --tolerance 1e-4",
    3,
    "looks like: rounded\n  every value is the planned one, rounded to 4 decimals",
  ],
  // one digit leaves nothing to compare
  [
    "cosine.json --log coarse.csv",
    3,
    "looks like: rounded\n  every value is the planned one, rounded to 2 decimals",
  ],
  ["plan.json --log one.csv", 3, "1 of 40 rows differ", "too few rows differ to tell"],
  ["plan.json --log good.csv --first-step 1", 3, "looks like: off by one"],
  ["plan.json --log utf16.csv", 0, "agrees: 40 rows"],
  ["plan.json --log packed.csv", 0, "agrees: 40 rows"],
  [
    "plan.json --log beyond.csv",
    3,
    "is not the planned run, though its values agree: 40 rows of the log",
    "looks like: longer than planned\n  the log goes on to step 59, and the plan has 40 steps",
  ],
  [
    "plan.json --log again.csv",
    3,
    "looks like: resumed from the start\n  behind step 24 the log begins again at step 0 (line 27), and both parts\n  together are as long",
  ],
  [
    "plan.json --log twice.csv",
    0,
    "agrees: 40",
    "note: behind step 39 the log begins again at step 0 (line 42)",
  ],
  [
    "plan.json --log begun.csv",
    0,
    "agrees so far: 15 rows",
    "note: the log ends at step 14, and the plan goes on to step 39",
  ],
  [
    "plan.json --log cut.csv",
    0,
    "read 39 of 40 rows: 1 left out, as its line has no end and may be cut (line 41)",
  ],
];

test.each(verdicts)("%s", async (line: string, code: number, ...texts: string[]) => {
  const printed = await check(line);
  expect([printed.code, printed.err]).toEqual([code, ""]);
  for (const text of texts) expect(printed.out).toContain(text);
});

test.each([
  ["--log good.csv", "lrplot check: no plan is given"],
  ["plan.json", "lrplot check: no log is given"],
  [
    "step --step-size 3 --resume-at 5 --log good.csv",
    "--resume-at: joins two plans to be drawn as one run, which lrplot check does not",
  ],
  ["plan.json --log no.csv", "no.csv: no such file"],
  ["plan.json --log=", "--log: the name of the log is empty"],
  ["plan.json --log good.csv --column=", "--column: empty; it wants a name"],
  ["- --log -", "standard input: plan and log cannot both be read from it"],
  ["- --log=-", "standard input: plan and log cannot both be read from it"],
  ["plan.json --log unpackable.csv", "unpackable.csv: is gzip that cannot be unpacked"],
  ["plan.json --log zero.csv --step-column lr", "only 1 of 40 rows can be compared: 39 at no whole step"],
  [
    "plan.json --log thousands.csv",
    'no row has a number in lr and step: 40 that are at no number (line 2: "0 k")',
  ],
  [
    "plan.json --log good.csv --column LRR",
    'good.csv: has no column "LRR"; it has step, lr. Did you mean lr?',
  ],
  ["groups.json --log good.csv", "--curve: the plan has 2 curves, and a log is of one: head, body"],
  ["groups.json --log good.csv --curve haed", "Did you mean head?"],
  [
    "plan.json --log good.csv --parameter lr,momentum --momentum 0.9",
    "--parameter: the plan has 2 parameters",
  ],
])("%s: %s", async (line, problem) => {
  const { code, err, out } = await check(line);
  expect([code, out]).toEqual([2, ""]);
  expect(err).toContain(problem);
});

test("a flag of check's elsewhere is sent there", async () => {
  const { err } = await lrplot("step", "--step-size", "1", "--log", "x.csv");
  expect(err).toBe("--log: belongs to lrplot check. Try lrplot check plan.json --log metrics.csv");
});

test("steps beside a plan of epochs are told", async () => {
  const { code, err } = await check("epochs.json --log good.csv");
  const said =
    "the plan counts epochs, but step counts steps: say how many an epoch has with --steps-per-epoch N";
  expect([code, err]).toEqual([3, said]);
});

test("a log may be larger than a config, and is refused with a way out", async () => {
  const large = join(folderWith({ "large.csv": "" }), "large.csv");
  truncateSync(large, 65 * 2 ** 20);
  await expect(readText(large)).rejects.toThrow("is larger than 16 MiB");
  expect((await readText(large, "log")).length).toBe(65 * 2 ** 20);
  truncateSync(large, 257 * 2 ** 20);
  await expect(readText(large, "log")).rejects.toThrow(
    expect.objectContaining({
      message: "is larger than 256 MiB",
      hint: expect.stringContaining("cut -d, -f1,2"),
    }),
  );
});

test("a run that is not the planned one is a finding for programs although its rows agree", async () => {
  const { out } = await check("plan.json --log beyond.csv --findings json -o beyond.svg");
  const said = "the log is not of the planned run, which looks like: longer than planned";
  expect(out).toContain(said);
  expect((await check("plan.json --log begun.csv --format svg")).out).toContain(
    "the log agrees with the plan so far: 15 rows",
  );
});

test("JSON has the verdict, and CSV both sides", async () => {
  const { log } = JSON.parse((await check("plan.json --log tenth.csv --format json")).out);
  expect(log).toMatchObject({
    agrees: false,
    parts: { index: 0, step: 0, planned: 0.1, logged: 0.01 },
    looks_like: [{ kind: "scaled" }],
    unexplained: null,
    rows: { read: 40, compared: 40, differing: 40 },
    step_column: "step",
    until: null,
    notes: [],
    rounded_to: null,
  });
  const few = JSON.parse((await check("plan.json --log one.csv --format json")).out);
  expect(few.log).toMatchObject({ looks_like: [], unexplained: "too few rows differ to tell" });
  const beyond = JSON.parse((await check("plan.json --log beyond.csv --format json")).out);
  expect([beyond.differs, beyond.log.agrees, beyond.log.unexplained]).toEqual([true, false, null]);
  const rounded = JSON.parse((await check("cosine.json --log rounded.csv --format json")).out);
  expect(rounded.log).toMatchObject({ agrees: true, rounded_to: { decimals: 4 } });
  const { out } = await check("plan.json --log tenth.csv --format csv");
  expect(out.split("\n").slice(0, 2)).toEqual([
    "step,planned,logged,difference",
    "0,0.1,0.01,-0.09000000000000001",
  ]);
});

test.each([
  ["text", "out"],
  ["terminal", "out"],
  ["markdown", "out"],
  ["html", "out"],
  ["json", "out"],
  ["svg", "err"],
  ["mermaid", "err"],
  ["jsonl", "err"],
  ["tsv", "err"],
] as const)("a check as %s: std%s says what it looks like", async (format, where) => {
  const { code, ...said } = await check(`plan.json --log often.csv --format ${format}`);
  expect([code, said[where].includes("stepped too often")]).toEqual([3, true]);
  if (where === "out") expect(said.err).toBe("");
  else expect(said.err).toMatch(/^parts at step /);
});

test.each([
  ["a picture in a file", "-o a.svg", /^planned +plan\.json\n.*looks like: stepped too often/s],
  ["findings for programs", "--findings json", /"name":"log-parts","severity":"error".*stepped too often/],
  [
    "findings for GitHub",
    "--findings github",
    /^::error file=.*often\.csv,title=log-parts::.*stepped too often/,
  ],
])("%s: standard output says it", async (_, flags, says) => {
  const { code, out, err } = await check(`plan.json --log often.csv ${flags}`);
  expect([code, err]).toEqual([3, ""]);
  expect(out).toMatch(says);
});

test("a table of a check has the rows of the log, and no others", async () => {
  const { out } = await check("plan.json --log gaps.csv --format csv");
  const rows = out
    .trimEnd()
    .split("\n")
    .slice(1)
    .map((line) => line.split(","));
  const logged = rows.filter((row) => row.at(-2) !== "");
  expect(logged.map(([step]) => step)).toEqual(gapsAt.map(String));
  expect(rows.every((row) => (row.at(-1) === "") === (row.at(-2) === ""))).toBe(true);
});

test("the log may come from standard input", async () => {
  const { shell, out } = keeping({
    read: async (file) => readFileSync(join(folder, file === "-" ? "good.csv" : file), "utf8"),
  });
  expect(await main(["check", "plan.json", "--log", "-"], shell)).toBe(0);
  expect(out()).toContain("logged   standard input, lr by step");
  const { shell: other, err } = keeping({
    read: async () => readFileSync(join(folder, "plan.json"), "utf8"),
  });
  expect(await main(["check", "-", "--log", "-"], other)).toBe(2);
  expect(err()).toBe("standard input: plan and log cannot both be read from it");
});
