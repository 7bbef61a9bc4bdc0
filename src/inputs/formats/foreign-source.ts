import { pathText } from "../../core/draft.ts";
import { nameOf } from "../../core/file-name.ts";
import { isProblem, type Path, Problem } from "../../core/problem.ts";
import type { Document } from "../document.ts";
import { withSettings } from "../settings.ts";
import type { Source } from "../source.ts";
import { formats } from "./index.ts";

/**
 * A file of another program's; undefined where it is none that is known. Throws a Problem instead where it `must` be
 * one, that says what was looked for.
 */
export function foreignSource({ file, values, locate }: Document, must: boolean): Source | undefined {
  const format = formats.find(({ isIt }) => isIt(values));
  if (format === undefined) {
    if (must) throw unknownFile(file);
    return undefined;
  }
  return {
    readAs: format.name,
    read({ settings, ...context }) {
      try {
        const { config, origins, notes } = format.read(withSettings(values, settings), context);
        const theirs = theirPlaces(origins);
        return {
          config,
          isFilled: true,
          locate: (path) => locate(theirs(path) ?? []),
          keyOf: (path) => {
            const found = theirs(path);
            return found && pathText(found);
          },
          ...(notes && { notes }),
        };
      } catch (error) {
        if (!isProblem(error) || error.where !== undefined) throw error;
        const { path } = error;
        throw error.at(path.length === 0 ? nameOf(file) : `${nameOf(file)}: ${pathText(path)}`, locate(path));
      }
    },
  };
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

function unknownFile(file: string): Problem {
  const looked = formats.map(({ name, looksFor }) => `${name} (${looksFor})`);
  return new Problem("is no config that lrplot reads", {
    where: nameOf(file),
    allowed: `it was looked for schedule or curves (lrplot's own), ${looked.join(", ")}`,
  });
}
