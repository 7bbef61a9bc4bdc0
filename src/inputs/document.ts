import { configSchema } from "../core/config.ts";
import type { Path, Position } from "../core/problem.ts";
import { didYouMean } from "../core/suggest.ts";
import type { RawConfig } from "./filled-term.ts";
import type { Values } from "./formats/format.ts";
import { isObject } from "./formats/object.ts";
import { withSettings } from "./settings.ts";
import type { Source } from "./source.ts";

/** A file of keys and values, in whatever language. */
export interface Document {
  /** As the words of the command line name it. */
  readonly file: string;
  readonly values: Values;
  /** Where a path's key stands in its text, or the nearest one around it. */
  locate(path: Path): Position | undefined;
}

/** What such a file says: a config of ours, or of another program's. Throws a Problem where it is neither. */
export async function documentSource(document: Document): Promise<Source> {
  const { values, locate } = document;
  if (!isOurs(values)) {
    const { foreignSource } = await import("./formats/foreign-source.ts"); // most configs are ours
    const foreign = foreignSource(document, !mayBeOurs(values));
    if (foreign) return foreign;
  }
  return { read: ({ settings }) => ({ config: withSettings(values, settings) as RawConfig, locate }) };
}

/** Has it a schedule, or several, as a config of ours says it? Other programs name the class otherwise. */
const isOurs = ({ schedule, curves }: Values) =>
  curves !== undefined || (isObject(schedule) && typeof schedule.type === "string");

/** Is there anything in it that might be ours, or nothing at all? */
function mayBeOurs(values: Values): boolean {
  const keys = Object.keys(values);
  const ours = Object.keys(configSchema().shape);
  return keys.length === 0 || keys.some((key) => ours.includes(key) || didYouMean(key, ours) !== undefined);
}
