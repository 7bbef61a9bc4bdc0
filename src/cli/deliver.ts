import type { Curve } from "../core/curve.ts";
import type { Figure } from "../core/figure.ts";
import type { ColorWhen, Shell } from "./shell.ts";
import type { Target } from "./targets.ts";
import { writeFile } from "./write.ts";

/** Write a figure to all its targets, one after the other. Throws what running its curves throws, and Failures. */
export async function deliver(
  figure: Figure,
  targets: readonly Target[],
  color: ColorWhen,
  { say, screen, write }: Shell,
): Promise<void> {
  for (const { file, format } of targets) {
    const chunks = await (await format.load())(figure, say, screen(color, file !== undefined));
    if (file !== undefined) await writeFile(file, chunks);
    else {
      if (!Array.isArray(chunks)) checkWhole(figure.curves); // what is an array has been made whole already
      write(chunks);
    }
  }
}

/** What is on standard output cannot be taken back: run a long schedule once before, to see that it runs. */
function checkWhole(curves: readonly Curve[]): void {
  for (const curve of curves) for (const _ of curve.chunks());
}
