import fc from "fast-check";
import { describe, expect, it, test } from "vitest";
import { registry } from "../../schedules/index.ts";
import { advise } from "../../src/advice/advise.ts";
import { attended } from "../../src/advice/sight.ts";
import type { ChartOptions } from "../../src/core/chart.ts";
import { type Curve, readBy } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import { figureOf } from "../../src/core/figure-of.ts";
import { type Finding, severities } from "../../src/core/finding.ts";
import { once } from "../../src/core/once.ts";
import { plan } from "../../src/core/plan.ts";
import { ratesOf, run } from "../../src/core/run.ts";
import { svgOf } from "../../src/outputs/chart/render.ts";
import { specOf } from "../../src/outputs/chart/spec.ts";
import { themeOf } from "../../src/outputs/chart/theme.ts";
import type { Screen } from "../../src/outputs/format.ts";
import { contentOf } from "../../src/outputs/html/page-data.ts";
import { linesOf } from "../../src/outputs/terminal/chart.ts";
import { cosine, figureWith, listed, noWarning, restarts, syntheticCurve } from "../helpers/figure.ts";
import { draftOfLine, finding } from "../helpers/findings.ts";
import { compared, pairOf } from "./compared.ts";
import { type SvgText, textsOf } from "./svg-texts.ts";

const marked = (findings: readonly Finding[], chart: Partial<ChartOptions> = {}, curves = [restarts]) =>
  figureWith(curves, { mark_findings: true, ...chart }, { findings });

/** The rules and the bold texts of a spec, wherever in it they are. */
function marksIn(figure: Figure) {
  // biome-ignore lint/suspicious/noExplicitAny: Vega-Lite's own type is a union of everything
  const layersIn = (spec: any): any[] => [spec, ...(spec.layer ?? []).flatMap(layersIn)];
  const layers = layersIn(specOf(figure, noWarning));
  // biome-ignore lint/suspicious/noExplicitAny: likewise
  const rows = (isIt: (mark: any) => boolean): any[] =>
    layers.filter(({ mark }) => mark && isIt(mark)).flatMap(({ data }) => data.values);
  return {
    rules: rows(({ type, strokeDash }) => type === "rule" && String(strokeDash) === "5,3"),
    labels: rows(({ fontWeight, align }) => fontWeight === "bold" && align === "center").map(
      ({ text }) => text,
    ),
    named: rows(({ fontWeight, align }) => fontWeight === "bold" && align === "left").map(({ text }) => text),
  };
}

describe("what is marked", () => {
  const at = (index: number | undefined, given: Partial<Finding> = {}) => finding({ at: index, ...given });
  it.each<{ what: string; figure: Figure; rules: number[]; labels: string[]; named?: string[] }>([
    {
      what: "nothing unasked",
      figure: marked([at(3)], { mark_findings: false }),
      rules: [],
      labels: [],
      named: [],
    },
    { what: "nothing where nothing is found", figure: marked([]), rules: [], labels: [], named: [] },
    { what: "a finding", figure: marked([at(40)]), rules: [40], labels: ["LR004"] },
    { what: "one without a place", figure: marked([at(undefined)]), rules: [], labels: [] },
    { what: "one beyond the run", figure: marked([at(400)]), rules: [], labels: [] },
    {
      what: "one outside of the window",
      figure: marked([at(40)], { xlim: [50, 90] }),
      rules: [],
      labels: [],
    },
    {
      what: "one in the window",
      figure: marked([at(60)], { xlim: [50, 90] }),
      rules: [60],
      labels: ["LR004"],
    },
    {
      what: "one without annotations",
      figure: marked([at(40)], { annotate: false }),
      rules: [40],
      labels: ["LR004"],
    },
    {
      what: "one in a small picture",
      figure: marked([at(40)], { width: 220 }),
      rules: [40],
      labels: ["LR004"],
    },
    {
      what: "two at one place",
      figure: marked([at(40, { rule: "LR003" }), at(40)]),
      rules: [40],
      labels: ["LR003, LR004"],
      named: ["LR003", "LR004"],
    },
    {
      what: "near to each other, with one label",
      figure: marked([at(62, { rule: "LR003" }), at(60), at(65)]),
      rules: [60, 62, 65],
      labels: ["LR003, LR004"],
      named: ["LR003", "LR004", "LR004"],
    },
    {
      what: "far from each other, with a label each",
      figure: marked([at(90), at(40)]),
      rules: [40, 90],
      labels: ["LR004", "LR004"],
      named: ["LR004", "LR004"],
    },
    {
      what: "of several panels that of the rate",
      figure: marked(
        [at(1)],
        {},
        [listed([1, 2, 3], "a", [1, 2, 3])].flatMap((curve) => [curve, ...curve.also]),
      ),
      rules: [1],
      labels: ["LR004"],
    },
  ])("$what", ({ figure, rules, labels, named = ["LR004"] }) => {
    const seen = marksIn(figure);
    expect({ ...seen, rules: seen.rules.map(({ epoch }) => epoch) }).toEqual({ rules, labels, named });
  });

  it.each(
    (["light", "dark", "print"] as const).flatMap((theme) =>
      severities.map((each) => [theme, each] as const),
    ),
  )("in the %s theme a %s in its colour", (theme, severity) => {
    const { rules } = marksIn(marked([at(40, { severity })], { theme }));
    expect(rules).toEqual([{ epoch: 40, color: themeOf({ theme }).findings[severity] }]);
  });

  it("a comparison", () => {
    const pair = pairOf("a", [150, cosine(1e-6, 1e-3, 30)], [150, cosine(0, 1e-3, 40)]);
    const figure = compared([pair], { mark_findings: true }, { findings: [at(40)] });
    expect(marksIn(figure).rules.map(({ epoch }) => epoch)).toEqual([40]);
  });
});

