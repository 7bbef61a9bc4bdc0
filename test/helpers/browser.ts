import { existsSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";

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

/** A page in a browser, and what it did that a page should not. */
export interface Opened {
  readonly page: Page;
  /** Messages on the console, errors, dialogs, and requests other than that for the page itself. */
  readonly complaints: readonly string[];
}

/** A headless Chromium for the tests of a file; the function that is returned opens a file in it. */
export function browserFor(): (file: string, options?: BrowserContextOptions) => Promise<Opened> {
  let browser: Browser | undefined;
  beforeAll(async () => {
    if (!existsSync(executablePath)) {
      throw new Error(
        `no Chromium at ${executablePath}: apt-get install chromium, or set CHROME_PATH to a Chromium or Chrome`,
      );
    }
    browser = await chromium.launch({ executablePath, args: quiet });
  });
  afterAll(() => browser?.close());
  return async (file, options) => {
    if (!browser) throw new Error("only within a test");
    const context = await browser.newContext({
      viewport: { width: 1000, height: 800 },
      acceptDownloads: true,
      ...options,
    });
    const page = await context.newPage();
    const address = pathToFileURL(file).href;
    const complaints: string[] = [];
    page.on("console", (message) => complaints.push(`console: ${message.text()}`));
    page.on("pageerror", (error) => complaints.push(`error: ${error.message}`));
    page.on("dialog", (dialog) => {
      complaints.push(`dialog: ${dialog.message()}`);
      dialog.dismiss();
    });
    page.on("request", (request) => {
      if (request.url() !== address && !/^(blob|data):/.test(request.url())) complaints.push(request.url());
    });
    await page.goto(address);
    return { page, complaints };
  };
}
