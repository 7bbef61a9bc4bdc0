import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "vitest";
import { folderWith } from "../helpers/folder.ts";
import { Terminal } from "./terminal.ts";

const folder = folderWith({});
const loader = fileURLToPath(new URL("../../bin/lrplot.cjs", import.meta.url));
const lrplot = `'${process.execPath}' '${loader}' cosine --T-max 1e9 --findings none`;

let terminal: Terminal;
beforeAll(async () => {
  const { CI: _, ...env } = process.env; // there nobody looks
  terminal = new Terminal("bash --norc", folder, { ...env, TERM: "xterm-256color", INPUTRC: "/dev/null" });
  terminal.type("PS1='$ '; clear; echo read''y");
  terminal.press("Enter");
  await terminal.shows((screen) => /^ready\n+\$$/.test(screen));
});
afterAll(() => terminal?.close());

test.each([
  [
    "it is run once before it is printed",
    "--epochs 1000000000 > /dev/null",
    / %, .* of 1,000,000,000 epochs, /,
  ],
  [
    "it is printed",
    "--steps 30000000 --format jsonl | cat > /dev/null",
    /[5-9]\d %, .* of 30,000,000 steps, /,
  ],
  ["a file is written", "--epochs 1000000000 -o lr.csv", / %, .* of 1,000,000,000 epochs, /],
])("Ctrl-C takes the line away, while %s", async (_, rest, line) => {
  terminal.type(`clear; ${lrplot} ${rest}`);
  terminal.press("Enter");
  await terminal.shows((screen) => line.test(screen));
  terminal.press("C-c");
  const screen = await terminal.shows((text) => text.endsWith("$"));
  expect(screen).not.toContain(" %");
  expect(readdirSync(folder)).toEqual([]);
});
