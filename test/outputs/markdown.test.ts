import fc from "fast-check";
import { lexer, type Token, type Tokens } from "marked";
import { describe, expect, test } from "vitest";
import type { Comparison, Difference, Pair } from "../../src/core/comparison.ts";
import type { Curve, Side } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import { lrplot, words } from "../helpers/command-line.ts";
import { curveOfLine } from "../helpers/compute.ts";
import { cosine, figureWith, listed, restarts, syntheticCurve } from "../helpers/figure.ts";
import { finding } from "../helpers/findings.ts";
import { mostCharacters, parsedByMermaid } from "../helpers/mermaid.ts";
import { textOf } from "./written.ts";

/** What GitHub takes of a comment. */
const mostOfComment = 65_536;

/** A comment as a parser of GitHub's Markdown understands it; its mermaid block is one that mermaid can draw. */
async function read(figure: Figure, warn?: (message: string) => void) {
  const text = await textOf("markdown", figure, warn);
  expect(text.length).toBeLessThan(mostOfComment);
  const tokens = lexer(text).filter(({ type }) => type !== "space");
  const tables = tokens.filter((token): token is Tokens.Table => token.type === "table");
  const blocks = tokens.filter((token): token is Tokens.Code => token.type === "code");
  const source = blocks.find(({ lang }) => lang === "mermaid")?.text as string;
  expect(source.length).toBeLessThan(mostCharacters);
  return {
    text,
    kinds: tokens.map(({ type }) => type).join(" "),
    tables: tables.map(({ header, rows }) => [header, ...rows].map((row) => row.map(({ text }) => text))),
    command: blocks.find(({ lang }) => lang === "sh")?.text,
    chart: await parsedByMermaid(source),
    tokens,
  };
}

test("the whole comment", async () => {
  const figure = figureWith(
    [listed([0.01, 0.1, 0.05], "main"), listed([0.2, 0.1, 0], "warm | up")],
    {},
    { findings: [finding({ curve: "main", message: "the run ends at 0.05", advice: "try --epochs 4" })] },
  );
  expect(await textOf("markdown", figure)).toBe(`<!-- lrplot:cosineannealingwarmrestarts -->
### CosineAnnealingWarmRestarts

\`T_0=30, eta_min=1e-6\`

| curve | peak | final | warm-up | restarts | epochs | findings |
| --- | --- | --- | --- | --- | --- | --- |
| 🔵 \`main\` | 0.1 at epoch 1 | 0.05 | ends at epoch 1 | none | 3 | 1 warning |
| 🔴 <code>warm \\| up</code> | 0.2 at epoch 0 | 0 | none | none | 3 | none |

\`\`\`mermaid
---
config:
  themeVariables:
    xyChart:
      plotColorPalette: "#0072b2, #d55e00"
  xyChart:
    width: 800
    height: 400
---
xychart-beta
    title "CosineAnnealingWarmRestarts"
    x-axis "epoch" 0 --> 2
    y-axis "learning rate" 0 --> 0.21
    line "main" [0.01, 0.1, 0.05]
    line "warm | up" [0.2, 0.1, 0]
\`\`\`

🔵 \`main\` · 🔴 <code>warm \\| up</code>

#### Findings

- ⚠️ **warning LR004** never-anneals in \`main\`: the run ends at 0.05; try \`--epochs 4\`<br><sub>It matters.</sub>

Reproduce it with

\`\`\`sh
lrplot cosine-warm --T0 30 --epochs 150
\`\`\`
`);
});

test("its parts, as GitHub's Markdown has them", async () => {
  const figure = figureWith([restarts], {}, { findings: [finding({})] });
  expect((await read(figure)).kinds).toBe(
    "html heading paragraph table code paragraph heading list paragraph code",
  );
  expect((await read({ ...figure, subtitle: "", findings: [] })).kinds).toBe(
    "html heading table code paragraph paragraph code",
  );
});

