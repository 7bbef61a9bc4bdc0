import { parse } from "yaml";
import { registry } from "../../schedules/index.ts";
import { pathText } from "../../src/core/draft.ts";
import { isProblem } from "../../src/core/problem.ts";
import type { Context, Format, Translation, Values } from "../../src/inputs/formats/format.ts";
import { compute } from "./compute.ts";

/** What flags say beside a file. */
type Flags = Omit<Context, "registry">;

/** The values of a file's text: YAML, and so JSON, too. */
export const valuesOfText = (text: string): Values => parse(text);

/** A file's text as a format reads it. Throws where the format does not know it as its own. */
export function translated(format: Format, text: string, flags: Flags = {}): Translation {
  const values = valuesOfText(text);
  if (!format.isIt(values)) throw new Error(`not known as ${format.name}`);
  const translation = format.read(values, { ...flags, registry });
  checkOrigins(translation, values);
  return translation;
}

/** Only what is there is copied, from where something is. */
function checkOrigins({ config, origins }: Translation, values: Values): void {
  for (const [ours, theirs] of origins) {
    if (!isThere(config, ours)) throw new Error(`the config has no ${pathText(ours)}`);
    if (!isThere(values, theirs)) throw new Error(`the file has no ${pathText(theirs)}`);
  }
}

function isThere(values: unknown, path: readonly (string | number)[]): boolean {
  let value = values;
  for (const key of path) {
    if (value === null || typeof value !== "object" || !Object.hasOwn(value, key)) return false;
    value = (value as Record<string | number, unknown>)[key];
  }
  return true;
}

/** What a format says of a file that it refuses: `scheduler.type: it is so; do this`. */
export function refusal(format: Format, text: string, flags: Flags = {}): string {
  try {
    translated(format, text, flags);
  } catch (error) {
    if (!isProblem(error)) throw error;
    const said = [error.message, error.allowed, error.hint].filter((sentence) => sentence !== undefined);
    return `${pathText(error.path)}: ${said.join("; ")}`;
  }
  throw new Error("it is not refused");
}

/** The rates of a file, each curve whole, as plan and run compute them of its config and of what flags add. */
export function ratesOf(format: Format, text: string, flags: Flags = {}): number[][] {
  const { config } = translated(format, text, flags);
  return compute({ ...config, ...flags }).map(({ lr }) => lr);
}
