import { fstatSync, statSync } from "node:fs";
import { isatty } from "node:tty";
import type { Screen } from "../outputs/format.ts";
import type { ColorWhen } from "./shell.ts";

type Environment = Readonly<Record<string, string | undefined>>;

/** What a terminal says of itself: the part of Node's `tty.WriteStream` that is asked here. */
export interface Terminal {
  readonly columns?: number;
  readonly rows?: number;
  getColorDepth(environment: object): number;
}

/** Is a file descriptor a terminal? Asks the file system first: to load Node's tty takes a millisecond. */
export function isTerminal(descriptor: number): boolean {
  try {
    const found = fstatSync(descriptor);
    return found.isCharacterDevice() && !isNowhere(found.rdev) && isatty(descriptor);
  } catch {
    return false; // it is closed
  }
}

/** /dev/null is a device as well, and what is written there is in a hurry. */
function isNowhere(device: number): boolean {
  return statSync("/dev/null", { throwIfNoEntry: false })?.rdev === device;
}

/**
 * What standard output is shown on, or a file by whoever opens it; 80 × 24 where that is no terminal and `COLUMNS`
 * and `LINES` say nothing.
 */
export function screenOf(color: ColorWhen, isFile = false): Screen {
  // Node makes a stream of standard output when it is first asked for, which takes longer than most of a run
  const terminal = !isFile && isTerminal(1) ? process.stdout : undefined;
  return screenIn(process.env, terminal, color === "auto" && isFile ? "never" : color);
}

/** The screen of a terminal, or of something else, in an environment. */
export function screenIn(environment: Environment, terminal: Terminal | undefined, color: ColorWhen): Screen {
  return {
    columns: terminal?.columns || wholeNumber(environment.COLUMNS) || 80,
    rows: terminal?.rows || wholeNumber(environment.LINES) || 24,
    colors: colorsOf(environment, terminal, color),
    ...(terminal && isPoor(environment) && { ascii: true }),
  };
}

/** `--color` wins over NO_COLOR, that over FORCE_COLOR and CLICOLOR_FORCE, and those over what the terminal is. */
function colorsOf(
  environment: Environment,
  terminal: Terminal | undefined,
  color: ColorWhen,
): Screen["colors"] {
  if (color === "never") return 1;
  const forced = color === "always" ? "true" : forcedBy(environment);
  if (color === "auto" && environment.NO_COLOR) return 1;
  const level = levels[forced ?? ""];
  if (level !== undefined) return level;
  if (forced === undefined && (terminal === undefined || environment.CLICOLOR === "0")) return 1;
  const depth = depthOf(environment, terminal);
  return forced !== undefined && depth === 1 ? 4 : depth;
}

/** FORCE_COLOR's levels, as Node and most tools read them. */
const levels: Readonly<Record<string, Screen["colors"]>> = { 0: 1, false: 1, 1: 4, 2: 8, 3: 24 };

function forcedBy({ FORCE_COLOR, CLICOLOR_FORCE }: Environment): string | undefined {
  if (FORCE_COLOR !== undefined) return FORCE_COLOR;
  return CLICOLOR_FORCE && CLICOLOR_FORCE !== "0" ? "true" : undefined;
}

function depthOf(environment: Environment, terminal: Terminal | undefined): Screen["colors"] {
  if (terminal) {
    // what the user wants is clear by now: what can the terminal do?
    const { NO_COLOR, NODE_DISABLE_COLORS, FORCE_COLOR, ...rest } = environment;
    const depth = terminal.getColorDepth(rest) as Screen["colors"];
    return depth === 4 && /-256(color)?$/.test(rest.TERM ?? "") ? 8 : depth; // Node takes screen's word for 16
  }
  return /^(truecolor|24bit)$/.test(environment.COLORTERM ?? "") ? 24 : 8;
}

/** Has the terminal no glyphs for braille and lines? Linux' console has a font of 256 or 512, none of them braille. */
function isPoor({ TERM, LC_ALL, LC_CTYPE, LANG }: Environment): boolean {
  const [, charset] = /\.([\w-]+)/.exec(LC_ALL || LC_CTYPE || LANG || "") ?? [];
  return /^(linux|dumb|vt\d+)$/.test(TERM ?? "") || (charset !== undefined && !/^utf-?8$/i.test(charset));
}

function wholeNumber(text = ""): number {
  return /^\d+$/.test(text) ? Number(text) : 0;
}