test.each([
  [
    "cosine-warm --T0 30 --epochs 90 --format markdown",
    "| 0.001 at epoch 0 | 2.739e-6 | none | 2, at epochs 30, 60 | 90 |",
  ],
  ["cosine-warm --T0 30 --epochs 90 --format md", "### CosineAnnealingWarmRestarts"],
  ["step --step-size 2 --epochs 3 --format mermaid", "    line [0.001, 0.001, 0.0001]"],
  ["step --step-size 2 --epochs 3 --format mmd", "xychart-beta"],
])("lrplot %s", async (line, want) => {
  const { code, out } = await lrplot(...words(line));
  expect([code, out.includes(want)]).toEqual([0, true]);
});

describe("the facts", () => {
  const warmed = "linear --start-factor 0.01 --total-iters 500 then@500 cosine --T-max 9500 --epochs 10000";
  test.each<[line: string, steps_per_epoch: number, want: string]>([
    ["cosine-warm --T0 30 --epochs 60", 1, "0.001 at epoch 0, 2.739e-6, none, 1, at epoch 30, 60"],
    [warmed, 1, "0.001 at epoch 500, 2.734e-11, ends at epoch 500, none, 10,000"],
    ["cosine --T-max 4000", 500, "0.001 at step 0 (epoch 0), 1.542e-10, none, none, 4,000 (8 epochs)"],
    ["cosine --T-max 750", 500, "0.001 at step 0 (epoch 0), 4.386e-9, none, none, 750 (1.5 epochs)"],
  ])("%s, %i steps per epoch", async (line, steps_per_epoch, want) => {
    const x = steps_per_epoch > 1 ? "step" : "epoch";
    const { tables } = await read(figureWith([await curveOfLine(words(line))], {}, { x, steps_per_epoch }));
    expect(tables[0]?.[0]).toEqual(["curve", "peak", "final", "warm-up", "restarts", `${x}s`, "findings"]);
    expect(tables[0]?.[1]?.slice(1, -1).join(", ")).toBe(want);
  });

  test("a row for each curve, a sign for those that are drawn", async () => {
    const curves = Array.from({ length: 9 }, (_, c) => syntheticCurve(5, (i) => i + c, `curve ${c + 1}`));
    const { tables, text, chart } = await read(figureWith(curves));
    expect(tables[0]?.slice(1).map(([curve]) => curve)).toEqual([
      "🔵 `curve 1`",
      "🔴 `curve 2`",
      "🟢 `curve 3`",
      "🟣 `curve 4`",
      "🟠 `curve 5`",
      "🔷 `curve 6`",
      "`curve 7`",
      "`curve 8`",
      "`curve 9`",
    ]);
    expect(chart.lines.length).toBe(6);
    expect(text).toContain("🟠 `curve 5` · 🔷 `curve 6`\n\nThe first 6 of 9 curves are drawn.\n");
  });

  test("of the whole run, when a part is drawn", async () => {
    const figure = figureWith([syntheticCurve(300, cosine(0, 1, 300))], { xlim: [100, 150] });
    const { tables, chart } = await read(figure);
    expect([tables[0]?.[1]?.[1], chart.x.min, chart.x.max]).toEqual(["1 at epoch 0", 100, 150]);
  });

  test("of more cycles than there are points", async () => {
    const { text, chart } = await read(figureWith([syntheticCurve(20_000, cosine(0, 1, 100))]));
    expect(text).toContain("\n\n126 of 20,000 values are drawn, the highest and the lowest in turn where");
    const values = chart.lines[0]?.values ?? [];
    expect(values.every((value, i) => (i % 2 === 0 ? value === 1 : value < 0.001))).toBe(true);
  });

  test("of a long run, with what is drawn of it", async () => {
    const { text } = await read(figureWith([syntheticCurve(1e6, cosine(0, 1, 250_000))]));
    expect(text).toContain("3, at epochs 250,000, 500,000, 750,000 | 1,000,000 |");
    expect(text).toContain(
      "\n\n101 of 1,000,000 values are drawn, peaks, restarts and the last one among them; each is less than 10,000 epochs from its place.\n",
    );
  });
});

