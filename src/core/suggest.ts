import { distance } from "fastest-levenshtein";

/** A name as flags and types are compared: without case, `-`, `_` and dots. */
export function fold(name: string): string {
  return name.toLowerCase().replace(/[-_.\s]/g, "");
}

/** The name nearest to a mistyped one; undefined where none is near enough to be meant. */
export function suggest(name: string, known: readonly string[]): string | undefined {
  const wanted = fold(name);
  const furthest = Math.max(wanted.length < 3 ? 1 : 2, Math.floor(wanted.length / 3));
  const near = (candidate: string) =>
    wanted.length >= 4 && candidate.startsWith(wanted) ? 1 : distance(wanted, candidate);
  let best: string | undefined;
  let least = furthest + 1;
  for (const candidate of known) {
    const far = near(fold(candidate));
    if (far < least) [best, least] = [candidate, far];
  }
  return best;
}

/** "Did you mean gamma?", or undefined where nothing is near. */
export function didYouMean(name: string, known: readonly string[], prefix = ""): string | undefined {
  const best = suggest(name, known);
  return best === undefined ? undefined : `Did you mean ${prefix}${best}?`;
}