describe("below the chart", () => {
  /** The lines of the caption, from above. */
  const captionIn = async (figure: Figure) =>
    textsOf(await svgOf(figure, noWarning))
      .filter(({ size, top }) => size === 11 && top > figure.chart.height / 2)
      .map(({ text }) => text);
  const many = (count: number) =>
    Array.from({ length: count }, (_, i) => finding({ rule: `LR10${i}`, message: `it is so, ${i}` }));
  const long = finding({ message: "a long message ".repeat(40).trim() });

  it.each<{ what: string; findings: Finding[]; chart?: Partial<ChartOptions>; texts: (string | RegExp)[] }>([
    { what: "one finding", findings: many(1), texts: ["it is so, 0", "LR100"] },
    {
      what: "the first five of eight",
      findings: many(8),
      texts: [
        ...[0, 1, 2, 3, 4].map((i) => `it is so, ${i}`),
        "and 3 more",
        ...[0, 1, 2, 3, 4].map((i) => `LR10${i}`),
      ],
    },
    {
      what: "as many as fit",
      findings: many(4),
      chart: { height: 160 },
      texts: ["it is so, 0", "and 3 more", "LR100"],
    },
    { what: "none where there is no room", findings: many(1), chart: { height: 125 }, texts: [] },
    {
      what: "a long one in two lines",
      findings: [long],
      texts: [/^a long message .*[^…]$/, /^.* a long message.*…$/, "LR004"],
    },
  ])("$what", async ({ findings, chart, texts }) => {
    const told = await captionIn(marked(findings, { annotate: false, ...chart }));
    expect(told).toEqual(
      texts.map((text) => (typeof text === "string" ? text : expect.stringMatching(text))),
    );
  });

  it("names the curve where there are several", async () => {
    const curves = ["a", "b"].map((label) => syntheticCurve(10, () => 1, label));
    expect(await captionIn(marked([finding({ curve: "b" })], { annotate: false }, curves))).toContain(
      "b: it is so",
    );
  });

  it("cuts a long name, and says what is found", async () => {
    const curves = ["a".repeat(200), "b"].map((label) => syntheticCurve(10, () => 1, label));
    const figure = marked([finding({ curve: "a".repeat(200) })], { annotate: false }, curves);
    expect(await captionIn(figure)).toContainEqual(expect.stringMatching(/^a+…: it is so$/));
  });

  it("leaves the picture as large as it was asked to be", async () => {
    const sizeOf = (svg: string) => /width="\d+" height="\d+"/.exec(svg)?.[0];
    const figure = marked(many(5), { width: 700, height: 333 });
    expect(sizeOf(await svgOf(figure, noWarning))).toBe('width="700" height="333"');
  });
});

test("no number covers other text, and none leaves the picture", async () => {
  const anyFindings = fc.array(
    fc.record({
      at: fc.option(fc.integer({ min: 0, max: 149 }), { nil: undefined }),
      rule: fc.integer({ min: 100, max: 999 }).map((id) => `LR${id}`),
      severity: fc.constantFrom(...severities),
    }),
    { minLength: 1, maxLength: 8 },
  );
  const anyChart = fc.record({
    width: fc.integer({ min: 240, max: 1000 }),
    height: fc.integer({ min: 160, max: 600 }),
    log_y: fc.boolean(),
    annotate: fc.boolean(),
    x: fc.constantFrom("epoch", "both" as const),
  });
  await fc.assert(
    fc.asyncProperty(anyFindings, anyChart, async (given, chart) => {
      const figure = marked(given.map(finding), chart as Partial<ChartOptions>);
      const texts = textsOf(await svgOf({ ...figure, x: "step", steps_per_epoch: 10 }, () => {}));
      const inside = ({ left, right, top, bottom }: SvgText) =>
        left >= 0 && right <= chart.width && top >= 0 && bottom <= chart.height;
      expect(texts.filter((text) => !inside(text))).toEqual([]);
      const numbers = texts.filter(({ text }) => /^LR/.test(text));
      for (const one of numbers) {
        const covers = (other: SvgText) =>
          one.left < other.right &&
          other.left < one.right &&
          one.top + 2 < other.bottom &&
          other.top + 2 < one.bottom;
        expect(texts.filter((other) => other !== one && covers(other))).toEqual([]);
      }
    }),
    {
      numRuns: 50,
      examples: [
        // a rule at which the last free place was half below the plot
        [
          [0, 59, 0].map((at, i) => ({ at, rule: `LR${100 + (i >> 1)}`, severity: "error" as const })),
          { width: 240, height: 579, log_y: true, annotate: false, x: "epoch" },
        ],
      ],
    },
  );
});

