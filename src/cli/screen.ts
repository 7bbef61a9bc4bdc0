import { fstatSync } from "node:fs";
import { isatty } from "node:tty";
import type { Screen } from "../outputs/format.ts";
import type { ColorWhen } from "./shell.ts";

/** Is a file descriptor a terminal? Asks the file system first: to load Node's tty takes a millisecond. */
export function isTerminal(descriptor: number): boolean {
  try {
    return fstatSync(descriptor).isCharacterDevice() && isatty(descriptor);
  } catch {
    return false; // it is closed
  }
}

/**
 * What standard output is shown on; 80 × 24 where that is no terminal and `COLUMNS` and `LINES` say nothing. Looked
 * up when it is asked for: most formats never do, and `process.stdout` takes milliseconds to make.
 */
export function screenOf(color: ColorWhen): Screen {
  const { COLUMNS, LINES, NO_COLOR } = process.env;
  return {
    get columns() {
      return (process.stdout.isTTY && process.stdout.columns) || wholeNumber(COLUMNS) || 80;
    },
    get rows() {
      return (process.stdout.isTTY && process.stdout.rows) || wholeNumber(LINES) || 24;
    },
    get colors() {
      return colorsOf(color, Boolean(NO_COLOR));
    },
  };
}

function colorsOf(color: ColorWhen, noColor: boolean): Screen["colors"] {
  if (color === "never" || (color === "auto" && noColor)) return 1;
  if (!process.stdout.isTTY) return color === "always" ? 8 : 1;
  const depth = process.stdout.getColorDepth() as Screen["colors"];
  return color === "always" && depth === 1 ? 4 : depth;
}

function wholeNumber(text = ""): number {
  return /^\d+$/.test(text) ? Number(text) : 0;
}