describe("findings", () => {
  test("the gravest first, with their counts in the table", async () => {
    const findings = [
      finding({ severity: "note", rule: "LR001" }),
      finding({ severity: "warning", rule: "LR002" }),
      finding({ severity: "error", rule: "LR003" }),
      finding({ severity: "note", rule: "LR001", curve: "b" }),
    ];
    const { tables, tokens } = await read(
      figureWith([listed([1, 2]), listed([1, 2], "b")], {}, { findings }),
    );
    expect(tables[0]?.slice(1).map((row) => row.at(-1))).toEqual(["1 error, 1 warning, 1 note", "1 note"]);
    const list = tokens.find((token): token is Tokens.List => token.type === "list");
    expect(list?.items.map(({ text }) => text)).toEqual([
      "❌ **error LR003** never-anneals in `a`: it is so; do so<br><sub>It matters.</sub>",
      "⚠️ **warning LR002** never-anneals in `a`: it is so; do so<br><sub>It matters.</sub>",
      "ℹ️ **note LR001** never-anneals in `a`: it is so; do so<br><sub>It matters.</sub>",
      "ℹ️ **note LR001** never-anneals in `b`: it is so; do so",
    ]);
  });
});

describe("the marker", () => {
  test.each([
    ["lrplot cosine-warm --T0 30", "SGDR: the Post", "sgdr-the-post"],
    ["lrplot lr.json", "SGDR", "lr-json"],
    ["lrplot configs/Fine-Tune.json --epochs 3", "SGDR", "configs-fine-tune-json"],
    ["lrplot diff git:main:lr.json lr.json", "SGDR", "lr-json"],
    ["lrplot 'my configs/lr.json'", "SGDR", "configs-lr-json"],
    ["lrplot step --title=lr.json.bak", "a -- b > c", "a-b-c"],
    ["lrplot step", "--> <script>", "script"],
    ["lrplot step", "학습률", "cf98b269"],
    ["lrplot step", "", "811c9dc5"],
    ["lrplot step", "x".repeat(100), "x".repeat(60)],
  ])("%s, titled %j: %s", async (command, title, id) => {
    const { text } = await read(figureWith([restarts], {}, { command, title }));
    expect(text.split("\n")[0]).toBe(`<!-- lrplot:${id} -->`);
    expect(id).not.toMatch(/--|>/);
  });
});

describe("the command", () => {
  test.each([
    "lrplot step --step-size 30",
    "lrplot step --title '```\n```sh'",
    "lrplot step --label '````'",
    "lrplot step --title '<b> & | @user #1'",
  ])("%j stands there as it is", async (command) => {
    expect((await read(figureWith([restarts], {}, { command }))).command).toBe(command);
  });

  test("one that is too long is not shown", async () => {
    const { text, command } = await read(figureWith([restarts], {}, { command: "x".repeat(5001) }));
    expect(command).toBeUndefined();
    expect(text.endsWith("Its command has 5001 characters, too many to show here.\n")).toBe(true);
  });
});