describe("marking reads no curve again", () => {
  const line = "cosine --T_max 50 --epochs 75 --mark-findings";

  /** The figure of the line, and how often its curves were read. */
  async function watchedFigure() {
    const draft = await draftOfLine(line);
    const planned = plan(draft, registry);
    let readings = 0;
    const counted = (curve: Curve) =>
      readBy(curve, (own) => (size) => {
        readings++;
        return own.chunks(size);
      });
    const curves = attended(run(planned).map(counted), planned);
    const findings = once(() => advise(planned, ratesOf(curves, planned), draft));
    const figure = figureOf(planned, curves, findings, {
      command: line,
      code: undefined,
      precision: undefined,
    });
    return { figure, readings: () => readings };
  }

  it.each<[format: string, draw: (figure: Figure) => unknown]>([
    ["a chart", (figure) => specOf(figure, noWarning)],
    ["the terminal", (figure) => linesOf(figure, noWarning, { columns: 80, rows: 24, colors: 1 })],
  ])("%s", async (_, draw) => {
    const { figure, readings } = await watchedFigure();
    await draw(figure);
    expect(readings()).toBe(1);
    expect(figure.findings.map(({ rule }) => rule)).toEqual(["LR003"]);
    expect(readings()).toBe(1);
  });
});

describe("in the terminal", () => {
  const [seen, beyond] = [finding({ at: 75 }), finding({ at: 900, rule: "LR016" })];
  const long = finding({ message: "as is said in many words ".repeat(7).trim() });
  const numbered = (count: number) =>
    Array.from({ length: count }, (_, i) => finding({ message: `it is so, ${i}` }));

  it.each<[what: string, findings: Finding[], screen: Partial<Screen>, lines: string[]]>([
    ["a finding", [seen], {}, ["▲ LR004 it is so"]],
    ["without other characters than ASCII's", [seen], { ascii: true }, ["A LR004 it is so"]],
    ["one beyond the run has no mark", [beyond], {}, ["  LR016 it is so"]],
    [
      "a long one has two lines",
      [long],
      {},
      [
        "  LR004 as is said in many words as is said in many words as is said in many",
        "        words as is said in many words as is said in many words as is said in m…",
      ],
    ],
    [
      "of many each has one",
      [long, ...numbered(4)],
      {},
      [
        "  LR004 as is said in many words as is said in many words as is said in many wo…",
        ...[0, 1, 2, 3].map((i) => `  LR004 it is so, ${i}`),
      ],
    ],
    [
      "more are counted",
      numbered(8),
      { rows: 18 },
      ["  LR004 it is so, 0", "  LR004 it is so, 1", "  LR004 it is so, 2", "and 5 more"],
    ],
    ["of several curves each is named", [seen], {}, ["▲ LR004 a: it is so"]],
  ])("%s", async (what, findings, screen, told) => {
    const curves = what.startsWith("of several") ? [restarts, listed([1, 2], "b")] : [restarts];
    const figure = marked(findings, {}, curves);
    const lines = await linesOf(figure, noWarning, { columns: 80, rows: 24, colors: 1, ...screen });
    expect(lines.slice(-told.length)).toEqual(told);
    const axis = lines.find((line) => /^ +[└+]/.test(line));
    expect(axis?.includes(screen.ascii ? "A" : "▲")).toBe(findings.includes(seen));
  });

  it("nothing unasked", async () => {
    const figure = marked([seen], { mark_findings: false });
    const lines = await linesOf(figure, noWarning, { columns: 80, rows: 24, colors: 1 });
    expect(lines.join("\n")).not.toMatch(/▲|LR004/);
  });
});

test("a page is told where findings are", async () => {
  const findings = [finding({ at: 75 }), finding({})];
  const found = [{ index: 75, rule: "LR004", severity: "warning" }];
  expect(JSON.parse(contentOf(marked(findings)).json).found).toEqual(found);
  expect(JSON.parse(contentOf(marked(findings, { mark_findings: false })).json).found).toEqual([]);
});
