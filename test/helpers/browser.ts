import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";

const executablePath = process.env.CHROME_PATH ?? "/usr/bin/chromium";

const quiet = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** Opens files in a browser. */
export interface Opener {
  (file: string, options?: BrowserContextOptions): Promise<Page>;
  /** What pages did that they should not: messages on the console, errors, dialogs, requests for anything else. */
  readonly complaints: string[];
}

/** A headless Chromium for the tests of a file, each of which fails where a page gave reason to complain. */
export function browserFor(): Opener {
  let browser: Browser | undefined;
  const complaints: string[] = [];
  beforeAll(async () => {
    if (!existsSync(executablePath)) {
      throw new Error(
        `no Chromium at ${executablePath}: apt-get install chromium, or set CHROME_PATH to a Chromium or Chrome`,
      );
    }
    browser = await chromium.launch({ executablePath, args: quiet });
  });
  afterEach(async () => {
    for (const context of browser?.contexts() ?? []) await context.close();
    expect(complaints.splice(0)).toEqual([]);
  });
  afterAll(() => browser?.close());

  const open = async (file: string, options?: BrowserContextOptions) => {
    if (!browser) throw new Error("a page is opened within a test");
    const context = await browser.newContext({ viewport: { width: 1000, height: 800 }, ...options });
    const page = await context.newPage();
    const address = pathToFileURL(file).href;
    page.on("console", (message) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on("request", (request) => {
      const isOwn = request.url() === address || /^(blob|data):/.test(request.url());
      if (!isOwn) complaints.push(`request: ${request.url()}`);
    });
    await page.goto(address);
    return page;
  };
  return Object.assign(open, { complaints });
}
