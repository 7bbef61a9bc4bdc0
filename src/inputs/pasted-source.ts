import { shortPathText } from "../core/draft.ts";
import type { Path } from "../core/problem.ts";
import { askFor, collected } from "../python/asked-for.ts";
import { type Constructed, placeOf } from "../python/constructor.ts";
import type { Unknown } from "../python/environment.ts";
import { missingRate } from "../python/missing-rate.ts";
import { constructorOfText } from "../python/pasted.ts";
import { settingsFor } from "../python/settings.ts";
import { lineAndColumn } from "../python/source.ts";
import type { Source } from "./source.ts";

/** A constructor in Python on the command line: `CosineAnnealingLR(optimizer, T_max=100)`. */
export function pastedSource(text: string): Source {
  return {
    read({ registry, settings, optimizer }) {
      const environment = settingsFor(settings);
      const missing: Unknown[] = [];
      const found = collected(environment, (known) => constructorOfText(text, registry, known), missing);
      if (found && missing.length === 0 && optimizer?.lr === undefined) {
        missing.push(...missingRate(found, registry));
      }
      if (!found || missing.length > 0) throw askFor(missing);
      environment.checkUsed();
      return {
        config: { schedule: found.schedule, ...(found.optimizer && { optimizer: found.optimizer }) },
        isFilled: true,
        locate: () => undefined,
        keyOf: (path) => keyIn(found, path),
        notes: [...new Map(found.takenFor)].map(([name, type]) => `${name} is taken for ${type}`),
      };
    },
  };
}

/** `column 45: T_mult`; what the text does not say has its name alone. */
function keyIn(found: Constructed, [key, ...path]: Path): string | undefined {
  if (key !== "schedule") return key === "optimizer" ? shortPathText([key, ...path]) : undefined;
  const place = placeOf(found, path);
  const name = path.length === 0 ? undefined : shortPathText(path);
  const isSaid = found.places.some(
    ([own]) => own.length === path.length && own.every((k, i) => k === path[i]),
  );
  if (place === undefined || !(isSaid || path.length > 1)) return name;
  const { line, column } = lineAndColumn(place.source, place.from);
  const where = place.source.text.includes("\n") ? `line ${line}, column ${column}` : `column ${column}`;
  return name === undefined ? where : `${where}: ${name}`;
}
