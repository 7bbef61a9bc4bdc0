import { pathText } from "../../core/draft.ts";
import { nameOf } from "../../core/file-name.ts";
import { isProblem, type Path } from "../../core/problem.ts";
import type { Document } from "../document.ts";
import { withSettings } from "../settings.ts";
import type { Source } from "../source.ts";
import { idleNotes } from "./idle-settings.ts";
import { formats } from "./index.ts";
import { recognised } from "./recognised.ts";

/**
 * A file of another program's; undefined where it is none that is known. Throws a Problem instead where it `must` be
 * one, that says what was looked for.
 */
export function foreignSource({ file, values, locate }: Document, must: boolean): Source | undefined {
  const format = must
    ? inFile(file, locate, () => recognised(values))
    : formats.find(({ isIt }) => isIt(values));
  if (format === undefined) return undefined;
  return {
    readAs: format.name,
    read({ settings, ...context }) {
      const all = withSettings(values, settings);
      const { config, origins, notes, usedData } = inFile(file, locate, () => format.read(all, context));
      const theirs = theirPlaces(origins);
      return {
        config,
        isFilled: true,
        locate: (path) => locate(theirs(path) ?? []),
        keyOf: (path) => {
          const found = theirs(path);
          return found && pathText(found);
        },
        notes: [
          ...(notes ?? []),
          ...idleNotes(values, settings, config, (other) => format.read(other, context).config),
        ],
        ...(usedData && { usedData }),
      };
    },
    typeOf: ({ settings, ...context }) => format.typeOf?.(withSettings(values, settings), context),
  };
}

/** Do `work`; a Problem that it throws gets the name of the file and its key. */
function inFile<T>(file: string, locate: Document["locate"], work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isProblem(error) || error.where !== undefined) throw error;
    const { path } = error;
    throw error.at(path.length === 0 ? nameOf(file) : `${nameOf(file)}: ${pathText(path)}`, locate(path));
  }
}

/** What leads to the place in the file from which a value of the config was copied. */
function theirPlaces(origins: readonly (readonly [ours: Path, theirs: Path])[]) {
  const known = new Map(origins.map(([ours, theirs]) => [pathText(ours), theirs]));
  return (path: Path): Path | undefined => {
    for (let length = path.length; length > 0; length--) {
      const theirs = known.get(pathText(path.slice(0, length)));
      if (theirs) return [...theirs, ...path.slice(length)];
    }
    return undefined;
  };
}
