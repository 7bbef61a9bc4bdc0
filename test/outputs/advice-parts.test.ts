import { expect, test } from "vitest";
import { adviceParts } from "../../src/outputs/advice-parts.ts";
import { findingsList as html } from "../../src/outputs/html/findings.ts";
import { findingsList as markdown } from "../../src/outputs/markdown/findings-list.ts";
import { finding, findingsOfLine } from "../helpers/findings.ts";

/** Advice with its code between backticks. */
const marked = (given: Parameters<typeof finding>[0]) =>
  adviceParts(finding(given))
    .map(({ text, isCode }) => (isCode ? `\`${text}\`` : text))
    .join("");

test.each([
  ["do so", "do so"],
  ["step it once an epoch (--interval epoch), or not", "step it once an epoch (`--interval epoch`), or not"],
  ['step it once an epoch ("interval": "epoch")', 'step it once an epoch (`"interval": "epoch"`)'],
  ["say --steps-per-epoch, or --epochs 9.", "say `--steps-per-epoch`, or `--epochs 9`."],
  ["try --lr 0.1,1e-3 and no-more--than", "try `--lr 0.1,1e-3` and no-more--than"],
])("%s", (advice, parts) => {
  expect(marked({ advice })).toBe(parts);
});

test.each([["cosine --T-max 50 --epochs 75", "let the schedule last for the run's 75 epochs: `--T_max 75`"]])(
  "%s: what is pasted is code",
  async (line, end) => {
    const found = (await findingsOfLine(line)).find(({ rule }) => rule === "LR003");
    expect(marked(found)).toContain(end);
  },
);

const pasted = [
  { code: '"T_max": 75', place: " (in lr.json: schedule)" },
  { code: '"epochs": 3', place: " (in lr.json)" },
];
const found = finding({
  advice: 'do so: "T_max": 75 (in lr.json: schedule), "epochs": 3 (in lr.json)',
  pasted,
});

test("keys of a file are code, and where they stand is none", () => {
  expect(marked(found)).toBe('do so: `"T_max": 75` (in lr.json: schedule), `"epochs": 3` (in lr.json)');
});

test("HTML and Markdown have it as code", () => {
  expect(html([found]).text).toContain(
    "do so: <code>&quot;T_max&quot;: 75</code> (in lr.json: schedule), <code>&quot;epochs&quot;: 3</code> (in lr.json)</bdi>",
  );
  expect(markdown([found], 9999)).toContain(
    'do so: `"T_max": 75` (in lr.json: schedule), `"epochs": 3` (in lr.json)<br>',
  );
});

test("only code that no line of a small screen holds may be broken", () => {
  const of = (length: number) => {
    const code = `--x ${"1".repeat(length - 4)}`;
    return html([finding({ advice: `do so: ${code}`, pasted: [{ code, place: "" }] })]).text;
  };
  expect(of(40)).toContain("<code>--x ");
  expect(of(41)).toContain('<code class="long">--x ');
});

test("advice of any length is cut, and code is no way out of the line", () => {
  expect(markdown([finding({ advice: `--x ${"long ".repeat(200)}` })], 9999)).toContain("…");
  const odd = finding({ advice: "do --x `\n# y", pasted: [{ code: "`<b>\n- z", place: "" }] });
  expect(markdown([odd], 9999).split("\n")).toHaveLength(3);
});
