import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderWith } from "../helpers/folder.ts";
import { Terminal } from "./terminal.ts";

const config = '{"epochs": 50, "schedule": {"type": "CosineAnnealingLR", "T_max": 50}}';
const folder = folderWith({ "lr.json": config });
const loader = fileURLToPath(new URL("../../bin/lrplot.cjs", import.meta.url));

let terminal: Terminal;
beforeAll(async () => {
  const { NO_COLOR: _, ...env } = process.env;
  terminal = new Terminal("bash --norc", folder, { ...env, TERM: "xterm-256color", LC_ALL: "C.UTF-8" });
  terminal.type("PS1='$ '; clear; echo read''y");
  terminal.press("Enter");
  await terminal.shows((screen) => /^ready\n+\$$/.test(screen));
});
afterAll(() => terminal?.close());

/** The length of the lower axis. */
const axis = (screen: string) =>
  screen
    .split("\n")
    .find((line) => line.includes("└"))
    ?.trimEnd().length ?? 0;

test("--watch draws as wide as the terminal is, and says what it waits for", async () => {
  terminal.type(`'${process.execPath}' '${loader}' lr.json --watch`);
  terminal.press("Enter");
  /** Is the drawing all that is seen? A terminal that grows shows what has scrolled away again. */
  const isWatching = (screen: string) =>
    screen.startsWith("CosineAnnealingLR") && screen.endsWith("watching lr.json; Ctrl-C ends it");
  await terminal.shows((screen) => isWatching(screen) && axis(screen) > 100);
  expect(terminal.styled()).toContain("\x1b[2mwatching");
  terminal.resize(60, 20);
  await terminal.shows((screen) => isWatching(screen) && axis(screen) > 45 && axis(screen) <= 60);
  terminal.resize(90, 30);
  await terminal.shows((screen) => isWatching(screen) && axis(screen) > 75);
  terminal.press("C-c");
  expect(await terminal.shows((text) => text.endsWith("\n$"))).toContain("Ctrl-C ends it");
});
