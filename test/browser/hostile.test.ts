import { expect, test } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { browserFor } from "../helpers/browser.ts";
import { comparing } from "../helpers/comparison.ts";
import { figureWith, listed } from "../helpers/figure.ts";
import { finding } from "../helpers/findings.ts";
import { folderWith } from "../helpers/folder.ts";
import { hostile, turning } from "../helpers/hostile.ts";
import { pageOf, pointOf, saved } from "../helpers/page.ts";

const folder = folderWith({});
const open = browserFor();

/** A figure that says this wherever a user may say something. */
function saying(text: string): Figure {
  const found = finding({ rule: text, severity: "note", curve: text, message: text, advice: text });
  const curves = [listed([1, 2, 3], text), listed([3, 2, 1], "plain")];
  return figureWith(curves, {}, { title: text, subtitle: text, command: text, findings: [found] });
}

/** JavaScript for a browser: our words of the page that do not run from left to right, or not behind the text before. */
const turned = `(() => {
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const [texts, places] = [[], (node, k) => {
    const range = document.createRange();
    range.setStart(node, k);
    range.setEnd(node, k + 1);
    return range.getBoundingClientRect();
  }];
  while (walker.nextNode()) {
    const node = walker.currentNode;
    const [from, to] = [node.data.search(/\\S/), node.data.trimEnd().length - 1];
    if (from < 0 || node.parentElement.closest("bdi, svg, h1, .subtitle, [hidden]")) continue;
    const [first, last] = [places(node, from), places(node, to)];
    const before = node.previousSibling ?? node.parentElement.previousSibling;
    const isBehind = before?.tagName !== "BDI" || before.getBoundingClientRect().left <= first.left;
    const isTurned = first.top === last.top && (first.left > last.left || !isBehind);
    if (isTurned) texts.push(node.data);
  }
  return texts;
})()`;

test.each(turning.map((text, i) => [text, `turning-${i}.html`] as const))(
  "%j turns round nothing but itself",
  async (text, name) => {
    const compared = comparing();
    const { comparison } = compared;
    if (!comparison) throw new Error("no comparison");
    const curves = compared.curves.map((curve) => ({ ...curve, label: text + curve.label }));
    const found = finding({ rule: "LR001", severity: "note", curve: text, message: text, advice: text });
    const figure: Figure = {
      ...compared,
      curves,
      findings: [found],
      comparison: {
        ...comparison,
        before: text,
        after: text,
        pairs: comparison.pairs.map((pair) => ({
          ...pair,
          label: text + pair.label,
          before: pair.before && { ...pair.before, label: text + pair.label },
          after: pair.after && { ...pair.after, label: text + pair.label },
        })),
      },
    };
    const page = await open(await pageOf(figure, folder, name));
    await page.mouse.move(...(await pointOf(page, 0.5, 0.5)));
    expect(await page.evaluate(turned)).toEqual([]);
    expect(await page.locator(".tooltip .name").first().textContent()).toBe(`${text}head, before`);
  },
);

test("what is turned round would be noticed", async () => {
  const page = await open(folderWith({ "turned.html": "<main>\u202ea: b</main>" }).concat("/turned.html"));
  expect(await page.evaluate(turned)).toHaveLength(1);
});

/** The page of a figure after somebody used it, and the names of all its elements. */
async function used(figure: Figure, name: string) {
  const page = await open(await pageOf(figure, folder, name));
  await page.mouse.move(...(await pointOf(page, 0.5, 0.5)));
  await saved(page, "SVG");
  const names = "[...document.querySelectorAll('*')].map((element) => element.tagName).join()";
  return { page, names: await page.evaluate(names) };
}

let plain: unknown;

test.each(hostile.map((text, i) => [text, `${i}.html`] as const))(
  "%j is text and nothing else",
  async (text, name) => {
    plain ??= (await used(saying("plain text"), "plain.html")).names;
    const { page, names } = await used(saying(text), name);
    expect(names).toBe(plain);
    expect(await page.evaluate("typeof globalThis.ran")).toBe("undefined");
    for (const place of ["title", "h1", ".subtitle", "#command", ".findings code"]) {
      expect(await page.locator(place).first().textContent()).toBe(text);
    }
    expect(await page.locator(".legend button").first().textContent()).toBe(text);
    expect(await page.locator(".tooltip .name").first().textContent()).toBe(text);
  },
);
