/** How a name is cut where there is little room for it. */
export interface Cutting {
  /** What stands for what is left out at its beginning. */
  readonly ellipsis: string;
  fits(name: string): boolean;
  /** The beginning of a name, with an ellipsis where that is not all. */
  shorten(name: string): string;
}

/** How many characters some names begin with alike. */
type Alike = (names: readonly string[]) => number;

/**
 * Names that are cut so that they can be told apart: where one is too long, all go without the words that they begin
 * with alike, and those that are the same even then without what they, of all, begin with alike.
 */
export function cutNames(names: readonly string[], cutting: Cutting): string[] {
  return names.every(cutting.fits) ? [...names] : apart(names, cutting, alikeWords);
}

function apart(names: readonly string[], cutting: Cutting, alike: Alike): string[] {
  const { ellipsis, shorten } = cutting;
  const left = names.length > 1 ? alike(names) : 0;
  const cut = names.map((name) => {
    const rest = name.slice(left);
    return shorten(left === 0 || rest === "" ? name : ellipsis + rest);
  });
  const groups = new Map<string, string[]>();
  for (const [i, text] of cut.entries()) groups.set(text, [...(groups.get(text) ?? []), names[i] as string]);
  const found = new Map<string, string>();
  for (const [text, group] of groups) {
    const isAll = group.length === names.length;
    const isDone = group.length === 1 || (isAll && alike === alikeCharacters);
    const texts = isDone
      ? group.map(() => text)
      : apart(group, cutting, isAll ? alikeCharacters : alikeWords);
    for (const [k, name] of group.entries()) found.set(name, texts[k] as string);
  }
  return names.map((name) => found.get(name) as string);
}

/** As far as whole words go. */
function alikeWords(names: readonly string[]): number {
  const [first = ""] = names;
  const [words = ""] = /^[\s\S]*[\s(,]/.exec(first.slice(0, alikeCharacters(names))) ?? [];
  return words.length;
}

/** Up to the beginning of a character that differs, with all that is written over it. */
function alikeCharacters(names: readonly string[]): number {
  const [first = ""] = names;
  let alike = first.length;
  for (const name of names) {
    let same = 0;
    while (same < alike && name[same] === first[same]) same++;
    alike = same;
  }
  while (alike > 0 && names.some((name) => /^[\p{Mark}\p{Cs}\u200d]/u.test(name.slice(alike)))) alike--;
  return alike;
}
