import type { Figure } from "../../src/core/figure.ts";
import type { Screen, Warn } from "../../src/outputs/format.ts";
import { formatNamed } from "../../src/outputs/index.ts";
import { noWarning } from "../helpers/figure.ts";

/** The pieces of a figure in a format, as they come. */
export async function pieces(
  format: string,
  figure: Figure,
  warn: Warn = noWarning,
  screen: Screen = { columns: 80, rows: 24, colors: 1 },
): Promise<Iterable<string | Uint8Array>> {
  const write = await formatNamed(format)?.load();
  if (write === undefined) throw new Error(`no format ${format}`);
  return write(figure, warn, screen);
}

export async function textOf(format: string, figure: Figure, warn?: Warn, screen?: Screen): Promise<string> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let text = "";
  for (const piece of await pieces(format, figure, warn, screen)) {
    text += typeof piece === "string" ? piece : decoder.decode(piece);
  }
  return text;
}

/** `[input, expectation, input, expectation …]`, one on each line, as the rows of a `test.each`. */
export function table<I, O>(...cells: (I | O)[]): [I, O][] {
  return cells.flatMap((cell, i): [I, O][] => (i % 2 === 0 ? [[cell as I, cells[i + 1] as O]] : []));
}
