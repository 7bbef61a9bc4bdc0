import { describe, expect, test } from "vitest";
import { rules } from "../../src/advice/index.ts";
import type { Rule } from "../../src/advice/rule.ts";
import { textOf } from "../../src/cli/commands/explain.ts";
import { keeping, lrplot } from "../helpers/command-line.ts";

test("without a rule all are listed", async () => {
  const { code, out } = await lrplot("explain");
  expect(code).toBe(0);
  expect(out.trimEnd().split("\n")).toHaveLength(rules.length);
  expect(out).toMatch(
    /^LR003 +cosine-rebound +error or warning +The rate climbs again behind the schedule's end$/m,
  );
});

test.each(["LR003", "lr003", "cosine-rebound", "Cosine-Rebound"])("explain %s", async (word) => {
  const { code, out, err } = await lrplot("explain", word);
  expect({ code, err }).toEqual({ code: 0, err: "" });
  const [head, title] = out.split("\n");
  expect([head, title]).toEqual([
    "LR003 cosine-rebound · error or warning",
    "The rate climbs again behind the schedule's end",
  ]);
  const sections = [
    "A cosine is periodic",
    "Wrong",
    "▲", // where it is seen
    "  lrplot cosine --T_max 50 --epochs 75",
    "  error: the schedule ends at epoch 50",
    "  --T_max 75", // the flag and its value on one line
    "Right",
    "  lrplot cosine --T_max 75 --epochs 75",
    "  https://github.com/kohya-ss/sd-scripts/issues/601",
    "  --ignore LR003",
    '  "ignore": ["LR003"]',
  ];
  const places = sections.map((section) => out.indexOf(`${section}`));
  expect(places).toEqual(places.toSorted((a, b) => a - b));
  expect(places).not.toContain(-1);
});

test.each([
  ["LR024", "LR024 deepspeed-defaults · error, warning or note"],
  ["LR011", "LR011 warmup-too-long · error or warning"],
])("explain %s says every severity in which it speaks", async (id, head) => {
  expect((await lrplot("explain", id)).out.split("\n")[0]).toBe(head);
  const [{ severity, severities }] = JSON.parse((await lrplot("explain", id, "--json")).out);
  expect(`${id} · ${severities}`).toBe(`${id} · ${head.split(" · ")[1]?.replace(/, | or /g, ",")}`);
  expect(severities).toContain(severity);
});

test.each([
  [["LR403"], 'lrplot explain: there is no rule "LR403". Did you mean LR003?'],
  [["never-aneals"], 'lrplot explain: there is no rule "never-aneals". Did you mean never-anneals?'],
  [["sqrt"], 'lrplot explain: there is no rule "sqrt". lrplot explain lists them'],
  [["--all"], "--all: lrplot explain has no such flag; it takes a rule and --json"],
  [["LR003", "LR004"], "LR004: lrplot explain takes one rule. Try lrplot explain LR003"],
])("explain %j", async (words, says) => {
  expect(await lrplot("explain", ...words)).toEqual({ code: 2, out: "", err: says });
});

test("a mistake that the framework refuses is told with its error, without a picture", async () => {
  const rule: Rule = {
    ...(rules[0] as Rule),
    of: "refusal",
    id: "LR999",
    wrong: "cosine --T_max 5 --epochs 0",
  } as Rule;
  const text = await textOf(rule, keeping().shell);
  expect(text).toMatch(/\nWrong\n {2}lrplot cosine --T_max 5 --epochs 0\n\n {2}--epochs: /);
  expect(text).toMatch(/\nRight\nCosineAnnealingLR\n/);
});

test("as JSON", async () => {
  const all = JSON.parse((await lrplot("explain", "--json")).out);
  expect(all.map(({ id }: Rule) => id)).toEqual(rules.map(({ id }) => id));
  const [one] = JSON.parse((await lrplot("explain", "lr003", "--json")).out);
  expect(one).toMatchObject({
    id: "LR003",
    wrong: "lrplot cosine --T_max 50 --epochs 75",
    right: "lrplot cosine --T_max 75 --epochs 75",
    says: [{ advice: expect.stringContaining("--T_max 75") }],
  });
  expect(one.reported[1].url).toBe("https://github.com/kohya-ss/sd-scripts/issues/601");
});

describe.each([40, 80, 120])("on %i columns", (columns) => {
  test.each(rules.map(({ id }) => id))("%s has no line that is longer, but for a link", async (id) => {
    const { shell } = keeping({ screen: () => ({ columns, rows: 24, colors: 1 }) });
    const text = await textOf(rules.find((rule) => rule.id === id) as Rule, shell);
    const isLong = (line: string) => line.length > Math.max(columns, 80) && !line.includes("https://");
    expect(text.split("\n").filter(isLong)).toEqual([]);
  });
});
