// A page as a person sees it, for the documents.
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

/** A PNG of a page's HTML in headless Chromium, with the mouse over the middle of its chart. */
export async function screenshot(html) {
  const folder = mkdtempSync(join(tmpdir(), "lrplot-page-"));
  const browser = await chromium.launch({
    executablePath: process.env.CHROME_PATH ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-quic", "--disable-background-networking"],
  });
  try {
    writeFileSync(join(folder, "lr.html"), html);
    const page = await browser.newPage({ viewport: { width: 900, height: 640 }, deviceScaleFactor: 2 });
    await page.goto(pathToFileURL(join(folder, "lr.html")).href);
    const box = await page.locator("svg").first().boundingBox();
    await page.mouse.move(box.x + 0.55 * box.width, box.y + 0.5 * box.height);
    return await page.screenshot();
  } finally {
    await browser.close();
    rmSync(folder, { recursive: true });
  }
}