describe("a comparison", () => {
  const sided = (curve: Curve, side: Side): Curve => ({ ...curve, side, chunks: curve.chunks });
  const different: Difference = {
    first: 1,
    absolute: { index: 2, before: 0.5, after: 2 },
    relative: { index: 3, before: 0.001, after: 0.0005 },
    area: { before: 4, after: 5 },
    also: [],
  };
  const pairOf = (label: string, before?: Curve, after?: Curve, difference?: Difference): Pair => ({
    label,
    parameter: "lr",
    before: before && sided(before, "before"),
    after: after && sided(after, "after"),
    difference,
  });
  const same: Difference = { ...different, first: undefined, absolute: undefined, relative: undefined };
  const compared = (pairs: Pair[], given: Partial<Comparison> = {}): Figure => {
    const comparison = {
      before: "git:main:lr.json",
      after: "lr.json",
      changes: [],
      tolerance: 0,
      pairs,
      ...given,
    };
    const curves = pairs.flatMap(({ before, after }) =>
      [before, after].filter((curve) => curve !== undefined),
    );
    return figureWith(curves, {}, { title: "lr.json", subtitle: "", command: "lrplot diff a b", comparison });
  };
  const [was, is] = [listed([0, 1, 0.5, 0.001], "a"), listed([0, 2, 2, 0.0005, 0], "a")];

  test("what has changed", async () => {
    const changes = [
      { path: "schedule.T_max", before: "100", after: "150" },
      { path: "schedule.eta_min", before: undefined, after: "1e-6 | 2" },
    ];
    const { tables, text, kinds, chart } = await read(
      compared([pairOf("a", was, is, different)], { changes }),
    );
    expect(kinds).toBe("html heading paragraph table table code paragraph paragraph paragraph code");
    expect(text).toContain("\n`git:main:lr.json` → `lr.json`\n");
    expect(tables).toEqual([
      [
        ["configuration", "before", "after"],
        ["`schedule.T_max`", "`100`", "`150`"],
        ["`schedule.eta_min`", "–", "<code>1e-6 | 2</code>"],
      ],
      [
        ["curve", "before", "after", "change"],
        ["peak", "1 at epoch 1", "2 at epoch 1", "+100 %"],
        ["final", "0.001", "0", "−100 %"],
        ["warm-up", "ends at epoch 1", "ends at epoch 1", ""],
        ["restarts", "none", "none", ""],
        ["epochs", "4", "5", "+25 %"],
        ["total learning (sum of rates)", "4", "5", "+25 %"],
        ["first difference", "", "", "at epoch 1"],
        ["largest difference, at epoch 2", "0.5", "2", "+1.5"],
        ["largest relative difference, at epoch 3", "0.001", "0.0005", "−50 %"],
      ],
    ]);
    expect(chart.lines.map(({ name, values }) => [name, ...values])).toEqual([
      ["before", 0, 1, 0.5, 0.001, 0.001],
      ["after", 0, 2, 2, 0.0005, 0],
    ]);
    expect(text).toContain(
      "🔵 `before` · 🔴 `after`\n\n`before` ends at epoch 3; its line goes on at the last rate.\n",
    );
  });

  test("nothing", async () => {
    const { tables, text, chart } = await read(compared([pairOf("a", was, was, same)], { tolerance: 1e-9 }));
    expect(tables).toEqual([]);
    expect(text).toContain("\nThe configuration says the same on both sides.\n");
    expect(text).toContain("\nThe same on both sides, within 1e-9 of the peak: `a`.\n");
    expect(chart.lines.map(({ values }) => values)).toEqual([[0, 1, 0.5, 0.001]]);
  });

  test("several curves: those that differ, then the names of the others", async () => {
    const pairs = [
      pairOf("same", was, was, same),
      pairOf("gone", was),
      pairOf("new", undefined, is),
      pairOf("a", was, is, different),
    ];
    const { tables, text, chart } = await read(compared(pairs));
    expect(text.match(/^####.*$/gm)).toEqual(["#### `gone`", "#### `new`", "#### `a`"]);
    expect(tables.map((rows) => rows[1])).toEqual([
      ["peak", "1 at epoch 1", "–", ""],
      ["peak", "–", "2 at epoch 1", ""],
      ["peak", "1 at epoch 1", "2 at epoch 1", "+100 %"],
    ]);
    expect(text).toContain("\nThe same on both sides: `same`.\n");
    expect(chart.lines.map(({ name }) => name)).toEqual([
      "gone, before",
      "new, after",
      "a, before",
      "a, after",
    ]);
  });

  test("of two hundred curves and changes", async () => {
    const pairs = Array.from({ length: 200 }, (_, i) =>
      pairOf(`curve ${i}`, was, is, i % 2 === 0 ? different : same),
    );
    const changes = pairs.map(({ label }) => ({
      path: label,
      before: "$".repeat(200),
      after: "|".repeat(200),
    }));
    const { text, chart } = await read(compared(pairs, { changes }));
    expect(text).toMatch(/\| … and \d+ more \|/);
    expect(text).toMatch(/\n… and 9\d more curves that differ\n/);
    expect(chart.lines.length).toBe(6);
  });
});

/** What a reader sees of Markdown on one line, and all tags of it. */
function shown(markdown: string) {
  const [paragraph] = lexer(markdown);
  const tags: string[] = [];
  const textsOf = (tokens: readonly Token[] = []): string =>
    tokens
      .map((token): string => {
        if (token.type === "html") tags.push(token.raw);
        if (token.type === "html") return "";
        if (token.type === "text" || token.type === "escape" || token.type === "codespan")
          return unescaped(token);
        throw new Error(`there is a ${token.type} in ${JSON.stringify(markdown)}`);
      })
      .join("");
  const text = textsOf((paragraph as Tokens.Paragraph | undefined)?.tokens);
  return { text: text.replaceAll("\u200b", ""), tags: tags.join(""), raw: text };
}

function unescaped(token: Token): string {
  const { text } = token as Tokens.Text;
  if (token.type === "codespan") return text;
  const names: Record<string, string> = {
    amp: "&",
    lt: "<",
    gt: ">",
    "#8203": "\u200b",
    "#39": "'",
    quot: '"',
  };
  return text.replace(/&([\w#]+);/g, (entity, name: string) => names[name] ?? entity);
}

describe("text of the user's", () => {
  const nasty = fc.string({ unit: fc.constantFrom(..."aA1_*`|\\<>&@#$~[](){}!:/.-+=\"' \n") });
  const any = fc.oneof(nasty, fc.string({ unit: "grapheme" }));
  const visible = (text: string) =>
    text
      .replace(/[\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g, "")
      .replace(/[\s\p{Cc}]+/gu, " ")
      .trim()
      .replaceAll("\u200b", "");

  test.each([
    ["T_0=30, eta_min=1e-6", "T_0=30, eta_min=1e-6"],
    ["_a_ *b* `c` ~d~", "\\_a\\_ \\*b\\* \\`c\\` \\~d\\~"],
    ["a | b \\ c", "a \\| b \\\\ c"],
    ["<img src=x>", "&lt;img src=x&gt;"],
    ["@user, user@example.org", "@&#8203;user, user@&#8203;example.org"],
    ["see #12 and GH-12", "see \\#&#8203;12 and GH&#8203;-12"],
    ["$x$", "<span>$</span>x<span>$</span>"],
    ["a:b:c: 10:30", "a:&#8203;b:&#8203;c: 10:30"],
    ["https://example.org www.example.org", "https:&#8203;//example.org www&#8203;.example.org"],
    ["[a](b) ![c](d)", "\\[a\\](b) !\\[c\\](d)"],
    ["two\r\n lines\u0007", "two lines"],
  ])("%j in a title", async (title, want) => {
    const { text } = await read(figureWith([restarts], {}, { title }));
    expect(text).toContain(`\n### ${want}\n`);
  });

  test("is shown as it is, and is nothing else", async () => {
    const { prose } = await import("../../src/outputs/markdown/escape.ts");
    await fc.assert(
      fc.property(any, (text) => {
        const seen = shown(`x ${prose(text)} x`);
        expect(seen.text).toBe(`x ${visible(text)} x`);
        expect(seen.tags.replaceAll("<span></span>", "")).toBe("");
        expect(seen.raw).not.toMatch(/@\w|#\d|\bGH-\d|:\w+:|:\/\/|\bwww\./i);
      }),
    );
  });

  test("as code too, in a table and out of one", async () => {
    const { code } = await import("../../src/outputs/markdown/escape.ts");
    await fc.assert(
      fc.property(any, (text) => {
        expect(shown(`x${code(text)}x`).text).toBe(`x${visible(text)}x`);
        const [table] = lexer(`| a | b |\n| --- | --- |\n| ${code(text)} | y |`) as unknown as [Tokens.Table];
        expect(table.rows.map((row) => row.length)).toEqual([2]);
        expect(table.rows[0]?.[1]?.text).toBe("y");
      }),
    );
  });

  test("keeps a comment below GitHub's limit, however much of it there is", async () => {
    const long = fc
      .tuple(
        fc.constantFrom("$", "<", "@1", "#", "|", "`", "학", "🎉", ":a:", "\\"),
        fc.integer({ min: 0, max: 3000 }),
      )
      .map(([unit, count]) => unit.repeat(count));
    const anything = fc.record({
      title: long,
      subtitle: long,
      label: long,
      message: long,
      command: long,
      count: fc.integer({ min: 1, max: 200 }),
    });
    await fc.assert(
      fc.asyncProperty(anything, async ({ title, subtitle, label, message, command, count }) => {
        const curves = Array.from({ length: count }, (_, i) =>
          listed([0.1 * i, 0.123456789, 1 / 3], `${i}${label}`),
        );
        const findings = curves.map(({ label }) =>
          finding({ curve: label, message, advice: message, why: message }),
        );
        const { tables } = await read(figureWith(curves, {}, { title, subtitle, command, findings }));
        expect(tables[0]?.length).toBeGreaterThan(1);
      }),
      { numRuns: 40 },
    );
  });
});
