import { registry } from "../../schedules/index.ts";
import { flagsOf } from "../inputs/all-flags.ts";
import { outputSchema } from "../inputs/output-flags.ts";
import type { Term } from "../inputs/words.ts";
import { drawTerms } from "./draw-terms.ts";
import { type Drawn, drawnWhileAsked, printed } from "./drawn.ts";
import { flagsSaid } from "./flags-said.ts";
import { readInput } from "./input.ts";
import type { Shell } from "./shell.ts";
import { version } from "./version.ts";

/** `lrplot <schedule | config> …`. Returns the exit code; throws a Problem or a Failure. */
export function draw(argv: readonly string[], shell: Shell): Promise<number> {
  return drawnWhileAsked(argv, shell, (watching, ended) => drawOnce(argv, watching, ended));
}

/** From the words to the pictures. */
export async function drawOnce(argv: readonly string[], shell: Shell, ended?: AbortSignal): Promise<Drawn> {
  const terms = await readInput(argv, registry, flagsOf, shell);
  const output = flagsSaid("output", outputSchema(), terms);
  if (output.version) return printed(`${version}\n`, shell);
  if (output.help || argv.length === 0) return printed(await helpOf(terms[0]), shell);
  return drawTerms(terms, shell, { ended });
}

/** The help of a term's schedule, or of the whole tool. */
async function helpOf(term?: Term): Promise<string> {
  const { overview, scheduleHelp } = await import("./help.ts"); // brings commander along, which runs do without
  if (term?.definition) return scheduleHelp(term.definition, [...term.flags]);
  return overview(registry, [...flagsOf(undefined)]);
}
