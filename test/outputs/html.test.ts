import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import type { Curve } from "../../src/core/curve.ts";
import type { Figure } from "../../src/core/figure.ts";
import type { Finding } from "../../src/core/finding.ts";
import type { PageData } from "../../src/outputs/page/data.ts";
import { modelOf } from "../../src/outputs/page/model.ts";
import { csvOf } from "../../src/outputs/page/table.ts";
import { homeOf } from "../../src/outputs/page/view.ts";
import { comparing, comparingPairs } from "../helpers/comparison.ts";
import { cosine, curveOf, figureWith, listed, restarts, syntheticCurve } from "../helpers/figure.ts";
import { finding } from "../helpers/findings.ts";
import { hostile } from "../helpers/hostile.ts";
import { pieces, textOf } from "./written.ts";

/** What a page is told. */
async function dataOf(figure: Figure): Promise<PageData> {
  return JSON.parse(/ id="data">(.*?)<\/script>/s.exec(await textOf("html", figure))?.[1] ?? "");
}

const ofBoth = (parameter: Curve["parameter"]) =>
  [1, 3].map((first) => ({ ...listed([first, 2], `a${first}`), parameter }));

/** Two curves of two parameters on both sides. */
function comparingParameters(): Figure {
  const rates = comparingPairs(2);
  const sides = (parameter: Curve["parameter"]) => rates.curves.map((curve) => ({ ...curve, parameter }));
  const curves = [...sides("lr"), ...sides("momentum")];
  const pairs = (["lr", "momentum"] as const).flatMap((parameter) =>
    (rates.comparison?.pairs ?? []).map(({ before, after, ...pair }) => ({
      ...pair,
      parameter,
      before: before && { ...before, parameter },
      after: after && { ...after, parameter },
    })),
  );
  const comparison = rates.comparison && { ...rates.comparison, pairs };
  return figureWith(curves, {}, { title: "", subtitle: "", ...(comparison && { comparison }) });
}

test.each([
  ["one curve", figureWith([restarts])],
  [
    "two curves",
    figureWith([restarts, syntheticCurve(150, (i) => i, "=b,c")], {}, { steps_per_epoch: 10, x: "step" }),
  ],
  ["a comparison", comparing()],
  ["several parameters", figureWith([...ofBoth("lr"), ...ofBoth("momentum")])],
  ["another parameter", figureWith(ofBoth("momentum"))],
  ["a comparison of several parameters", comparingParameters()],
])("what the page of %s saves as CSV is what lrplot writes", async (_, figure) => {
  const model = modelOf(await dataOf(figure));
  expect(csvOf(model, homeOf(model))).toBe(await textOf("csv", figure));
});

