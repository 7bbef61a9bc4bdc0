import { WriteStream } from "node:tty";
import { describe, expect, test } from "vitest";
import { main } from "../../src/cli/main.ts";
import { screenIn } from "../../src/cli/screen.ts";
import type { ColorWhen } from "../../src/cli/shell.ts";
import { keeping, words } from "../helpers/command-line.ts";

/** A terminal that knows as many colours as Node reads out of an environment. */
const terminal = { columns: 100, rows: 30, getColorDepth: WriteStream.prototype.getColorDepth };

describe("bits of colour", () => {
  test.each<[where: "terminal" | "pipe", color: ColorWhen, environment: string, bits: number]>([
    ["terminal", "auto", "TERM=xterm-256color", 8],
    ["terminal", "auto", "TERM=xterm-256color COLORTERM=truecolor", 24],
    ["terminal", "auto", "TERM=screen-256color", 8],
    ["terminal", "auto", "TERM=linux", 4],
    ["terminal", "auto", "TERM=dumb", 1],
    ["terminal", "auto", "TERM=xterm-256color NO_COLOR=1", 1],
    ["terminal", "auto", "TERM=xterm-256color NO_COLOR=", 8],
    ["terminal", "auto", "TERM=xterm-256color NO_COLOR=1 FORCE_COLOR=1", 1],
    ["terminal", "auto", "TERM=xterm-256color FORCE_COLOR=0", 1],
    ["terminal", "auto", "TERM=xterm-256color FORCE_COLOR=3", 24],
    ["terminal", "auto", "TERM=xterm-256color CLICOLOR=0", 1],
    ["terminal", "never", "TERM=xterm-256color FORCE_COLOR=3", 1],
    ["terminal", "always", "TERM=xterm-256color NO_COLOR=1", 8],
    ["terminal", "always", "TERM=xterm-256color FORCE_COLOR=0", 8],
    ["terminal", "always", "TERM=dumb", 4],
    ["pipe", "auto", "TERM=xterm-256color", 1],
    ["pipe", "auto", "FORCE_COLOR=1", 4],
    ["pipe", "auto", "FORCE_COLOR=2", 8],
    ["pipe", "auto", "FORCE_COLOR=", 8],
    ["pipe", "auto", "CLICOLOR_FORCE=1", 8],
    ["pipe", "auto", "CLICOLOR_FORCE=0", 1],
    ["pipe", "auto", "CLICOLOR_FORCE=1 NO_COLOR=1", 1],
    ["pipe", "always", "NO_COLOR=1", 8],
    ["pipe", "always", "COLORTERM=truecolor", 24],
    ["pipe", "never", "CLICOLOR_FORCE=1", 1],
  ])("%s, --color %s, %s: %d", (where, color, environment, bits) => {
    expect(screenIn(variables(environment), where === "terminal" ? terminal : undefined, color).colors).toBe(
      bits,
    );
  });
});

test.each<[what: string, environment: string, size: [number, number]]>([
  ["a terminal says its own", "COLUMNS=70 LINES=20", [100, 30]],
  ["elsewhere the variables do", "COLUMNS=70 LINES=20", [70, 20]],
  ["and where they say nothing", "COLUMNS=0 LINES=many", [80, 24]],
])("size: %s", (what, environment, [columns, rows]) => {
  const where = what.startsWith("a terminal") ? terminal : undefined;
  expect(screenIn(variables(environment), where, "never")).toEqual({ columns, rows, colors: 1 });
});

test.each([
  ["TERM=xterm", undefined],
  ["TERM=linux", true],
  ["TERM=dumb", true],
  ["TERM=vt220", true],
  ["TERM=xterm LANG=C", undefined],
  ["TERM=xterm LANG=ko_KR.UTF-8", undefined],
  ["TERM=xterm LANG=ko_KR.eucKR", true],
  ["TERM=xterm LANG=ko_KR.eucKR LC_ALL=C.utf8", undefined],
])("ASCII only, in %s: %s", (environment, isPoor) => {
  expect(screenIn(variables(environment), terminal, "never").ascii).toBe(isPoor);
});

describe("what standard output gets", () => {
  test.each([
    ["a terminal", true, "linear --epochs 9", /┤/],
    ["a pipe", false, "linear --epochs 9", /^epoch,lr\n/],
    ["a terminal by -o -", true, "linear --epochs 9 -o -", /^epoch,lr\n/],
    ["a terminal that wants JSON", true, "linear --epochs 9 --format json", /^\{/],
    ["a pipe that wants a chart", false, "linear --epochs 9 --format terminal", /┤/],
  ])("%s", async (_, isTerminal, line, expected) => {
    const { shell, out } = keeping({ isTerminal: () => isTerminal });
    expect(await main(words(line), shell)).toBe(0);
    expect(out()).toMatch(expected);
  });

  test("a file is not the terminal that the command is typed in", async () => {
    const asked: unknown[] = [];
    const screen = (...args: unknown[]) => {
      asked.push(args);
      return { columns: 80, rows: 24, colors: 1 } as const;
    };
    const { shell } = keeping({ isTerminal: () => true, screen });
    await main(words("linear --epochs 2 -o /dev/null --format terminal --color always"), shell);
    await main(words("linear --epochs 2"), shell);
    expect(asked).toEqual([
      ["always", true],
      ["auto", false],
    ]);
  });
});

/** `A=1 B=2` as an environment. */
function variables(text: string): Record<string, string> {
  return Object.fromEntries(text.split(" ").map((one) => one.split("=") as [string, string]));
}

test("what there is to know of a chart is said below it", async () => {
  const said: string[] = [];
  const { shell } = keeping({
    isTerminal: () => true,
    screen: () => ({ columns: 40, rows: 10, colors: 1 }),
    write: async (chunks) => void said.push([...chunks].join("")),
    say: (text) => said.push(text),
  });
  await main(words("cosine --T-max 30 --parameter lr,momentum --epochs 30"), shell);
  expect(said).toEqual([
    expect.stringContaining("learning rate"),
    "the terminal is too low for the chart of momentum",
  ]);
});
