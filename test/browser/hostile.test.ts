import { expect, test } from "vitest";
import type { Figure } from "../../src/core/figure.ts";
import { browserFor } from "../helpers/browser.ts";
import { figureWith, listed } from "../helpers/figure.ts";
import { folderWith } from "../helpers/folder.ts";
import { hostile } from "../helpers/hostile.ts";
import { pageOf, pointOf, saved } from "../helpers/page.ts";

const folder = folderWith({});
const open = browserFor();

/** A figure that says this wherever a user may say something. */
function saying(text: string): Figure {
  const finding = { rule: text, severity: "note", curve: text, message: text, advice: text } as const;
  const curves = [listed([1, 2, 3], text), listed([3, 2, 1], "plain")];
  return figureWith(curves, {}, { title: text, subtitle: text, command: text, findings: [finding] });
}

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