describe("the document", () => {
  test("is the same for the same figure", async () => {
    expect(await textOf("html", comparing())).toBe(await textOf("html", comparing()));
  });

  test("runs and uses only what it has in it, and asks for nothing", async () => {
    const text = await textOf("html", figureWith([restarts]));
    const policy = /http-equiv="Content-Security-Policy" content="([^"]+)"/.exec(text)?.[1];
    const hashOf = (content = "") => `'sha256-${createHash("sha256").update(content).digest("base64")}'`;
    const style = /<style>(.*?)<\/style>/s.exec(text)?.[1];
    const script = /<script>(.*?)<\/script>/s.exec(text)?.[1];
    expect(policy?.split("; ")).toEqual([
      "default-src 'none'",
      `script-src ${hashOf(script)}`,
      `style-src ${hashOf(style)}`,
      "img-src data: blob:",
      "base-uri 'none'",
      "form-action 'none'",
    ]);
    expect(text.match(/\s(src|href|srcset|action)=("[^"]*"|\S*)/g)).toEqual([' href="data:,"']);
    expect(text).not.toMatch(/@import|url\((?!#)|\sstyle="/);
  });

  test("names the licences of what is bundled", async () => {
    const text = await textOf("html", figureWith([restarts]));
    for (const name of ["d3-selection", "d3-scale", "d3-axis", "d3-shape", "d3-array", "d3-format"]) {
      expect(text).toMatch(new RegExp(`^${name}: Copyright .*Bostock`, "m"));
    }
    expect(text.match(/Permission to use, copy, modify/g)).toHaveLength(1);
  });

  test.each(hostile)("%j becomes no markup", async (text) => {
    const found = finding({ rule: text, severity: "error", curve: text, message: text, advice: text });
    const figure = figureWith(
      [listed([1], text)],
      {},
      { title: text, subtitle: text, command: text, findings: [found] },
    );
    const plain = figureWith(
      [listed([1], "a")],
      {},
      { title: "a", subtitle: "a", command: "a", findings: [found] },
    );
    const tags = (document: string) =>
      document.replaceAll(/<(script|style)>.*?<\/\1>/gs, "").match(/<[!/\w][^\s>]*/g);
    expect(tags(await textOf("html", figure))).toEqual(tags(await textOf("html", plain)));
    expect((await dataOf(figure)).title).toBe(text);
  });

  test("has no character that HTML and XML forbid", async () => {
    const data = await dataOf(figureWith([listed([1], "a\u0000\u001b\u0085\ufffe\ud800b\u{1f680}")]));
    expect(data.groups[0]?.label).toBe("a\ufffd\ufffd\ufffd\ufffd\ufffdb\u{1f680}");
  });

  test("says the facts, the findings and the command without its script", async () => {
    const found = finding({ rule: "LR007", severity: "note", message: "It falls.", advice: "Lift it." });
    const text = await textOf("html", figureWith([restarts], {}, { findings: [found] }));
    for (const words of [
      '<h1 dir="auto">CosineAnnealingWarmRestarts</h1>',
      '<td data-name="restarts">4, at epochs 30, 60, 90, 120</td>',
      "<strong>note</strong> <code>LR007</code> <bdi>never-anneals</bdi>, <bdi>a</bdi>: <bdi>It falls.</bdi>; <bdi>Lift it.</bdi>",
      '<p class="why"><bdi>It matters.</bdi></p>',
      '<code id="command"><bdi>lrplot cosine-warm --T0 30 --epochs 150</bdi></code>',
    ]) {
      expect(text).toContain(words);
    }
    expect(await textOf("html", figureWith([restarts]))).not.toContain("Findings");
  });

  test.each([
    ["a line each", 3, 3],
    ["one line for the rule and the others folded", 14, 1],
  ])("has for what a rule finds %s, in %i curves", async (_, count, lines) => {
    const findings = Array.from({ length: count }, (_, i): Finding => {
      const [curve, message] = [`g${i}`, `It ends at ${i}`];
      return finding({ rule: "LR002", curve, message, advice: "Lift it" });
    });
    const other = finding({ rule: "LR007", severity: "note", curve: "g0", message: "It falls" });
    const text = await textOf("html", figureWith([restarts], {}, { findings: [...findings, other] }));
    const list = /<ul class="findings">.*?<\/section>/s.exec(text)?.[0] ?? "";
    expect(list.match(/<strong>warning<\/strong>/g)).toHaveLength(lines);
    expect(list.match(/<strong>note<\/strong>/g)).toHaveLength(1);
    expect(list.match(/<p class="why">/g)).toHaveLength(2);
    for (const { message } of findings) expect(list).toContain(`<bdi>${message}</bdi>`);
    const folded = /<summary>(.*?)<\/summary>/.exec(list)?.[1];
    expect(folded).toBe(lines === 1 ? `and ${count - 1} more curves` : undefined);
  });

  test("says what a comparison found", async () => {
    const text = await textOf("html", comparing());
    expect(text).toContain("<td>epoch 0</td>\n<td>+0.0002884 at epoch 29: 1.271e-5 → 0.0003011</td>");
    expect(text).toContain("<td>× 23.7 at epoch 29: 1.271e-5 → 0.0003011</td>");
    expect(text).toContain('<td colspan="3">only after</td>');
    expect(text).toContain(
      "<code><bdi>optimizer.lr.body</bdi></code></th><td><bdi>–</bdi></td><td><bdi>0.0003</bdi></td>",
    );
  });
});

describe("its data", () => {
  test("are all values where they are few, each the float that it is", async () => {
    const rates = [0.1 * 3, -0, 5e-324, 1 / 3, 1e21];
    const { rates: told, indices } = await dataOf(figureWith([listed(rates)]));
    expect(told).toEqual([rates]);
    expect(indices).toBeUndefined();
  });

  test("are rounded where the figure is", async () => {
    expect((await dataOf(figureWith([listed([1 / 3])], {}, { precision: 3 }))).rates).toEqual([[0.333]]);
  });

  test("are those of the same indices for every curve, the extremes of each among them", async () => {
    const length = 200_000;
    const peaks = [123_457, 77_777, 5];
    const curves = peaks.map((peak, i) =>
      syntheticCurve(length, (index) => (index === peak ? 9 : i / (index + 1)), `${i}`),
    );
    const { indices, rates } = await dataOf(figureWith(curves));
    if (!indices) throw new Error("all of them");
    expect(indices.length).toBeLessThanOrEqual(20_000);
    expect(indices.length).toBeGreaterThan(5_000);
    expect(indices).toEqual([...new Set(indices)].sort((a, b) => a - b));
    for (const [i, peak] of peaks.entries()) {
      expect(indices).toContain(peak);
      expect(rates[i]).toEqual(indices.map((index) => (index === peak ? 9 : i / (index + 1))));
    }
    expect([indices[0], indices.at(-1)]).toEqual([0, length - 1]);
  });

  test("are as fine in a window as in the whole run", async () => {
    const curve = syntheticCurve(1_000_000, (index) => 1 / (index + 1));
    const { indices = [] } = await dataOf(figureWith([curve], { xlim: [500_000, 501_000] }));
    expect(indices.filter((index) => index >= 500_000 && index <= 501_000)).toHaveLength(1001);
    expect(indices.length).toBeLessThanOrEqual(20_000);
  });

  test("of curves that end before others end with them", async () => {
    const { rates, curves } = await dataOf(comparing());
    expect(rates.map((some) => some.length)).toEqual([120, 150, 150]);
    expect(curves.map(({ name }) => name)).toEqual([
      { label: "head", ending: ", before" },
      { label: "head", ending: ", after" },
      { label: "body", ending: ", after" },
    ]);
  });

  test("of a long run take no more than a few seconds to read", async () => {
    const noisy = Array.from({ length: 8 }, (_, i) =>
      curveOf(
        { length: 1_000_000, lr: (index) => Math.abs(Math.sin(index * (i + 1) * 12.9898)) / 7 },
        { label: `${i}` },
      ),
    );
    let size = 0;
    for (const piece of await pieces("html", figureWith(noisy))) size += Buffer.byteLength(piece as string);
    expect(size).toBeLessThan(2_000_000);
    const long = [curveOf({ length: 10_000_000, lr: cosine(1e-6, 1e-3, 300_000) })];
    expect((await textOf("html", figureWith(long))).length).toBeLessThan(1_000_000);
  });

  test("are refused where the window shows nothing of the run", async () => {
    await expect(textOf("html", figureWith([restarts], { xlim: [500, 600] }))).rejects.toThrow(
      "shows nothing of the run",
    );
  });
});
