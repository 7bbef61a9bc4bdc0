import { symlinkSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { folderWith } from "../helpers/folder.ts";
import { measured } from "../helpers/measured.ts";

const laughs = [
  "a: &a [ha, ha, ha, ha, ha, ha, ha, ha, ha]",
  ..."bcdefghi".split("").map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefgh"[i]}`)}]`),
].join("\n");
const brackets = `${"[".repeat(100_000)}1${"]".repeat(100_000)}`;
const steps = "schedule: {type: torch.StepLR, step_size: 3}";

/** A file, what is in it, and what is said of it. */
const texts: readonly (readonly [file: string, text: () => string, says: string])[] = [
  ["line.json", () => `{"title": "${"x".repeat(10_000_000)}"}`, "a config has at most 1500000"],
  ["line.yaml", () => `title: ${"x".repeat(10_000_000)}`, "a config in YAML has at most 250000"],
  ["line.toml", () => `title = "${"x".repeat(10_000_000)}"`, "is too long"],
  ["ones.json", () => `{"metrics": [${Array(740_000).fill(1)}]}`, "schedule: missing"],
  ["ones.yaml", () => `metrics: [${Array(120_000).fill(1)}]`, "schedule: missing"],
  [
    "keys.yaml",
    () => Array.from({ length: 25_000 }, (_, i) => `a${i}: 1`).join("\n"),
    "is no config that lrplot knows",
  ],
  ["brackets.json", () => brackets, "is nested too deep"],
  ["brackets.yaml", () => brackets, "is nested too deep"],
  ["brackets.toml", () => `a = ${brackets}`, "is nested too deep"],
  ["laughs.yaml", () => laughs, "repeats itself by too many aliases"],
  ["tag.yaml", () => 'schedule: !!js/function "function () {}"', "unresolved tag"],
  [
    "python.yaml",
    () => "lr_lambda: !!python/name:train.rate ''",
    "python.yaml:1:12: an object of Python's is not made; a config is YAML, of numbers, texts, lists and keys. Write its value without the tag",
  ],
  [
    "documents.yaml",
    () => `${steps}\n---\nepochs: 6`,
    "documents.yaml:2:1: a second document begins; a config is YAML, of numbers, texts, lists and keys. Give each document a file of its own",
  ],
  ["prototype.yaml", () => `__proto__: {polluted: 1}\n${steps}`, "__proto__: a config has no such key"],
  [
    "prototype.json",
    () => '{"__proto__": {"type": "torch.StepLR"}, "schedule": {"type": "__proto__"}}',
    "__proto__",
  ],
];

test.each(texts)("%s: %s", (file, text, says) => {
  const folder = folderWith({ [file]: text() });
  expectRefused(folder, [file], says);
});

/** A script, the words that draw it, and what is said. */
const scripts: readonly (readonly [text: () => string, words: string, says: string])[] = [
  [() => `x = "${"x".repeat(10_000_000)}"`, "a.py", "a Python text of"],
  [() => `x = ${brackets}`, "a.py", "is nested too deep"],
  [
    () => "def f(step):\n    while True:\n        pass",
    "a.py::f --steps 9",
    "more than 1,000,000 operations in one call",
  ],
  [() => "def f(step):\n    return 9 ** 9 ** 9", "a.py::f --steps 9", "an integer beyond 2**53"],
  [() => "def f(step):\n    return f(step)", "a.py::f --steps 9", "calls in calls, 1000 deep"],
  [() => "scheduler = StepLR(SGD(p, lr=9 ** 9 ** 9), 30)", "a.py", "a.py:1:30"],
  [() => `a0 = 1\n${doubling}\ns = StepLR(SGD(p, lr=1), a40)`, "a.py", "a.py"],
];
const doubling = Array.from({ length: 40 }, (_, i) => `a${i + 1} = [a${i}, a${i}]`).join("\n");

test.each(scripts)("%s", (text, line, says) => {
  expectRefused(folderWith({ "a.py": text() }), line.split(" "), says);
});

test.each([
  [`StepLR(optimizer, ${brackets.slice(0, 100_000)})`, "is nested too deep"],
  ["StepLR(optimizer, 9**9**9)", "column 19"],
  ["LambdaLR(optimizer, lambda t: 9**9**9**t)", "is too large"],
])("pasted code: %s", (code, says) => {
  expectRefused(folderWith({}), [code, "--epochs", "3", "--lr", "1"], says);
});

/** So long files are never read whole, whatever they are said to be. */
test.each([
  ["big.json", "is larger than 16 MiB"],
  ["big.yaml", "is larger than 16 MiB"],
  ["big.toml", "is larger than 16 MiB"],
  ["big.csv", "is larger than 256 MiB"],
  ["big.py", "is larger than 16 MiB"],
  ["big.ipynb", "is larger than 16 MiB"],
])("a gigabyte of %s: %s", (file, says) => {
  const folder = folderWith({});
  writeFileSync(join(folder, file), "");
  truncateSync(join(folder, file), 2 ** 30);
  expectRefused(folder, [file], says);
});

test.each([
  ["/dev/zero", "a.json", "is a device, and no file"],
  ["/dev/zero", "a.csv", "is a device, and no file"],
  ["/dev/random", "a.yaml", "is a device, and no file"],
  ["/dev/zero", "a.py", "is a device, and no file"],
  ["/", "a.json", "is a folder"],
  ["a.json", "a.json", "too many links"],
])("a link to %s that is called %s: %s", (target, file, says) => {
  const folder = folderWith({});
  symlinkSync(target, join(folder, file));
  expectRefused(folder, [file], says);
});

function expectRefused(folder: string, argv: readonly string[], says: string) {
  const { status, err, seconds, megabytes } = measured(folder, ...argv);
  expect(err).toContain(says);
  expect(err.length).toBeLessThan(1500);
  expect(status).toBe(2);
  expect(seconds).toBeLessThan(2);
  expect(megabytes).toBeLessThan(300);
}
